package io.oabridge.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.Content;
import io.oabridge.domain.Content.Choices.Choice;
import io.oabridge.domain.Content.Media.Kind;
import io.oabridge.domain.Language;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NoteWordsTest {
    private static final URI ADDRESS = URI.create("https://p.example/1");

    static List<Arguments> contents() {
        return List.of(
                Arguments.of(new Content.Text("a\nb"), "a\nb"),
                Arguments.of(new Content.Media(Kind.IMAGE, ADDRESS), "[Hình ảnh] " + ADDRESS),
                Arguments.of(new Content.Media(Kind.GIF, ADDRESS), "[Ảnh động] " + ADDRESS),
                Arguments.of(new Content.Media(Kind.STICKER, ADDRESS), "[Nhãn dán] " + ADDRESS),
                Arguments.of(new Content.Media(Kind.AUDIO, ADDRESS), "[Tin thoại] " + ADDRESS),
                Arguments.of(new Content.Media(Kind.VIDEO, ADDRESS), "[Video] " + ADDRESS),
                Arguments.of(
                        new Content.Media(
                                Kind.FILE, ADDRESS, Optional.of("giá.pdf"), OptionalLong.of(7)),
                        "[Tệp] giá.pdf " + ADDRESS),
                Arguments.of(
                        new Content.Pending(Kind.FILE, Optional.of("giá.pdf")), "[Tệp] giá.pdf"),
                Arguments.of(new Content.Link("Tin", "", ADDRESS), "Tin\n" + ADDRESS),
                Arguments.of(new Content.Location(10.5, 106), "[Vị trí] 10.5, 106.0"),
                Arguments.of(new Content.ContactCard("", "0900"), "[Danh thiếp] 0900"),
                Arguments.of(
                        new Content.Choices(
                                List.of(
                                        new Choice("Xem", Optional.of(ADDRESS)),
                                        new Choice("Thôi", Optional.empty()))),
                        "- Xem " + ADDRESS + "\n- Thôi"),
                Arguments.of(new Content.Unsupported("template"), "[nội dung khác: template]"));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void everyContentHasWords(Content content, String words) {
        assertThat(NoteWords.of(content, Language.VI)).isEqualTo(words);
    }
}
