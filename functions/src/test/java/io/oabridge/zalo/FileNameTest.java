package io.oabridge.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.Content;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource({
        "Báo giá tháng 3.pdf, Báo giá tháng 3.pdf",
        "BAO GIA.PDF, BAO GIA.pdf",
        "hợp đồng, hợp đồng.pdf",
        "invoice.exe, invoice.exe.pdf",
        ".pdf, file.pdf",
        "../../etc/passwd, passwd.pdf",
        "C:\\temp\\a.pdf, a.pdf",
        "Đơn 👍🏽.pdf, Đơn 👍🏽.pdf",
    })
    void keepsTheNameAndMatchesTheBytes(String written, String sent) {
        assertThat(name(Optional.of(written))).isEqualTo(sent);
    }

    @Test
    void holdsNothingThatHasAMeaningInAHeader() {
        assertThat(name(Optional.of("a\r\nX-Evil: 1\0.pdf"))).isEqualTo("aX-Evil: 1.pdf");
        assertThat(name(Optional.of("a\"; filename=\"b.exe"))).isEqualTo("a', filename='b.exe.pdf");
        assertThat(name(Optional.of("x\u202Efdp.exe"))).isEqualTo("xfdp.exe.pdf");
    }

    @Test
    void lettersAndTheirMarksAreOneCharacter() {
        assertThat(name(Optional.of("Ba\u0301o gia\u0301.pdf"))).isEqualTo("B\u00e1o gi\u00e1.pdf");
    }

    @Test
    void isCutBetweenCharacters() {
        assertThat(name(Optional.of("👍".repeat(300)))).isEqualTo("👍".repeat(100) + ".pdf");
    }

    @Test
    void withoutANameTheAddressHasOne() {
        assertThat(name(Optional.empty())).isEqualTo("bảng giá.pdf");
        assertThat(name(Optional.of(" \r\n"))).isEqualTo("bảng giá.pdf");
        Content.Media bare =
                new Content.Media(Content.Media.Kind.FILE, URI.create("https://files.example/"));
        assertThat(FileName.of(bare, FileKind.DOCX)).isEqualTo("file.docx");
    }

    private static String name(Optional<String> written) {
        Content.Media medium =
                new Content.Media(
                        Content.Media.Kind.FILE,
                        URI.create("https://files.example/x/b%E1%BA%A3ng%20gi%C3%A1.pdf?sig=1"),
                        written,
                        OptionalLong.empty());
        return FileName.of(medium, FileKind.PDF);
    }
}
