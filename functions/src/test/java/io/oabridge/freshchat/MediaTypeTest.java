package io.oabridge.freshchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.Content.Media;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypeTest {
    private static final String UNKNOWN = "application/octet-stream";

    private static MediaType of(Media.Kind kind, String path, String name, String said) {
        return MediaType.of(
                new Media(
                        kind,
                        URI.create("https://media.example/" + path),
                        Optional.of(name),
                        OptionalLong.empty()),
                said);
    }

    @ParameterizedTest
    @CsvSource({
        "FILE, x, a.PDF, application/octet-stream, a.PDF, application/pdf",
        "FILE, x, a.pdf, application/pdf, a.pdf, application/pdf",
        "FILE, x, báo giá, application/pdf, báo giá.pdf, application/pdf",
        "FILE, x, a.b c, application/octet-stream, a.b c, application/octet-stream",
        "FILE, x, ../../etc/pass.txt, text/plain, pass.txt, text/plain",
        "FILE, x, C:\\a\\b.txt, text/plain, b.txt, text/plain",
        "FILE, p/q.docx?z=1, '', application/octet-stream, q.docx,"
                + " application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "FILE, x, '', application/octet-stream, file, application/octet-stream",
        "IMAGE, x, '', application/octet-stream, image.jpg, image/jpeg",
        "IMAGE, x/y.webp, '', application/octet-stream, y.webp, image/webp",
        "IMAGE, x, '', image/svg+xml, image, image/svg+xml",
        "GIF, x, '', application/octet-stream, gif.gif, image/gif",
        "STICKER, x, '', application/octet-stream, sticker.png, image/png",
        "AUDIO, x, '', audio/amr, audio.amr, audio/amr",
        "VIDEO, x, '', video/mp4, video.mp4, video/mp4",
        "FILE, x, a.txt, 'text/plain\"', a.txt, text/plain",
        "FILE, x, a.txt, nonsense, a.txt, text/plain",
    })
    void findsNameAndType(
            Media.Kind kind, String path, String name, String said, String named, String type) {
        assertThat(of(kind, path, name, said)).isEqualTo(new MediaType(named, type));
    }

    @Test
    void takesWhatDeceivesReadersOutOfNames() {
        assertThat(of(Media.Kind.FILE, "x", "a\u202Egpj\u0000.exe\n", UNKNOWN).name())
                .isEqualTo("agpj.exe");
    }

    @Test
    void shortensALongNameAndKeepsItsEnd() {
        String name = of(Media.Kind.FILE, "x", "😊".repeat(400) + ".pdf", UNKNOWN).name();

        assertThat(name.codePointCount(0, name.length())).isEqualTo(150);
        assertThat(name).startsWith("😊").endsWith("😊.pdf");
    }
}
