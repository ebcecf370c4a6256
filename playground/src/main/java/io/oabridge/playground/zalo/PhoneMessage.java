package io.oabridge.playground.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what somebody does on the phone, as the switchboard takes it, into a message. Media are
 * given by {@code url}, or by {@code data} (Base64) with a {@code name}, or not at all: then a
 * sample is sent, except for a video.
 */
final class PhoneMessage {
    private static final Set<String> TYPES =
            Set.of(
                    "image",
                    "gif",
                    "sticker",
                    "audio",
                    "video",
                    "file",
                    "location",
                    "link",
                    "business_card");

    private final MediaStore media;

    PhoneMessage(MediaStore media) {
        this.media = media;
    }

    /** Empty when the type is unknown or there is nothing to say. */
    Optional<Message.Body> read(JsonNode wanted) {
        String text = wanted.path("text").asText("");
        Optional<String> quote =
                Optional.of(wanted.path("quote").asText("")).filter(id -> !id.isEmpty());
        List<JsonNode> parts = new ArrayList<>();
        wanted.path("attachments").forEach(parts::add);
        String type = wanted.path("type").asText(first(parts));
        if (parts.isEmpty() && !type.equals("text")) {
            parts.add(wanted);
        }
        boolean known =
                type.equals("text") ? !text.isEmpty() && parts.isEmpty() : TYPES.contains(type);
        if (!known || !parts.stream().allMatch(part -> readable(part, type))) {
            return Optional.empty();
        }
        List<JsonNode> attachments =
                parts.stream().<JsonNode>map(part -> attachment(part, type)).toList();
        return Optional.of(new Message.Body(type, text, attachments, quote));
    }

    private static String first(List<JsonNode> parts) {
        return parts.isEmpty() ? "text" : parts.getFirst().path("type").asText("text");
    }

    private static boolean readable(JsonNode part, String type) {
        String own = part.path("type").asText(type);
        boolean content =
                part.has("data") ? data(part).isPresent() : part.has("url") || !own.equals("video");
        return part.path("payload").isObject() || (TYPES.contains(own) && content);
    }

    private JsonNode attachment(JsonNode part, String type) {
        if (part.path("payload").isObject()) {
            return Attachments.of(part.path("type").asText(type), payload(part));
        }
        String own = part.path("type").asText(type);
        return switch (own) {
            case "image", "gif" -> {
                String url = address(part, own.equals("gif") ? "sample.gif" : "sample.png");
                yield Attachments.picture(own, part.path("thumbnail").asText(url), url);
            }
            case "sticker" ->
                    Attachments.sticker(
                            part.path("id").asText("12345"), address(part, "sticker.png"));
            case "audio" ->
                    Attachments.of(
                            own, Attachments.payload().put("url", address(part, "sample.wav")));
            case "file" -> file(part);
            case "location" -> location(part);
            case "business_card" -> Attachments.of("link", card(part));
            default ->
                    Attachments.of(
                            own,
                            described(
                                    part,
                                    part.path("description").asText(""),
                                    "https://example.com/article"));
        };
    }

    private static ObjectNode payload(JsonNode part) {
        ObjectNode payload = Attachments.payload();
        part.path("payload")
                .properties()
                .forEach(entry -> payload.set(entry.getKey(), entry.getValue()));
        return payload;
    }

    private JsonNode file(JsonNode part) {
        if (!part.has("url")) {
            return Attachments.file(item(part, "sample.pdf"));
        }
        String url = part.path("url").asText();
        return Attachments.file(
                url,
                part.path("size").asText("0"),
                part.path("name").asText(url.substring(url.lastIndexOf('/') + 1)),
                part.path("checksum").asText(Digests.checksum(new byte[0])));
    }

    private static JsonNode location(JsonNode part) {
        ObjectNode payload = Attachments.payload();
        payload.putObject("coordinates")
                .put("latitude", part.path("latitude").asText("10.776900"))
                .put("longitude", part.path("longitude").asText("106.700900"));
        return Attachments.of("location", payload);
    }

    /** The description is JSON as text; docs/platforms/zalo.md §5.4. */
    private ObjectNode card(JsonNode part) {
        ObjectNode description = JsonNodeFactory.instance.objectNode();
        description.put("phone", part.path("phone").asText("84000000000"));
        description.put("qrCodeUrl", part.path("qrCodeUrl").asText("https://example.com/qr/card"));
        return described(part, description.toString(), "https://example.com/card");
    }

    /** For links, cards and videos. */
    private ObjectNode described(JsonNode part, String description, String sample) {
        return Attachments.payload()
                .put("thumbnail", part.path("thumbnail").asText(media.sample("sample.png").url()))
                .put("description", description)
                .put(
                        "url",
                        part.has("url") || data(part).isEmpty()
                                ? part.path("url").asText(sample)
                                : item(part, "video.mp4").url());
    }

    private String address(JsonNode part, String sample) {
        return part.has("url") ? part.path("url").asText() : item(part, sample).url();
    }

    private MediaStore.Item item(JsonNode part, String sample) {
        return data(part)
                .map(bytes -> media.keep(part.path("name").asText(sample), bytes))
                .orElseGet(() -> media.sample(sample));
    }

    private static Optional<byte[]> data(JsonNode part) {
        try {
            return Optional.of(part.path("data").asText(""))
                    .filter(text -> !text.isEmpty())
                    .map(text -> Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
