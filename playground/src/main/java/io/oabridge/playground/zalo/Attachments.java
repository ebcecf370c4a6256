package io.oabridge.playground.zalo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Attachments in the form of webhooks; docs/platforms/zalo.md §5.4. */
final class Attachments {
    private Attachments() {}

    /** With {@code type} and an empty payload, for the caller to fill. */
    static ObjectNode of(String type, ObjectNode payload) {
        ObjectNode attachment = JsonNodeFactory.instance.objectNode();
        attachment.put("type", type);
        attachment.set("payload", payload);
        return attachment;
    }

    static ObjectNode payload() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** An {@code image} or {@code gif}. */
    static ObjectNode picture(String type, String thumbnail, String url) {
        return of(type, payload().put("thumbnail", thumbnail).put("url", url));
    }

    static ObjectNode sticker(String id, String url) {
        return of("sticker", payload().put("id", id).put("url", url));
    }

    static ObjectNode file(MediaStore.Item item) {
        return file(item.url(), String.valueOf(item.size()), item.name(), item.checksum());
    }

    static ObjectNode file(String url, String size, String name, String checksum) {
        return of(
                "file",
                payload()
                        .put("url", url)
                        .put("size", size)
                        .put("name", name)
                        .put("checksum", checksum)
                        .put("type", MediaStore.extension(name)));
    }
}
