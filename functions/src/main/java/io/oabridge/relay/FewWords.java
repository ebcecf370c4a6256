package io.oabridge.relay;

import io.oabridge.domain.Content;
import io.oabridge.domain.Language;
import io.oabridge.domain.LocalizedText;
import java.util.stream.Collectors;

/**
 * Names a part of a message to its author in a few words: its beginning, its file name, or else
 * what kind of thing it is.
 */
final class FewWords {
    private static final int CHARACTERS = 80;
    private static final LocalizedText LOCATION = new LocalizedText("vị trí", "location");
    private static final LocalizedText CARD = new LocalizedText("danh thiếp", "business card");
    private static final LocalizedText OTHER =
            new LocalizedText("nội dung khác", "another kind of content");

    private FewWords() {}

    static String of(Content part, Language language) {
        return switch (part) {
            case Content.Text(String text) -> words(text, OTHER, language);
            case Content.Media media ->
                    words(media.name().orElse(""), kind(media.kind()), language);
            case Content.Link link ->
                    words(
                            link.title().isBlank() ? link.address().toString() : link.title(),
                            OTHER,
                            language);
            case Content.Choices choices ->
                    words(
                            choices.choices().stream()
                                    .map(Content.Choices.Choice::label)
                                    .collect(Collectors.joining(" / ")),
                            OTHER,
                            language);
            case Content.Location _ -> named(LOCATION, language);
            case Content.ContactCard _ -> named(CARD, language);
            case Content.OutOfReach lost ->
                    lost.kind().map(FewWords::kind).orElse(OTHER).in(language);
            case Content.Unsupported _ -> named(OTHER, language);
        };
    }

    private static LocalizedText kind(Content.Media.Kind kind) {
        return switch (kind) {
            case IMAGE -> new LocalizedText("hình ảnh", "picture");
            case GIF -> new LocalizedText("ảnh động", "animated picture");
            case STICKER -> new LocalizedText("nhãn dán", "sticker");
            case AUDIO -> new LocalizedText("âm thanh", "audio");
            case VIDEO -> new LocalizedText("video", "video");
            case FILE -> new LocalizedText("tệp", "file");
        };
    }

    private static String words(String said, LocalizedText otherwise, Language language) {
        String text = said.strip();
        if (text.isEmpty()) {
            return named(otherwise, language);
        }
        int length = text.codePointCount(0, text.length());
        return length <= CHARACTERS
                ? "“" + text + "”"
                : "“" + text.substring(0, text.offsetByCodePoints(0, CHARACTERS)) + "…”";
    }

    /** In brackets, because nobody wrote it. */
    private static String named(LocalizedText kind, Language language) {
        return "[" + kind.in(language) + "]";
    }
}
