package io.oabridge.freshchat;

import io.oabridge.domain.Content.Media;
import io.oabridge.domain.Content.Media.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a name and a content type for a medium. Hosts often say only "octet-stream", and pictures
 * and voice messages come without a name.
 *
 * @param name with an extension wherever one is known
 */
record MediaType(String name, String contentType) {
    private static final int LONGEST_NAME = 150;
    private static final String UNKNOWN = "application/octet-stream";
    private static final Pattern TYPE = Pattern.compile("[a-z0-9.+_-]+/[a-z0-9.+_-]+");
    private static final Pattern EXTENSION = Pattern.compile(".*\\.([A-Za-z0-9]{1,8})");
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    /** The first extension of a content type is the one it gets. */
    private static final List<Known> KNOWN =
            List.of(
                    new Known("jpg", "image/jpeg"),
                    new Known("jpeg", "image/jpeg"),
                    new Known("png", "image/png"),
                    new Known("gif", "image/gif"),
                    new Known("webp", "image/webp"),
                    new Known("amr", "audio/amr"),
                    new Known("m4a", "audio/mp4"),
                    new Known("mp3", "audio/mpeg"),
                    new Known("aac", "audio/aac"),
                    new Known("wav", "audio/wav"),
                    new Known("ogg", "audio/ogg"),
                    new Known("mp4", "video/mp4"),
                    new Known("mov", "video/quicktime"),
                    new Known("pdf", "application/pdf"),
                    new Known("zip", "application/zip"),
                    new Known("txt", "text/plain"),
                    new Known("csv", "text/csv"),
                    new Known("doc", "application/msword"),
                    new Known("xls", "application/vnd.ms-excel"),
                    new Known("ppt", "application/vnd.ms-powerpoint"),
                    new Known("docx", OFFICE + "wordprocessingml.document"),
                    new Known("xlsx", OFFICE + "spreadsheetml.sheet"),
                    new Known("pptx", OFFICE + "presentationml.presentation"));

    private record Known(String extension, String contentType) {}

    /**
     * @param said the content type its host gave
     */
    static MediaType of(Media medium, String said) {
        String written = medium.name().map(MediaType::clean).orElse("");
        String own = written.isEmpty() ? nameIn(medium) : written;
        String type = typed(medium.kind(), said, extension(own));
        boolean complete = extension(own).isPresent();
        String end =
                find(known -> known.contentType().equals(type))
                        .map(known -> "." + known.extension())
                        .orElse("");
        String bare = own.isEmpty() ? medium.kind().name().toLowerCase(Locale.ROOT) : own;
        return new MediaType(complete ? own : bare + end, type);
    }

    /** Whether Freshchat would show it as a picture; a web page in its place is none. */
    boolean isPicture() {
        return contentType.startsWith("image/");
    }

    /** What follows the last dot, as it is written. */
    static Optional<String> extension(String name) {
        Matcher end = EXTENSION.matcher(name);
        return end.matches() ? Optional.of(end.group(1)) : Optional.empty();
    }

    private static String typed(Kind kind, String said, Optional<String> extension) {
        boolean telling = TYPE.matcher(said).matches() && !said.equals(UNKNOWN);
        if (telling) {
            return said;
        }
        return extension
                .flatMap(end -> find(known -> known.extension().equalsIgnoreCase(end)))
                .map(Known::contentType)
                .orElse(
                        switch (kind) {
                            case IMAGE -> "image/jpeg";
                            case GIF -> "image/gif";
                            case STICKER -> "image/png";
                            case AUDIO, VIDEO, FILE -> UNKNOWN;
                        });
    }

    private static Optional<Known> find(Predicate<Known> wanted) {
        return KNOWN.stream().filter(wanted).findFirst();
    }

    /** The last segment of the address, when it looks like a file's name. */
    private static String nameIn(Media medium) {
        String path = Optional.ofNullable(medium.address().getPath()).orElse("");
        return Optional.of(clean(path)).filter(name -> extension(name).isPresent()).orElse("");
    }

    /** No folders, no line breaks, nothing that turns the reading direction round. */
    private static String clean(String name) {
        String last =
                name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                        .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "")
                        .strip();
        int tooMany = last.codePointCount(0, last.length()) - LONGEST_NAME;
        return tooMany <= 0 ? last : last.substring(last.offsetByCodePoints(0, tooMany));
    }
}
