package io.oabridge.zalo;

import io.oabridge.domain.Content;
import io.oabridge.domain.Content.Media.Kind;
import io.oabridge.domain.SendOutcome;
import io.oabridge.transport.FetchedMedia;
import io.oabridge.transport.MediaSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Fetches a medium and decides in which form Zalo takes it. What Zalo cannot show by itself is a
 * link; a failure is what may pass, and what is not there to be shown or linked to.
 */
final class MediaPreparation {
    /** What Freshchat itself takes at most (docs/platforms/freshchat.md §4). */
    private static final long MOST_FETCHED = 25L * 1024 * 1024;

    /** Zalo says 1 MB and not of which kind (docs/platforms/zalo.md §3); this is the smaller. */
    private static final int LARGEST_PICTURE = 1_000_000;

    private static final int LARGEST_FILE = 5 * 1024 * 1024;
    private static final int GIF_SIZE_AT = 6;

    private final MediaSource source;
    private final ZaloErrors errors;
    private final PictureFitter fitter = new PictureFitter(LARGEST_PICTURE);

    MediaPreparation(MediaSource source, ZaloErrors errors) {
        this.source = source;
        this.errors = errors;
    }

    /** What is to be done with a medium. */
    sealed interface Plan {
        record Upload(OutgoingFile file) implements Plan {}

        /**
         * Only its address can be sent.
         *
         * @param why a short stable word for logs
         */
        record Link(Content.Media medium, String why) implements Plan {}

        record Fail(SendOutcome.Failure failure) implements Plan {}
    }

    Plan plan(Content.Media medium) {
        if (medium.kind() == Kind.VIDEO || medium.kind() == Kind.AUDIO) {
            // Neither has a form of its own (docs/platforms/zalo.md §2.2).
            return new Plan.Link(medium, "video-or-audio");
        }
        if (medium.sizeInBytes().orElse(0) > MOST_FETCHED) {
            return new Plan.Link(medium, "too-large");
        }
        return switch (source.fetch(medium.address(), MOST_FETCHED)) {
            case FetchedMedia.Whole whole -> plan(medium, whole);
            case FetchedMedia.TooLarge _ -> new Plan.Link(medium, "too-large");
            case FetchedMedia.Gone _ -> new Plan.Fail(errors.refusal(Unsendable.FILE_GONE));
            case FetchedMedia.Forbidden _ -> new Plan.Link(medium, "host-not-allowed");
            case FetchedMedia.Unavailable _ ->
                    new Plan.Fail(
                            new SendOutcome.RetryLater(Duration.ZERO, "medium-not-available"));
        };
    }

    private Plan plan(Content.Media medium, FetchedMedia.Whole whole) {
        try (whole) {
            FileKind kind = FileKind.of(whole.file());
            Optional<OutgoingFile> file = file(medium, kind, whole.file());
            return file.<Plan>map(Plan.Upload::new)
                    .orElseGet(() ->
                            new Plan.Link(
                                    sized(medium, whole.sizeInBytes()),
                                    "not-for-zalo-" + kind.extension()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a file that was fetched just now", e);
        }
    }

    private Optional<OutgoingFile> file(Content.Media medium, FileKind kind, Path path)
            throws IOException {
        return switch (kind) {
            case JPEG, PNG, BMP, WEBP -> picture(kind, path).map(OutgoingFile.Picture::new);
            case GIF -> animation(path);
            case PDF, DOC, DOCX ->
                    content(path, LARGEST_FILE)
                            .map(bytes ->
                                    new OutgoingFile.Document(
                                            new Multipart(
                                                    FileName.of(medium, kind),
                                                    kind.contentType(),
                                                    bytes)));
            case OTHER -> Optional.empty();
        };
    }

    private Optional<Multipart> picture(FileKind kind, Path path) throws IOException {
        boolean shown = kind == FileKind.JPEG || kind == FileKind.PNG;
        Optional<Multipart> asItIs =
                shown
                        ? content(path, LARGEST_PICTURE).map(bytes -> picture(kind, bytes))
                        : Optional.empty();
        return asItIs.or(() -> fitter.fit(path, kind).map(jpeg -> picture(FileKind.JPEG, jpeg)));
    }

    private static Multipart picture(FileKind kind, byte[] bytes) {
        return new Multipart("picture." + kind.extension(), kind.contentType(), bytes);
    }

    private static Optional<OutgoingFile> animation(Path path) throws IOException {
        return content(path, LARGEST_FILE)
                .filter(bytes -> bytes.length >= GIF_SIZE_AT + 2 * Short.BYTES)
                .map(bytes -> {
                    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
                    return new OutgoingFile.Animation(
                            new Multipart("picture.gif", FileKind.GIF.contentType(), bytes),
                            header.getShort(GIF_SIZE_AT) & 0xFFFF,
                            header.getShort(GIF_SIZE_AT + Short.BYTES) & 0xFFFF);
                })
                .filter(gif -> gif.width() > 0 && gif.height() > 0)
                .map(OutgoingFile.class::cast);
    }

    /** The whole file; empty when it is larger. */
    private static Optional<byte[]> content(Path path, int maxBytes) throws IOException {
        return Files.size(path) > maxBytes
                ? Optional.empty()
                : Optional.of(Files.readAllBytes(path));
    }

    private static Content.Media sized(Content.Media medium, long bytes) {
        return new Content.Media(
                medium.kind(), medium.address(), medium.name(), OptionalLong.of(bytes));
    }
}
