package io.oabridge.playground.zalo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.oabridge.playground.simulator.Call;
import io.oabridge.playground.simulator.MultipartForm;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the account has uploaded in order to send it; docs/platforms/zalo.md §3. */
final class Uploads {
    private final MediaStore media;
    private final RandomIds ids;
    private final InstantSource clock;
    private final Duration life;
    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();

    Uploads(MediaStore media, RandomIds ids, ZaloSettings settings) {
        this.media = media;
        this.ids = ids;
        this.clock = settings.clock();
        this.life = settings.rules().uploadLife();
    }

    void on(Api api) {
        for (Kind kind : Kind.values()) {
            api.post("/v2.0/oa/upload/" + kind.path, call -> upload(kind, call));
        }
    }

    /** The upload of that kind, unless it is unknown or too old. */
    Optional<MediaStore.Item> find(Kind kind, String id) {
        return Optional.ofNullable(uploads.get(id))
                .filter(upload -> upload.kind() == kind)
                .filter(upload -> clock.instant().isBefore(upload.until()))
                .map(Upload::item);
    }

    private ApiAnswer upload(Kind kind, Call call) {
        Optional<MultipartForm.Part> found =
                MultipartForm.of(call).flatMap(form -> form.part("file"));
        if (found.isEmpty()) {
            return ApiAnswer.refused(
                    ApiAnswer.INVALID, "No multipart/form-data part named file was sent");
        }
        MultipartForm.Part part = found.get();
        byte[] content = part.bytes();
        if (content.length > kind.maxBytes) {
            return ApiAnswer.refused(
                    ApiAnswer.BEYOND_LIMIT, "File is larger than " + kind.maxBytes + " bytes");
        }
        if (!kind.extensions.contains(MediaStore.extension(part.fileName()))) {
            // docs/platforms/zalo.md §3: without a matching extension the data are empty.
            return ApiAnswer.success(JsonNodeFactory.instance.objectNode());
        }
        String id = kind == Kind.FILE ? ids.token() : ids.code();
        uploads.put(
                id,
                new Upload(kind, media.keep(part.fileName(), content), clock.instant().plus(life)));
        return ApiAnswer.success(JsonNodeFactory.instance.objectNode().put(kind.answerField, id));
    }

    /** What can be uploaded, and up to which size. */
    enum Kind {
        IMAGE("image", Set.of("jpg", "jpeg", "png"), 1024 * 1024, "attachment_id"),
        GIF("gif", Set.of("gif"), 5 * 1024 * 1024, "attachment_id"),
        FILE("file", Set.of("pdf", "doc", "docx", "csv"), 5 * 1024 * 1024, "token");

        private final String path;
        private final Set<String> extensions;
        private final int maxBytes;
        private final String answerField;

        Kind(String path, Set<String> extensions, int maxBytes, String answerField) {
            this.path = path;
            this.extensions = extensions;
            this.maxBytes = maxBytes;
            this.answerField = answerField;
        }
    }

    private record Upload(Kind kind, MediaStore.Item item, Instant until) {}
}
