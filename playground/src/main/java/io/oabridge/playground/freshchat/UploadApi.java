package io.oabridge.playground.freshchat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.simulator.Call;
import io.oabridge.playground.simulator.Faults;
import io.oabridge.playground.simulator.MultipartForm;
import io.oabridge.playground.simulator.Reply;

/**
 * {@code /v2/images/upload} and {@code /v2/files/upload} ({@code docs/platforms/freshchat.md} §4).
 */
final class UploadApi {
    private static final int MAX_FILE_BYTES = 25 * 1024 * 1024;

    private final Media media;
    private final Ids ids;
    private final Faults faults;
    private final String securityStatus;

    UploadApi(FreshchatSettings settings, Media media, Ids ids, Faults faults) {
        this.media = media;
        this.ids = ids;
        this.faults = faults;
        this.securityStatus = settings.behaviour().fileSecurityStatus();
    }

    void routes(Api api) {
        api.route("POST", "/images/upload", this::image);
        api.route("POST", "/files/upload", this::file);
    }

    private Reply image(Call call) {
        return Multipart.field(call, "image")
                .then(UploadApi::notEmpty)
                .reply(part -> {
                    ObjectNode body = JsonNodeFactory.instance.objectNode();
                    body.put("url", media.store(part.fileName(), part.contentType(), part.bytes()));
                    body.put("id", ids.guid()).put("name", part.fileName());
                    return Reply.json(200, body.put("content_type", part.contentType()));
                });
    }

    /** The answer holds no address: the part names the file by its hash. */
    private Reply file(Call call) {
        return Multipart.field(call, "file")
                .then(UploadApi::notEmpty)
                .then(UploadApi::notTooLarge)
                .reply(part -> {
                    boolean pending =
                            faults.strike(FaultKinds.FILE_AV_PENDING, call.path()).isPresent();
                    Media.UploadedFile file =
                            media.storeFile(part, pending ? "AV_PENDING" : securityStatus);
                    return Reply.json(200, json(file));
                });
    }

    private static ObjectNode json(Media.UploadedFile file) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("file_name", file.name())
                .put("file_size", file.size())
                .put("file_content_type", file.contentType())
                .put("file_extension_type", Media.extension(file.name()).orElse(""))
                .put("file_hash", file.hash())
                .put("file_security_status", file.securityStatus());
    }

    private static Checked<MultipartForm.Part> notEmpty(MultipartForm.Part part) {
        return part.size() == 0
                ? Checked.invalid(ApiError.invalid("the uploaded file is empty"))
                : Checked.valid(part);
    }

    private static Checked<MultipartForm.Part> notTooLarge(MultipartForm.Part part) {
        return part.size() > MAX_FILE_BYTES
                ? Checked.invalid(ApiError.invalid("the uploaded file is larger than 25 MB"))
                : Checked.valid(part);
    }
}
