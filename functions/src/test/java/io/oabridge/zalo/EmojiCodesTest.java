package io.oabridge.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiCodesTest {
    @ParameterizedTest
    @CsvSource({
        "'/-heart', '❤️'",
        "'/-strong', '👍'",
        "':>', '😆'",
        "':o', '😮'",
        "':-((', '😭'",
        "':-h', '😡'",
        "'Cảm ơn/-heart/-heart/-strong nhé', 'Cảm ơn❤️❤️👍 nhé'",
        "'Ôi :o:o :> vui quá', 'Ôi 😮😮 😆 vui quá'",
        "'buồn:-(( quá', 'buồn😭 quá'",
        "'/-heart:>', '❤️😆'",
        "'(:o)', '(😮)'",
    })
    void writesZalosCodesAsCharacters(String text, String shown) {
        assertThat(EmojiCodes.replaceIn(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Giá:ok",
                "Tên:oanh",
                "giờ:-hai",
                "a:>b",
                "https://example.com/-heart?x=:o",
                "xem http://example.com/a:> nhé",
                "/-hearts",
                "--b",
                "/-remove",
                ":) :D <3",
                "10:00",
                ":",
                ""
            })
    void leavesEverythingElseAlone(String text) {
        assertThat(EmojiCodes.replaceIn(text)).isEqualTo(text);
    }

    @Test
    void aLongTextTakesNoLongTime() {
        String text = "x".repeat(100_000) + ":o".repeat(50_000);

        assertThat(EmojiCodes.replaceIn(text)).startsWith("xxx");
    }
}
