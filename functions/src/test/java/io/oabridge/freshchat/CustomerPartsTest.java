package io.oabridge.freshchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.Content;
import io.oabridge.domain.Content.Choices.Choice;
import io.oabridge.domain.Content.Media;
import io.oabridge.domain.Language;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CustomerPartsTest {
    private static final URI ADDRESS = URI.create("https://h.invalid/a");

    @ParameterizedTest
    @CsvSource({
        "IMAGE, [Hình ảnh], [Image]",
        "GIF, [Ảnh động], [Animated image]",
        "STICKER, [Nhãn dán], [Sticker]",
        "AUDIO, [Tin thoại], [Voice message]",
        "VIDEO, [Video], [Video]",
        "FILE, [Tệp], [File]",
    })
    void saysWhatAMediumIsAndWhereItLies(Media.Kind kind, String vietnamese, String english) {
        Content medium = new Media(kind, ADDRESS);

        assertThat(text(medium, Language.VI)).isEqualTo(vietnamese + " https://h.invalid/a");
        assertThat(text(medium, Language.EN)).isEqualTo(english + " https://h.invalid/a");
    }

    static List<Arguments> contents() {
        return List.of(
                Arguments.of(new Content.Text(" a <b>\n😊 "), " a <b>\n😊 "),
                Arguments.of(
                        new Media(
                                Media.Kind.FILE,
                                ADDRESS,
                                Optional.of("báo giá.pdf"),
                                OptionalLong.of(5)),
                        "[Tệp] báo giá.pdf https://h.invalid/a"),
                Arguments.of(
                        new Content.Link("Tin", "Mô tả", ADDRESS),
                        "Tin\nMô tả\nhttps://h.invalid/a"),
                Arguments.of(
                        new Content.Link("https://h.invalid/a", "", ADDRESS),
                        "https://h.invalid/a"),
                Arguments.of(
                        new Content.Location(10.7763, 0.00001),
                        "[Vị trí] 10.7763, 0.000010 https://www.google.com/maps?q=10.7763,0.000010"),
                Arguments.of(
                        new Content.ContactCard("Lan", "0900000000"),
                        "[Danh thiếp] Lan 0900000000"),
                Arguments.of(new Content.ContactCard("Lan", ""), "[Danh thiếp] Lan"),
                Arguments.of(
                        new Content.Pending(Content.Media.Kind.FILE, Optional.of("giá.pdf")),
                        "[Tệp] giá.pdf"),
                Arguments.of(
                        new Content.Choices(
                                List.of(
                                        new Choice("Có", Optional.empty()),
                                        new Choice("Xem", Optional.of(ADDRESS)))),
                        "- Có\n- Xem (https://h.invalid/a)"),
                Arguments.of(
                        new Content.Unsupported("widget"),
                        "[Khách đã gửi một nội dung chưa hiển thị được ở đây (loại: widget)]"));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void writesEveryContentAsText(Content content, String expected) {
        assertThat(text(content, Language.VI)).isEqualTo(expected);
    }

    @Test
    void saysWhatWasLost() {
        Media picture =
                new Media(Media.Kind.IMAGE, ADDRESS, Optional.of("hoa.jpg"), OptionalLong.empty());

        assertThat(CustomerParts.expired(picture, Language.EN))
                .startsWith("[Image] hoa.jpg (it has expired")
                .doesNotContain("https");
        assertThat(CustomerParts.expired(picture, Language.VI))
                .startsWith("[Hình ảnh] hoa.jpg (nội dung đã hết hạn");
        assertThat(CustomerParts.notAllowed(picture, Language.EN))
                .startsWith("[Image] hoa.jpg (not fetched")
                .endsWith(" https://h.invalid/a");
        assertThat(CustomerParts.notAllowed(picture, Language.VI))
                .startsWith("[Hình ảnh] hoa.jpg (không lấy về được")
                .endsWith(" https://h.invalid/a");
    }

    private static String text(Content content, Language language) {
        return CustomerParts.text(content, language);
    }
}
