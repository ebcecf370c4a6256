package io.oabridge.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.Content;
import io.oabridge.domain.Content.Choices.Choice;
import io.oabridge.domain.Content.Media.Kind;
import io.oabridge.domain.Language;
import io.oabridge.domain.LocalizedText;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FewWordsTest {
    private static final URI ADDRESS = URI.create("https://h.invalid/a");

    static Stream<Arguments> contents() {
        return Stream.of(
                Arguments.of(new Content.Text(" giá bao nhiêu? "), "“giá bao nhiêu?”", "[message]"),
                Arguments.of(new Content.Text(" "), "[message]", "[message]"),
                Arguments.of(new Content.Media(Kind.IMAGE, ADDRESS), "[picture]", "[picture]"),
                Arguments.of(
                        new Content.Media(
                                Kind.FILE, ADDRESS, Optional.of("giá.pdf"), OptionalLong.empty()),
                        "“giá.pdf”",
                        "[file]"),
                Arguments.of(
                        new Content.Pending(Kind.VIDEO, Optional.of("a.mp4")),
                        "“a.mp4”",
                        "[video]"),
                Arguments.of(new Content.Pending(Kind.FILE, Optional.empty()), "[file]", "[file]"),
                Arguments.of(
                        new Content.Link("Tin", "", ADDRESS), "“Tin”", "[another kind of content]"),
                Arguments.of(
                        new Content.Link("", "", ADDRESS),
                        "“https://h.invalid/a”",
                        "[another kind of content]"),
                Arguments.of(
                        new Content.Choices(
                                List.of(
                                        new Choice("Có", Optional.empty()),
                                        new Choice("Không", Optional.empty()))),
                        "“Có / Không”",
                        "[another kind of content]"),
                Arguments.of(new Content.Location(10, 106), "[location]", "[location]"),
                Arguments.of(
                        new Content.ContactCard("Lan", "0900"),
                        "[business card]",
                        "[business card]"),
                Arguments.of(
                        new Content.OutOfReach(
                                Optional.of(Kind.AUDIO), new LocalizedText("v", "e")),
                        "[audio]",
                        "[audio]"),
                Arguments.of(
                        new Content.OutOfReach(Optional.empty(), new LocalizedText("v", "e")),
                        "[another kind of content]",
                        "[another kind of content]"),
                Arguments.of(
                        new Content.Unsupported("poll"),
                        "[another kind of content]",
                        "[another kind of content]"));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void namesEveryContentByItsWordsOrItsKind(Content content, String words, String kind) {
        assertThat(FewWords.of(content, Language.EN)).isEqualTo(words);
        assertThat(FewWords.kindOf(content, Language.EN)).isEqualTo(kind);
    }

    @Test
    void aLongTextIsQuotedByItsBeginningAndNoCharacterIsCut() {
        assertThat(FewWords.of(new Content.Text("😊".repeat(80)), Language.VI))
                .isEqualTo("“" + "😊".repeat(80) + "”");
        assertThat(FewWords.of(new Content.Text("😊".repeat(81)), Language.VI))
                .isEqualTo("“" + "😊".repeat(80) + "…”");
    }
}
