package io.oabridge.freshchat;

import io.oabridge.domain.Content;
import io.oabridge.domain.Language;
import io.oabridge.domain.LocalizedText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes what a customer sent as text: what it is and where to find it, or that it was lost. Media
 * are written so only where Freshchat does not get a copy of them.
 */
final class CustomerParts {
    private static final LocalizedText PLACE = new LocalizedText("Vị trí", "Location");
    private static final LocalizedText CARD = new LocalizedText("Danh thiếp", "Contact card");
    private static final LocalizedText LOST =
            new LocalizedText(
                    "Khách đã gửi một nội dung chưa hiển thị được ở đây (loại: %s)",
                    "The customer sent something that cannot be shown here yet (kind: %s)");

    private static final LocalizedText EXPIRED =
            new LocalizedText(
                    "(nội dung đã hết hạn nên không lấy về được, hãy nhờ khách gửi lại)",
                    "(it has expired and could not be fetched; ask the customer to send it again)");
    private static final LocalizedText NOT_ALLOWED =
            new LocalizedText(
                    "(không lấy về được vì địa chỉ này chưa được cho phép)",
                    "(not fetched, because this address is not an allowed one)");

    private CustomerParts() {}

    /** A medium whose address has expired, so that a link would only disappoint. */
    static String expired(Content.Media medium, Language language) {
        return lost(medium, EXPIRED.in(language), language);
    }

    /**
     * A medium at an address the bridge does not call. The agent can still judge the address, which
     * the customer might as well have typed.
     */
    static String notAllowed(Content.Media medium, Language language) {
        return line(lost(medium, NOT_ALLOWED.in(language), language), medium.address().toString());
    }

    private static String lost(Content.Media medium, String why, Language language) {
        return line(label(medium.kind(), language), medium.name().orElse(""), why);
    }

    /** What every line about a medium begins with. */
    static String label(Content.Media.Kind kind, Language language) {
        return label(kind(kind), language);
    }

    static String text(Content part, Language language) {
        return switch (part) {
            case Content.Text(String text) -> text;
            case Content.Media media ->
                    line(
                            label(media.kind(), language),
                            media.name().orElse(""),
                            media.address().toString());
            case Content.Pending pending ->
                    line(label(pending.kind(), language), pending.name().orElse(""));
            case Content.Link link ->
                    lines(link.title(), link.description(), link.address().toString());
            case Content.Location(double latitude, double longitude) ->
                    location(degrees(latitude), degrees(longitude), language);
            case Content.ContactCard card -> line(label(CARD, language), card.name(), card.phone());
            case Content.Choices(List<Content.Choices.Choice> choices) ->
                    choices.stream().map(CustomerParts::choice).collect(Collectors.joining("\n"));
            case Content.OutOfReach lost -> lost.words().in(language);
            case Content.Unsupported(String kind) -> "[" + LOST.in(language).formatted(kind) + "]";
        };
    }

    private static LocalizedText kind(Content.Media.Kind kind) {
        return switch (kind) {
            case IMAGE -> new LocalizedText("Hình ảnh", "Image");
            case GIF -> new LocalizedText("Ảnh động", "Animated image");
            case STICKER -> new LocalizedText("Nhãn dán", "Sticker");
            case AUDIO -> new LocalizedText("Tin thoại", "Voice message");
            case VIDEO -> new LocalizedText("Video", "Video");
            case FILE -> new LocalizedText("Tệp", "File");
        };
    }

    private static String location(String latitude, String longitude, Language language) {
        return line(
                label(PLACE, language),
                latitude + ", " + longitude,
                "https://www.google.com/maps?q=" + latitude + "," + longitude);
    }

    private static String choice(Content.Choices.Choice choice) {
        Optional<String> address = choice.address().map(at -> "(" + at + ")");
        return line("-", choice.label(), address.orElse(""));
    }

    private static String label(LocalizedText text, Language language) {
        return "[" + text.in(language) + "]";
    }

    /** Maps do not read "1.0E-5". */
    private static String degrees(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).toPlainString()
                : Double.toString(value);
    }

    private static String line(String... words) {
        return joined(" ", words);
    }

    private static String lines(String... words) {
        return joined("\n", words);
    }

    private static String joined(String between, String... words) {
        return Stream.of(words)
                .filter(word -> !word.isBlank())
                .distinct()
                .collect(Collectors.joining(between));
    }
}
