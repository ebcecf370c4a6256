package io.oabridge.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.Content;
import io.oabridge.domain.Content.Media.Kind;
import io.oabridge.transport.Json;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads one entry of {@code message.attachments} (docs/platforms/zalo.md §5.4). */
final class Attachments {
    private static final String BUSINESS_CARD_EVENT = "user_send_business_card";

    private Attachments() {}

    /** What the attachment is; {@link Content.Unsupported} when it is unknown or lacks its core. */
    static Content read(String event, JsonNode attachment) {
        String type = Json.text(attachment, "type").orElse(event).strip();
        JsonNode payload = Json.at(attachment, "payload");
        Optional<Content> content =
                switch (type.toLowerCase(Locale.ROOT)) {
                    case "image" -> media(Kind.IMAGE, payload);
                    case "gif" -> media(Kind.GIF, payload);
                    case "sticker" -> media(Kind.STICKER, payload);
                    case "audio" -> media(Kind.AUDIO, payload);
                    case "video" -> media(Kind.VIDEO, payload);
                    case "file" -> media(Kind.FILE, payload);
                    case "link" ->
                            event.equals(BUSINESS_CARD_EVENT)
                                    ? card(payload).or(() -> link(payload))
                                    : link(payload);
                    case "location" -> place(Json.at(payload, "coordinates"));
                    default -> Optional.empty();
                };
        return content.orElseGet(() -> new Content.Unsupported(type));
    }

    private static Optional<Content> media(Kind kind, JsonNode payload) {
        return address(payload, "url")
                .map(url ->
                        new Content.Media(kind, url, Json.text(payload, "name"), size(payload)));
    }

    /** What a customer wrote beside a video; docs/platforms/zalo.md §5.4. */
    static Optional<String> words(JsonNode attachment) {
        return Json.text(attachment, "type")
                .filter(type -> type.strip().equalsIgnoreCase("video"))
                .flatMap(_ -> Json.text(attachment, "payload", "description"))
                .filter(words -> !words.isBlank());
    }

    /** Zalo writes the size as text. */
    private static OptionalLong size(JsonNode payload) {
        return Json.text(payload, "size")
                .flatMap(Numbers::whole)
                .filter(bytes -> bytes >= 0)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** A link whose address cannot be read as one is still worth its text. */
    private static Optional<Content> link(JsonNode payload) {
        Optional<Content> link =
                address(payload, "url")
                        .map(url ->
                                new Content.Link(
                                        Json.text(payload, "title").orElse(""),
                                        Json.text(payload, "description").orElse(""),
                                        url));
        return link.or(() -> Json.text(payload, "url").map(Content.Text::new));
    }

    /** A card is a link whose description is JSON in a text; its phone may be a number. */
    private static Optional<Content> card(JsonNode payload) {
        Optional<JsonNode> details = Json.text(payload, "description").flatMap(Json::object);
        Optional<String> phone = details.flatMap(it -> Json.text(it, "phone"));
        Optional<String> name =
                details.flatMap(it -> Json.text(it, "name"))
                        .or(() -> Json.text(payload, "title"))
                        .or(() -> Json.text(payload, "name"));
        return phone.isEmpty() && name.isEmpty()
                ? Optional.empty()
                : Optional.of(new Content.ContactCard(name.orElse(""), phone.orElse("")));
    }

    /** A place given by its coordinates; empty when they can be none. */
    static Optional<Content> place(JsonNode coordinates) {
        Optional<Double> latitude =
                Json.text(coordinates, "latitude").flatMap(text -> Numbers.within(90, text));
        Optional<Double> longitude =
                Json.text(coordinates, "longitude").flatMap(text -> Numbers.within(180, text));
        return latitude.isEmpty() || longitude.isEmpty()
                ? Optional.empty()
                : Optional.of(new Content.Location(latitude.get(), longitude.get()));
    }

    private static Optional<URI> address(JsonNode payload, String field) {
        return Json.text(payload, field).flatMap(WebAddresses::read);
    }
}
