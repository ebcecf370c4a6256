package io.oabridge.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.AgentId;
import io.oabridge.domain.ChannelId;
import io.oabridge.domain.ConnectionSettings;
import io.oabridge.domain.ConnectionSettings.LongText;
import io.oabridge.domain.Language;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsDoorTest {
    private static final ConnectionSettings BEFORE =
            ConnectionSettings.defaults(new ChannelId("kênh")).withNoteAuthor(new AgentId("ai"));
    private static final String OTHERS =
            """
            {"language":"en","nameSuffix":"(Zalo)","longText":"split",
             "resolvedNotice":" Cảm ơn anh chị! ","botMessages":false,
             "mirrorOwnerReplies":true,"reactions":true,"retentionDays":90}\
            """;

    private ConnectionSettings settings = BEFORE;
    private final SettingsDoor door = door(true);

    @Test
    void theSettingsAreTold() {
        SettingsDoor.Answer answer = get("localhost:8080", Optional.empty());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .hasToString(
                        """
                        {"language":"vi","nameSuffix":"Zalo","longText":"file",\
                        "resolvedNotice":null,"botMessages":true,\
                        "mirrorOwnerReplies":false,"reactions":false,\
                        "retentionDays":30}\
                        """);
    }

    @Test
    void allOfThemChangeAtOnceAndNothingElseDoes() {
        SettingsDoor.Answer answer = put(OTHERS);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("resolvedNotice").asText()).isEqualTo("Cảm ơn anh chị!");
        assertThat(settings)
                .isEqualTo(
                        new ConnectionSettings(
                                Language.EN,
                                BEFORE.channel(),
                                BEFORE.noteAuthor(),
                                "(Zalo)",
                                LongText.SPLIT,
                                Optional.of("Cảm ơn anh chị!"),
                                false,
                                true,
                                true,
                                90));
    }

    @Test
    void whatIsToldCanBePutBack() {
        String told = get("localhost:8080", Optional.empty()).body().toString();
        put(OTHERS);

        put(told);

        assertThat(settings).isEqualTo(BEFORE);
    }

    @Test
    void everyProblemIsNamedAtOnceAndNothingChanges() {
        SettingsDoor.Answer answer =
                put(
                        """
                        {"language":"fr","nameSuffix":"hai\\ndòng","longText":1,
                         "resolvedNotice":" ","botMessages":"yes","reactions":true,
                         "colour":"blue","size":1}\
                        """);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("problems"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "colour: there is no such setting.",
                        "size: there is no such setting.",
                        "language: must be vi or en.",
                        "nameSuffix: must be one line of at most 50 characters.",
                        "longText: must be file or split.",
                        "resolvedNotice: must be a text of 1 to 2000 characters.",
                        "botMessages: must be true or false.",
                        "mirrorOwnerReplies: must be true or false.");
        assertThat(settings).isEqualTo(BEFORE);
    }

    @ParameterizedTest
    @CsvSource({"'[]'", "'{'", "''", "'null'", "'{} {}'"})
    void whatIsNoJsonObjectIsRefused(String body) {
        SettingsDoor.Answer answer = put(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("problems").path(0).asText())
                .isEqualTo("The settings are not a JSON object.");
    }

    @Test
    void anEndlessBodyIsRefused() {
        assertThat(put(" ".repeat(SettingsDoor.MOST_BYTES) + OTHERS).status()).isEqualTo(413);
        assertThat(settings).isEqualTo(BEFORE);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8080, http://localhost:8080, 200",
        "127.0.0.1:8080, http://127.0.0.1:8080, 200",
        "localhost:8080, http://localhost:8081, 403",
        "localhost:8080, http://127.0.0.1:8080, 403",
        "localhost:8080, https://localhost:8080, 403",
        "localhost:8080, null, 403",
        "localhost:8080, http://shop.example.invalid, 403",
        "shop.example.invalid:8080, http://shop.example.invalid:8080, 403",
    })
    void onlyThePagesOwnRequestsAreAnswered(String host, String origin, int status) {
        assertThat(get(host, Optional.of(origin)).status()).isEqualTo(status);
    }

    @Test
    void aNameBentToThisMachineLearnsNothing() {
        assertThat(get("shop.example.invalid:8080", Optional.empty()).status()).isEqualTo(403);
    }

    @Test
    void behindATunnelNobodyIsAnswered() {
        SettingsDoor.Request request =
                new SettingsDoor.Request(
                        "PUT", "localhost:8080", Optional.of("http://localhost:8080"), OTHERS);

        assertThat(door(false).answer(request).status()).isEqualTo(403);
        assertThat(settings).isEqualTo(BEFORE);
    }

    @Test
    void otherMethodsAreRefused() {
        SettingsDoor.Request request =
                new SettingsDoor.Request("DELETE", "localhost:8080", Optional.empty(), "");

        assertThat(door.answer(request).status()).isEqualTo(405);
    }

    private SettingsDoor door(boolean open) {
        return new SettingsDoor(
                8080, open, () -> settings, change -> settings = change.apply(settings));
    }

    private SettingsDoor.Answer get(String host, Optional<String> origin) {
        return door.answer(new SettingsDoor.Request("GET", host, origin, ""));
    }

    private SettingsDoor.Answer put(String body) {
        return door.answer(
                new SettingsDoor.Request(
                        "PUT", "localhost:8080", Optional.of("http://localhost:8080"), body));
    }
}
