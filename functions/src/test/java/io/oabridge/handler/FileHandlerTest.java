package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.oabridge.relay.fakes.InMemoryFileStore;
import io.oabridge.relay.fakes.SettableClock;
import io.oabridge.relay.port.FileStore.StoredFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A link leads to one text, or to a page that says it is gone. */
class FileHandlerTest {
    private static final String ID = "AbCdEfGhIjKlMnOpQrStUvWxYz-_0123";
    private static final String OTHER_ID = "AbCdEfGhIjKlMnOpQrStUvWxYz-_0124";
    private static final String TEXT =
            " Kính gửi anh Khánh,\r\n\tgiá là 100 € <b>😀</b> e\u0323\u0302 \n";
    private static final Duration LIFE = Duration.ofDays(14);

    private final SettableClock clock = new SettableClock();
    private final InMemoryFileStore files = new InMemoryFileStore();
    private final FileHandler handler = new FileHandler(files, clock);

    FileHandlerTest() {
        keep(ID, "message.txt", TEXT);
        keep(OTHER_ID, "message.txt", "of somebody else");
    }

    @Test
    void theTextComesByteForByte() {
        APIGatewayV2HTTPResponse answer = get(ID, "message.txt");

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getIsBase64Encoded()).isTrue();
        assertThat(Base64.getDecoder().decode(answer.getBody()))
                .isEqualTo(TEXT.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void itIsSavedAsATextAndNeverRun() {
        assertThat(get(ID, "message.txt").getHeaders())
                .containsEntry("Content-Type", "text/plain; charset=utf-8")
                .containsEntry(
                        "Content-Disposition",
                        "attachment; filename=\"message.txt\"; filename*=UTF-8''message.txt")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Cache-Control", "private, max-age=3600")
                .containsEntry("Referrer-Policy", "no-referrer");
    }

    @Test
    void aNameOfAnyLettersStaysInsideItsHeader() {
        keep(ID, "báo giá\"\r\nX-Evil: 1*.txt", TEXT);

        assertThat(get(ID, "x").getHeaders().get("Content-Disposition"))
                .isEqualTo(
                        "attachment; filename=\"b_o gi____X-Evil_ 1_.txt\";"
                                + " filename*=UTF-8''b%C3%A1o%20gi%C3%A1%22%0D%0AX-Evil%3A%201%2A.txt");
    }

    @Test
    void theNameInTheAddressDoesNotMatter() {
        assertThat(get(ID, "../../etc/passwd").getBody())
                .isEqualTo(get(ID, "message.txt").getBody());
    }

    @Test
    void whatExpiredIsGoneAndLooksLikeWhatNeverWas() {
        clock.advance(LIFE);

        APIGatewayV2HTTPResponse expired = get(ID, "message.txt");
        APIGatewayV2HTTPResponse unknown = get("00000000000000000000000000000000", "message.txt");

        assertThat(expired.getStatusCode()).isEqualTo(410);
        assertThat(expired.getBody())
                .contains("đã hết hạn", "has expired")
                .doesNotContain("Khánh")
                .isEqualTo(unknown.getBody());
        assertThat(expired.getHeaders())
                .isEqualTo(unknown.getHeaders())
                .containsEntry("Content-Type", "text/html; charset=utf-8");
        assertThat(unknown.getStatusCode()).isEqualTo(410);
    }

    @Test
    void aMomentBeforeItExpiresItIsStillThere() {
        clock.advance(LIFE.minusSeconds(1));

        assertThat(get(ID, "message.txt").getStatusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "AbCdEfGhIjKlMnOpQrStUvWxYz-_012",
                "AbCdEfGhIjKlMnOpQrStUvWxYz-_0123 ",
                "abcdefghijklmnopqrstuvwxyz-_0123",
                "AbCdEfGhIjKlMnOpQrStUvWxYz-_012*",
                "..",
                "../AbCdEfGhIjKlMnOpQrStUvWxYz-_0123",
                "%41bCdEfGhIjKlMnOpQrStUvWxYz-_0123"
            })
    void onlyTheWholeIdOpensAFile(String id) {
        assertThat(get(id, "message.txt").getStatusCode()).isEqualTo(410);
    }

    @Test
    void aRequestWithoutAnIdIsAnsweredToo() {
        assertThat(handler.answer(new APIGatewayV2HTTPEvent()).getStatusCode()).isEqualTo(410);
    }

    private APIGatewayV2HTTPResponse get(String id, String name) {
        return handler.answer(
                APIGatewayV2HTTPEvent.builder()
                        .withPathParameters(Map.of("id", id, "name", name))
                        .build());
    }

    private void keep(String id, String name, String text) {
        files.save(
                new StoredFile(
                        id,
                        URI.create("https://bridge.example/files/" + id + "/message.txt"),
                        name,
                        text,
                        clock.instant().plus(LIFE)));
    }
}
