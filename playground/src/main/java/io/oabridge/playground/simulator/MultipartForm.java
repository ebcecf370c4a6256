package io.oabridge.playground.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code multipart/form-data} body, in which both platforms are sent files. */
public final class MultipartForm {
    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
    private static final byte[] BLANK_LINE = ascii("\r\n\r\n");

    private final List<Part> parts;

    private MultipartForm(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Empty when the request is of another type or names no boundary. */
    public static Optional<MultipartForm> of(Call call) {
        String type = call.header("Content-Type").orElse("");
        Matcher boundary = BOUNDARY.matcher(type);
        if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data") || !boundary.find()) {
            return Optional.empty();
        }
        String mark = Optional.ofNullable(boundary.group(1)).orElseGet(() -> boundary.group(2));
        return Optional.of(new MultipartForm(read(call.body(), ascii("--" + mark))));
    }

    /** In the order they were sent; what follows a broken part is left out. */
    public List<Part> parts() {
        return parts;
    }

    public Optional<Part> part(String field) {
        return parts.stream().filter(part -> part.field().equals(field)).findFirst();
    }

    private static List<Part> read(byte[] body, byte[] mark) {
        List<Part> parts = new ArrayList<>();
        int start = indexOf(body, mark, 0);
        while (start >= 0) {
            int head = start + mark.length;
            int end = indexOf(body, mark, head);
            int blank = indexOf(body, BLANK_LINE, head);
            int content = blank + BLANK_LINE.length;
            if (end < 0 || blank < 0 || content > end - 2) {
                return parts;
            }
            String headers = new String(body, head, blank - head, StandardCharsets.UTF_8);
            parts.add(
                    new Part(
                            parameter(headers, "name").orElse(""),
                            parameter(headers, "filename").orElse(""),
                            type(headers),
                            Arrays.copyOfRange(body, content, end - 2)));
            start = end;
        }
        return parts;
    }

    private static Optional<String> parameter(String headers, String name) {
        Matcher matcher =
                Pattern.compile("[;\\s]" + name + "=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]+))")
                        .matcher(headers);
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Optional.ofNullable(matcher.group(1))
                .map(quoted -> quoted.replaceAll("\\\\(.)", "$1"))
                .or(() -> Optional.ofNullable(matcher.group(2)));
    }

    private static String type(String headers) {
        Matcher matcher =
                Pattern.compile(
                                "^Content-Type:\\s*(\\S[^\r\n]*)",
                                Pattern.CASE_INSENSITIVE | Pattern.MULTILINE)
                        .matcher(headers);
        return matcher.find() ? matcher.group(1).strip() : "application/octet-stream";
    }

    private static int indexOf(byte[] body, byte[] wanted, int from) {
        for (int at = from; at <= body.length - wanted.length; at++) {
            if (body[at] == wanted[0]
                    && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** One field with a file in it; its file name is empty when none was given. */
    public static final class Part {
        private final String field;
        private final String fileName;
        private final String contentType;
        private final byte[] bytes;

        public Part(String field, String fileName, String contentType, byte[] bytes) {
            this.field = field;
            this.fileName = fileName;
            this.contentType = contentType;
            this.bytes = bytes;
        }

        public String field() {
            return field;
        }

        public String fileName() {
            return fileName;
        }

        public String contentType() {
            return contentType;
        }

        public byte[] bytes() {
            return bytes.clone();
        }

        public int size() {
            return bytes.length;
        }
    }
}
