package io.oabridge.freshchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    private static String unescaped(String cell) {
        return cell.replace("\\n", "\n").replace("\\r", "\r");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a < b",
                "a <b",
                "a<b and c>d",
                "I <3 you",
                "<3",
                "<",
                "<>",
                "</>",
                "< p >",
                "<p",
                "<a href=\"x",
                "<a href='x\" >",
                "<b <",
                "x <= y && y >= z",
                "Gửi <tên của bạn> cho em",
                "Mã: <ma_don_hang>",
                "chọn <style> phù hợp",
                "ai@example.invalid <Minh>",
                "<https://example.invalid/a>",
                "<!-- chưa đóng",
                "& &amp",
                "&unknown; &#xZZ; &#0; &#xD800; &#99999999;",
                "?a=1&copy=2",
                "5:30:45",
                "1:100:1000",
                ":no_such_emoji:",
                ": smile :",
                "https://example.invalid/x:key:1",
                "Link:https://example.invalid/urn:key:1",
                "dòng một\ndòng hai\n\n\n\ndòng sáu",
                "ba  dấu cách\n    thụt lề",
            })
    void leavesPlainTextAsItIs(String text) {
        assertThat(PlainText.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "<p>một</p><p>hai</p> | một\\nhai",
                "<p>một</p>\\n<p>hai</p>\\n | một\\nhai",
                "<p>một</p><p><br></p><p>ba</p> | một\\n\\nba",
                "<P CLASS='x'>một<BR/>hai</P> | một\\nhai",
                "<div>một<div>hai</div>ba</div> | một\\nhai\\nba",
                "một<br>hai<br />ba | một\\nhai\\nba",
                "<br><br><br><br>một<br><br><br><br>hai | một\\n\\nhai",
                "<p>một\\n   hai</p> | một hai",
                "<b>một</b>\\nhai | một\\nhai",
                "<b>một</b> <i>hai</i> | một hai",
                "<p><b>một</b> <i>hai</i> , ba</p> | một hai , ba",
                "<ul><li>một</li><li>hai</li></ul>ba | - một\\n- hai\\nba",
                "<p>Gồm:</p><ol><li><p>một</p></li><li>hai</li></ol> | Gồm:\\n1. một\\n2. hai",
                "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol> | 1. a\\n- b\\n2. c",
                "<li>lạc</li><li>loài</li> | - lạc\\n- loài",
                "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table> | a b\\nc",
                "a<!-- ẩn -->b | ab",
                "<style>p{color:red}</style><p>a</p><script>x<y</script> | a",
                "<p>chưa đóng | chưa đóng",
                "đóng thừa</p></b></ul></a> | đóng thừa",
                "<p>a < b</p> | a < b",
                "<p>I <3 you</p> | I <3 you",
                "<p title='a > b'>c</p> | c",
                "<span style=\"color:red\" hidden>đỏ</span> | đỏ",
                "<!DOCTYPE html><html><body>a</body></html> | a",
                "<o:p>a</o:p> | a",
            })
    void readsMarkup(String html, String text) {
        assertThat(PlainText.of(unescaped(html))).isEqualTo(unescaped(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Xem <a href='https://h.invalid/a'>tại đây</a>. | Xem tại đây (https://h.invalid/a).",
                "<a href=https://h.invalid/a>tại đây</a> | tại đây (https://h.invalid/a)",
                "<p><a href='https://h.invalid/a?x=1&amp;y=2'>đây </a>nhé</p> | đây (https://h.invalid/a?x=1&y=2) nhé",
                "<a href='https://h.invalid/a'>đây </a>nhé | đây (https://h.invalid/a) nhé",
                "<a href='https://h.invalid/'>https://h.invalid</a> | https://h.invalid",
                "<a href='https://H.invalid/'>h.invalid</a> | h.invalid",
                "<a href='https://h.invalid/a'></a> | https://h.invalid/a",
                "<a href='mailto:a@h.invalid'>viết</a> | viết (a@h.invalid)",
                "<a href='tel:19001000'>19001000</a> | 19001000",
                "<a href='javascript:alert(1)'>bấm</a> | bấm",
                "<a href='/gio'>bấm</a> | bấm",
                "<a>bấm</a> | bấm",
                "<a href='https://h.invalid/a'>chưa đóng | chưa đóng (https://h.invalid/a)",
                "<a href='https://h.invalid/a'>một<a href='https://h.invalid/b'>hai</a> | một (https://h.invalid/a)hai (https://h.invalid/b)",
                "<a href='https://h.invalid/a'><b>đậm</b></a> | đậm (https://h.invalid/a)",
                "<img src='https://h.invalid/a.png'> | https://h.invalid/a.png",
                "vui <img alt='😊' src='https://h.invalid/a.png'> | vui 😊",
                "<img src='data:image/png;base64,AAAA'>a | a",
            })
    void showsWhereLinksLead(String html, String text) {
        assertThat(PlainText.of(html)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tom &amp; Jerry | Tom & Jerry",
                "&lt;b&gt; | <b>",
                "&amp;lt; | &lt;",
                "&quot;a&quot; &#39;b&#39; &apos;c&apos; | \"a\" 'b' 'c'",
                "a&nbsp;b | a b",
                "&Ecirc;m &agrave; &yuml; | Êm à ÿ",
                "&#7871; &#x1EBF; &#X1F60A; | ế ế 😊",
                "8&ndash;17 &hellip; &rarr; | 8–17 … →",
                "&&amp;& | &&&",
            })
    void resolvesCharacterReferencesOnce(String html, String text) {
        assertThat(PlainText.of(html)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Chào :smile: | Chào 😄",
                "Dạ:smile: | Dạ😄",
                ":heart::heart: | ❤️❤️",
                ":+1: :-1: :100: | 👍 👎 💯",
                ":SMILE: | 😄",
                "a:b:smile: | a:b😄",
                ":nope:smile: | :nope😄",
                "<p>gọi :telephone_receiver:</p> | gọi 📞",
                "https://h.invalid/ :key: | https://h.invalid/ 🔑",
            })
    void turnsShortCodesIntoEmoji(String written, String text) {
        assertThat(PlainText.of(written)).isEqualTo(text);
    }

    @Test
    void knowsTheCommonShortCodes() {
        assertThat(Texts.load("emoji.properties"))
                .hasSizeGreaterThan(150)
                .allSatisfy((code, emoji) -> {
                    assertThat(code).matches("[a-z0-9_+-]{1,40}");
                    assertThat(emoji.codePoints().filter(c -> c > 0xff).count()).isPositive();
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "<a ",
                "<a x=\"",
                "<a x='\"",
                "<!--",
                "<script>",
                "<p>",
                "<li>",
                "<ul>",
                "<a href='https://h.invalid/'>",
                "&",
                "&#",
                ":",
                ":a",
                " ",
                "\n ",
                "a ",
                "<b x=1 ",
            })
    void takesNoLongerForBrokenTextThanForGoodText(String piece) {
        String text = piece.repeat(200 * 1024 / piece.length());

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThatCode(() -> PlainText.of(text)).doesNotThrowAnyException());
    }
}
