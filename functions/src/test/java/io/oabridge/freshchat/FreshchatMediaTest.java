package io.oabridge.freshchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.Content;
import io.oabridge.domain.Content.Media;
import io.oabridge.domain.MessageId;
import io.oabridge.relay.port.PostOutcome;
import io.oabridge.transport.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Copies that Freshchat takes. */
class FreshchatMediaTest {
    private static final String AT = "https://media.example/";
    private static final String SAFE =
            """
            {"file_name":"x","file_size":7,"file_content_type":"application/pdf",
             "file_extension_type":"pdf","file_hash":"hash-1","file_security_status":"SAFE_FILE"}
            """;

    @TempDir private Path directory;

    private final LoopbackFreshchat freshchat = new LoopbackFreshchat();
    private FakeMedia media = new FakeMedia(Path.of("."));

    @BeforeEach
    void prepare() {
        media = new FakeMedia(directory);
    }

    @AfterEach
    void nothingIsLeftBehind() throws IOException {
        freshchat.close();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    private PostOutcome post(Content... parts) {
        return Invented.helpdesk(
                        new FakeSecretSource(freshchat.account()),
                        media,
                        InstantSource.fixed(Invented.NOW))
                .post(
                        Invented.CONNECTION,
                        Invented.CONVERSATION,
                        Invented.USER,
                        Invented.message(parts));
    }

    private static Media medium(Media.Kind kind, String path, String name) {
        return new Media(
                kind,
                URI.create(AT + path),
                Optional.of(name).filter(it -> !it.isEmpty()),
                OptionalLong.empty());
    }

    private static Media medium(Media.Kind kind, String path) {
        return medium(kind, path, "");
    }

    private JsonNode partsOf(int request) throws JsonProcessingException {
        return Json.MAPPER.readTree(freshchat.asked().get(request).body()).path("message_parts");
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return Json.MAPPER.readTree(text);
    }

    /** The request's body with the boundary that its header names replaced. */
    private String multipart(int request) {
        LoopbackFreshchat.Asked asked = freshchat.asked().get(request);
        String[] header = asked.contentType().orElseThrow().split("boundary=", -1);
        assertThat(header[0]).isEqualTo("multipart/form-data; ");
        assertThat(header[1]).matches("[0-9a-z-]{20,70}");
        return asked.octets().replace(header[1], "BOUNDARY");
    }

    @ParameterizedTest
    @CsvSource({
        "IMAGE, image/jpeg, image.jpg",
        "GIF, image/gif, gif.gif",
        "STICKER, image/png, sticker.png",
        "STICKER, image/webp, sticker.webp",
    })
    void aPictureIsUploadedAndShown(Media.Kind kind, String type, String name)
            throws JsonProcessingException {
        String octets = "\u0089P\r\n\u0000\u00ff--";
        media.at(AT + "1", type, octets);
        freshchat
                .answer(200, "{\"url\":\"https://fc.example/copy.png\",\"id\":\"1\"}")
                .answer(200, "{\"id\":\"m-9\"}");

        assertThat(post(medium(kind, "1")))
                .isEqualTo(new PostOutcome.Posted(Invented.CONVERSATION, new MessageId("m-9")));
        assertThat(freshchat.targets())
                .containsExactly("/v2/images/upload", "/v2/conversations/conversation-1/messages");
        assertThat(freshchat.asked().getFirst().method()).isEqualTo("POST");
        assertThat(freshchat.asked().getFirst().authorization()).contains("Bearer invented-token");
        assertThat(multipart(0))
                .isEqualTo(
                        "--BOUNDARY\r\n"
                                + "Content-Disposition: form-data; name=\"image\"; filename=\""
                                + name
                                + "\"\r\nContent-Type: "
                                + type
                                + "\r\n\r\n"
                                + octets
                                + "\r\n--BOUNDARY--\r\n");
        assertThat(partsOf(1))
                .isEqualTo(json("[{\"image\":{\"url\":\"https://fc.example/copy.png\"}}]"));
    }

    @ParameterizedTest
    @CsvSource({
        "FILE, application/pdf, 9f, hóa đơn.pdf, hóa đơn.pdf",
        "AUDIO, audio/amr, 1, '', audio.amr",
        "AUDIO, application/octet-stream, x/voice.amr, '', voice.amr",
        "VIDEO, video/mp4, 1, '', video.mp4",
        "FILE, application/octet-stream, 1, readme, readme",
    })
    void aFileIsUploadedAndNamed(
            Media.Kind kind, String type, String path, String name, String shown)
            throws JsonProcessingException {
        media.at(AT + path, type, "content");
        freshchat.answer(200, SAFE).answer(200, "{\"id\":\"m-9\"}");

        post(medium(kind, path, name));

        assertThat(freshchat.targets())
                .containsExactly("/v2/files/upload", "/v2/conversations/conversation-1/messages");
        assertThat(multipart(0)).contains("name=\"file\"; filename=\"", "\r\n\r\ncontent\r\n--");
        assertThat(partsOf(1))
                .isEqualTo(
                        json(
                                """
                                [{"file":{"fileHash":"hash-1","fileSource":"FRESHCHAT","name":"%s",
                                  "contentType":"application/pdf","file_size_in_bytes":7,
                                  "file_extension":"pdf"}}]
                                """
                                        .formatted(shown)));
    }

    @Test
    void whatTheUploadDoesNotSayIsTakenFromTheFile() throws JsonProcessingException {
        media.at(AT + "1", "text/csv", "a,b,c");
        freshchat
                .answer(200, "{\"file_hash\":\"h\",\"file_security_status\":\"AV_PENDING\"}")
                .answer(200, "{\"id\":\"m-9\"}");

        post(medium(Media.Kind.FILE, "1", "bảng giá.CSV"));

        assertThat(partsOf(1).path(0).path("file"))
                .isEqualTo(
                        json(
                                """
                                {"fileHash":"h","fileSource":"FRESHCHAT","name":"bảng giá.CSV",
                                 "contentType":"text/csv","file_size_in_bytes":5,"file_extension":"CSV"}
                                """));
    }

    @Test
    void aVietnameseNameIsGivenInBothForms() {
        media.at(AT + "1", "application/pdf", "x");
        freshchat.answer(200, SAFE).answer(200, "{\"id\":\"m-9\"}");

        post(medium(Media.Kind.FILE, "1", "Đơn \"hàng\" số 5%\r\n😊.pdf"));

        assertThat(multipart(0))
                .startsWith(
                        "--BOUNDARY\r\nContent-Disposition: form-data; name=\"file\";"
                                + " filename=\"Don _hang_ so 5__.pdf\";"
                                + " filename*=UTF-8''%C4%90%C6%A1n%20%22h%C3%A0ng%22%20s%E1%BB%91%205%25%F0%9F%98%8A.pdf"
                                + "\r\nContent-Type: application/pdf\r\n\r\n");
    }

    @Test
    void anAlbumIsOneMessageInItsOrder() throws JsonProcessingException {
        media.at(AT + "1", "image/jpeg", "one")
                .at(AT + "2", "application/pdf", "two")
                .at(AT + "3", "image/png", "three");
        freshchat
                .answer(200, "{\"url\":\"https://fc.example/1\"}")
                .answer(200, SAFE)
                .answer(200, "{\"url\":\"https://fc.example/3\"}")
                .answer(200, "{\"id\":\"m-9\"}");

        post(
                medium(Media.Kind.IMAGE, "1"),
                new Content.Text("chú thích"),
                medium(Media.Kind.FILE, "2"),
                new Content.Location(1.5, 2.5),
                medium(Media.Kind.IMAGE, "3"));

        assertThat(partsOf(3))
                .hasSize(5)
                .allSatisfy(part -> assertThat(part).hasSize(1))
                .extracting(part -> part.fieldNames().next())
                .containsExactly("image", "text", "file", "text", "image");
        assertThat(partsOf(3).findValuesAsText("url"))
                .containsExactly("https://fc.example/1", "https://fc.example/3");
        assertThat(partsOf(3).findValuesAsText("content").getFirst()).isEqualTo("chú thích");
    }

    @Test
    void aNewConversationOpensWithThePicture() throws JsonProcessingException {
        media.at(AT + "1", "image/jpeg", "one");
        freshchat
                .answer(200, "{\"url\":\"https://fc.example/1\"}")
                .answer(200, "{\"conversation_id\":\"c-9\",\"messages\":[{\"id\":\"m-9\"}]}");

        Invented.helpdesk(
                        new FakeSecretSource(freshchat.account()),
                        media,
                        InstantSource.fixed(Invented.NOW))
                .open(
                        Invented.CONNECTION,
                        Invented.USER,
                        Invented.message(medium(Media.Kind.IMAGE, "1")));

        assertThat(freshchat.targets()).containsExactly("/v2/images/upload", "/v2/conversations");
        assertThat(json(freshchat.asked().get(1).body()).path("messages").path(0))
                .isEqualTo(
                        json(
                                """
                                {"message_parts":[{"image":{"url":"https://fc.example/1"}}],
                                 "message_type":"normal","actor_type":"user","actor_id":"user-1",
                                 "channel_id":"channel-1"}
                                """));
    }

    @Test
    void aLargePictureIsUploadedWhole() {
        String octets = "0123456789ab".repeat(1024 * 1024);
        media.at(AT + "1", "image/png", octets);
        freshchat.answer(200, "{\"url\":\"https://fc.example/1\"}").answer(200, "{\"id\":\"m-9\"}");

        assertThat(post(medium(Media.Kind.IMAGE, "1"))).isInstanceOf(PostOutcome.Posted.class);
        assertThat(multipart(0)).contains("\r\n\r\n" + octets + "\r\n--BOUNDARY--\r\n");
    }

    @ParameterizedTest
    @EnumSource(Media.Kind.class)
    void anUploadIsRepeatedWithANewerToken(Media.Kind kind) {
        media.at(AT + "1", "image/png", "octets");
        freshchat
                .answer(401, "{}")
                .answer(200, SAFE.replaceFirst("\\{", "{\"url\":\"https://fc.example/1\","))
                .answer(200, "{\"id\":\"m-9\"}");

        PostOutcome outcome =
                Invented.helpdesk(
                                new FakeSecretSource(
                                        freshchat.account(), freshchat.account("newer")),
                                media,
                                InstantSource.fixed(Invented.NOW))
                        .post(
                                Invented.CONNECTION,
                                Invented.CONVERSATION,
                                Invented.USER,
                                Invented.message(medium(kind, "1")));

        assertThat(outcome).isInstanceOf(PostOutcome.Posted.class);
        assertThat(multipart(1)).isEqualTo(multipart(0)).contains("octets");
        assertThat(freshchat.asked().get(1).authorization()).contains("Bearer newer");
    }
}
