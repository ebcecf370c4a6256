package io.oabridge.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.Content;
import io.oabridge.domain.Content.Media.Kind;
import io.oabridge.domain.LocalizedText;
import io.oabridge.transport.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a row of the history says. Which fields a row of media has is not known for sure, and
 * its address may be missing (docs/platforms/zalo.md §4.3): then the agent reads what was sent,
 * when, and where to see it.
 */
final class HistoryContent {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm d/M/uuuu").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private static final LocalizedText SEE_OA_MANAGER =
            new LocalizedText(
                    "[%s] Khách gửi lúc %s (giờ Việt Nam), không lấy lại được ở đây:"
                            + " hãy xem trong Zalo OA Manager.",
                    "[%s] The customer sent it at %s (Vietnam time); it could not be fetched"
                            + " afterwards: see it in Zalo OA Manager.");

    private HistoryContent() {}

    /** The word for a row's type in the name of an event; the type itself when none is known. */
    static String event(String type) {
        return switch (type) {
            case "photo" -> "image";
            case "voice" -> "audio";
            case "links" -> "link";
            default -> type;
        };
    }

    /** At least one part. */
    static List<Content> of(String type, JsonNode row, Instant sentAt) {
        Optional<String> words = Json.text(row, "message").map(EmojiCodes::replaceIn);
        if (type.equals("text") && words.isPresent()) {
            return List.of(new Content.Text(words.get()));
        }
        Optional<Content> thing =
                switch (event(type)) {
                    case "location" -> location(row);
                    case "link" -> link(row);
                    default -> kind(type).flatMap(kind -> medium(kind, row));
                };
        List<Content> parts = new ArrayList<>();
        boolean wordsSayAll = event(type).equals("link") && words.isPresent();
        if (!wordsSayAll || thing.isPresent()) {
            parts.add(thing.orElseGet(() -> outOfReach(type, sentAt)));
        }
        words.filter(text -> !text.strip().equals(Json.text(row, "url").orElse("")))
                .map(Content.Text::new)
                .ifPresent(parts::add);
        return List.copyOf(parts);
    }

    private static Optional<Kind> kind(String type) {
        return switch (event(type)) {
            case "image" -> Optional.of(Kind.IMAGE);
            case "gif" -> Optional.of(Kind.GIF);
            case "sticker" -> Optional.of(Kind.STICKER);
            case "audio" -> Optional.of(Kind.AUDIO);
            case "video" -> Optional.of(Kind.VIDEO);
            case "file" -> Optional.of(Kind.FILE);
            default -> Optional.empty();
        };
    }

    private static Optional<Content> medium(Kind kind, JsonNode row) {
        return Json.text(row, "url")
                .flatMap(WebAddresses::read)
                .map(address -> new Content.Media(kind, address));
    }

    private static Optional<Content> link(JsonNode row) {
        return Json.text(row, "url")
                .flatMap(WebAddresses::read)
                .map(address ->
                        new Content.Link("", Json.text(row, "description").orElse(""), address));
    }

    /** Coordinates as an object, or as JSON in a text. */
    private static Optional<Content> location(JsonNode row) {
        JsonNode place = Json.at(row, "location");
        Optional<JsonNode> coordinates =
                place.isObject() ? Optional.of(place) : Json.object(place.asText());
        return coordinates.flatMap(Attachments::place);
    }

    private static Content outOfReach(String type, Instant sentAt) {
        Optional<Kind> kind = kind(type);
        LocalizedText name = name(type, kind);
        String at = TIME.format(sentAt);
        return new Content.OutOfReach(
                kind,
                new LocalizedText(
                        SEE_OA_MANAGER.vietnamese().formatted(name.vietnamese(), at),
                        SEE_OA_MANAGER.english().formatted(name.english(), at)));
    }

    private static LocalizedText name(String type, Optional<Kind> kind) {
        return kind.map(it ->
                        switch (it) {
                            case IMAGE -> new LocalizedText("Hình ảnh", "Image");
                            case GIF -> new LocalizedText("Ảnh động", "Animated image");
                            case STICKER -> new LocalizedText("Nhãn dán", "Sticker");
                            case AUDIO -> new LocalizedText("Tin thoại", "Voice message");
                            case VIDEO -> new LocalizedText("Video", "Video");
                            case FILE -> new LocalizedText("Tệp", "File");
                        })
                .orElseGet(() ->
                        new LocalizedText("Nội dung khác: " + type, "Other content: " + type));
    }
}
