package io.oabridge.relay;

import io.oabridge.domain.Content;
import io.oabridge.domain.Language;
import io.oabridge.domain.LocalizedText;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes any content as the text of a private note, which can hold nothing else. */
final class NoteWords {
    private static final LocalizedText PLACE = new LocalizedText("Vị trí", "Location");
    private static final LocalizedText CARD = new LocalizedText("Danh thiếp", "Contact card");
    private static final LocalizedText OTHER =
            new LocalizedText("nội dung khác: %s", "other content: %s");

    private NoteWords() {}

    static String of(Content content, Language language) {
        return switch (content) {
            case Content.Text(String text) -> text;
            case Content.Media media ->
                    line(
                            bracketed(kind(media.kind()).in(language)),
                            media.name().orElse(""),
                            media.address().toString());
            case Content.Pending pending ->
                    line(bracketed(kind(pending.kind()).in(language)), pending.name().orElse(""));
            case Content.Link link ->
                    joined("\n", link.title(), link.description(), link.address().toString());
            case Content.Location(double latitude, double longitude) ->
                    line(bracketed(PLACE.in(language)), latitude + ", " + longitude);
            case Content.ContactCard card ->
                    line(bracketed(CARD.in(language)), card.name(), card.phone());
            case Content.Choices choices ->
                    choices.choices().stream()
                            .map(choice ->
                                    line(
                                            "-",
                                            choice.label(),
                                            choice.address().map(Object::toString).orElse("")))
                            .collect(Collectors.joining("\n"));
            case Content.OutOfReach lost -> lost.words().in(language);
            case Content.Unsupported(String kind) -> bracketed(OTHER.in(language).formatted(kind));
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

    private static String bracketed(String text) {
        return "[" + text + "]";
    }

    private static String line(String... words) {
        return joined(" ", words);
    }

    private static String joined(String between, String... words) {
        return Stream.of(words)
                .filter(word -> !word.isBlank())
                .collect(Collectors.joining(between));
    }
}
