package io.oabridge.relay;

import io.oabridge.domain.Content;
import io.oabridge.domain.Language;
import io.oabridge.domain.LocalizedText;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Names a part of a message to its author in a few words: its beginning, its file name, or else
 * what kind of thing it is.
 */
final class FewWords {
    private static final int CHARACTERS = 80;
    private static final LocalizedText MESSAGE = new LocalizedText("tin nhắn", "message");
    private static final LocalizedText LOCATION = new LocalizedText("vị trí", "location");
    private static final LocalizedText CARD = new LocalizedText("danh thiếp", "business card");
    private static final LocalizedText OTHER =
            new LocalizedText("nội dung khác", "another kind of content");

    private FewWords() {}

    static String of(Content part, Language language) {
        return said(part)
                .map(String::strip)
                .filter(words -> !words.isEmpty())
                .map(words -> "“" + shortened(words) + "”")
                .orElseGet(() -> kindOf(part, language));
    }

    /** What kind of thing it is, without anything its author wrote; in brackets for that reason. */
    static String kindOf(Content part, Language language) {
        LocalizedText kind =
                switch (part) {
                    case Content.Text _ -> MESSAGE;
                    case Content.Media media -> kind(media.kind());
                    case Content.Pending pending -> kind(pending.kind());
                    case Content.Location _ -> LOCATION;
                    case Content.ContactCard _ -> CARD;
                    case Content.OutOfReach lost -> lost.kind().map(FewWords::kind).orElse(OTHER);
                    case Content.Link _, Content.Choices _, Content.Unsupported _ -> OTHER;
                };
        return "[" + kind.in(language) + "]";
    }

    private static Optional<String> said(Content part) {
        return switch (part) {
            case Content.Text(String text) -> Optional.of(text);
            case Content.Media media -> media.name();
            case Content.Pending pending -> pending.name();
            case Content.Link link ->
                    Optional.of(link.title().isBlank() ? link.address().toString() : link.title());
            case Content.Choices choices ->
                    Optional.of(
                            choices.choices().stream()
                                    .map(Content.Choices.Choice::label)
                                    .collect(Collectors.joining(" / ")));
            case Content.Location _,
                    Content.ContactCard _,
                    Content.OutOfReach _,
                    Content.Unsupported _ ->
                    Optional.empty();
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

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, CHARACTERS)) + "…";
    }
}
