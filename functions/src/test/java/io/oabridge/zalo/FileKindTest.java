package io.oabridge.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileKindTest {
    @TempDir Path folder;

    static Stream<Arguments> files() throws IOException {
        return Stream.of(
                Arguments.of(FileKind.JPEG, Pictures.jpeg(Pictures.quarters(8, 8), 0.9f)),
                Arguments.of(FileKind.PNG, Pictures.written(Pictures.quarters(8, 8), "png")),
                Arguments.of(FileKind.BMP, Pictures.written(Pictures.quarters(8, 8), "bmp")),
                Arguments.of(FileKind.GIF, Documents.gif(8, 8, 20)),
                Arguments.of(FileKind.GIF, ascii("GIF87a....")),
                Arguments.of(FileKind.WEBP, ascii("RIFF....WEBPVP8 ")),
                Arguments.of(FileKind.PDF, Documents.pdf(64)),
                Arguments.of(FileKind.DOCX, Documents.docx()),
                Arguments.of(
                        FileKind.DOCX, Documents.zip("word/document2.xml", "[Content_Types].xml")),
                Arguments.of(FileKind.DOC, Documents.compound("Root Entry", "WordDocument")),
                Arguments.of(FileKind.OTHER, Documents.compound("Root Entry", "Workbook")),
                Arguments.of(FileKind.OTHER, Documents.compound("WordDocument", "Workbook")),
                Arguments.of(FileKind.OTHER, Documents.compound("PowerPoint Document")),
                Arguments.of(FileKind.OTHER, Documents.compound()),
                Arguments.of(FileKind.OTHER, Documents.xlsx()),
                Arguments.of(FileKind.OTHER, Documents.zip("word/document.xml")),
                Arguments.of(
                        FileKind.OTHER,
                        Documents.zip(
                                "[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")),
                Arguments.of(
                        FileKind.OTHER,
                        Arrays.copyOf(Documents.docx(), Documents.docx().length / 2)),
                Arguments.of(FileKind.OTHER, Documents.mp4()),
                Arguments.of(FileKind.OTHER, ascii("RIFF....WAVEfmt ")),
                Arguments.of(FileKind.OTHER, ascii("BM is how this text starts")),
                Arguments.of(FileKind.OTHER, ascii("<html>%PDF-</html>")),
                Arguments.of(FileKind.OTHER, ascii("PK")),
                Arguments.of(FileKind.OTHER, new byte[0]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isWhatTheBytesSay(FileKind kind, byte[] content) throws IOException {
        Path misleading = Files.write(folder.resolve("picture.jpg"), content);

        assertThat(FileKind.of(misleading)).isEqualTo(kind);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
