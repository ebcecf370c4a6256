package io.oabridge.playground.zalo;

import static io.oabridge.playground.zalo.ZaloClient.FIRST_REFRESH_TOKEN;
import static io.oabridge.playground.zalo.ZaloClient.encode;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/platforms/zalo.md §1. */
class OAuthTest {
    private static final String CALLBACK = "http://localhost:8080/connect/zalo/callback";
    private static final String VERIFIER = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";
    private static final String CHALLENGE = "RqIZl4LIgn8KxW9QO-nTnv7pf0CnNrksx9fF-CXP2FE";

    private final ZaloFixture fixture = new ZaloFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void permissionPageNamesTheAccountAndOffersToAllow() throws Exception {
        HttpResponse<String> page =
                fixture.client.fetch(
                        "/v4/oa/permission?app_id=1000000000000000001&redirect_uri="
                                + encode(CALLBACK)
                                + "&state="
                                + encode("\"><script>")
                                + "&code_challenge="
                                + CHALLENGE);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body())
                .contains("Allow", "Cho phép", "Cửa hàng Mẫu", CALLBACK, CHALLENGE)
                .doesNotContain("<script>", "{{");
    }

    @ParameterizedTest
    @CsvSource({
        "1000000000000000001, http://localhost:8080/elsewhere",
        "1000000000000000001, ''",
        "9, http://localhost:8080/connect/zalo/callback"
    })
    void unregisteredCallbackOrAppIsShownAnError(String app, String redirect) throws Exception {
        HttpResponse<String> page =
                fixture.client.fetch(
                        "/v4/oa/permission?app_id=" + app + "&redirect_uri=" + encode(redirect));
        HttpResponse<String> allowed =
                fixture.client.form(
                        "/v4/oa/permission/allow", Map.of("app_id", app, "redirect_uri", redirect));

        assertThat(page.body()).contains("-14003").doesNotContain("<form");
        assertThat(allowed.statusCode()).isEqualTo(200);
        assertThat(allowed.body()).contains("-14003");
    }

    @Test
    void allowingLeadsBackWithAccountCodeAndState() throws Exception {
        HttpResponse<String> answer = allow(Map.of("state", "s&1=ữ"));

        String location = answer.headers().firstValue("Location").orElse("");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location).startsWith(CALLBACK + "?oa_id=2000000000000000002&code=");
        assertThat(URI.create(location).getQuery()).endsWith("&state=s&1=ữ");
    }

    @Test
    void codeIsExchangedOnceForAPairWithStringLives() throws Exception {
        String code = code(Map.of());

        JsonNode pair = exchange(code, Map.of());
        JsonNode again = exchange(code, Map.of());

        assertThat(pair.path("expires_in").isTextual()).isTrue();
        assertThat(pair.path("expires_in").asText()).isEqualTo("90000");
        assertThat(pair.path("refresh_token_expires_in").asText()).isEqualTo("7776000");
        assertThat(again.has("access_token")).isFalse();
        assertThat(again.path("error_name").asText()).isEqualTo("Invalid code");
        use(pair);
        assertThat(fixture.client.get("/v2.0/oa/getoa").path("error").asInt()).isZero();
    }

    @Test
    void codeDiesAfterTenMinutes() throws Exception {
        String inTime = code(Map.of());
        String late = code(Map.of());

        fixture.clock.advance(Duration.ofMinutes(10).minusMillis(1));
        JsonNode first = exchange(inTime, Map.of());
        fixture.clock.advance(Duration.ofMillis(1));
        JsonNode second = exchange(late, Map.of());

        assertThat(first.has("access_token")).isTrue();
        assertThat(second.has("access_token")).isFalse();
    }

    @Test
    void challengeIsMetByItsVerifier() throws Exception {
        String code = code(Map.of("code_challenge", CHALLENGE));

        assertThat(exchange(code, Map.of("code_verifier", VERIFIER)).has("access_token")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "another-verifier", CHALLENGE})
    void challengeIsNotMetByAnythingElse(String verifier) throws Exception {
        String code = code(Map.of("code_challenge", CHALLENGE));
        Map<String, String> fields =
                verifier.isEmpty() ? Map.of() : Map.of("code_verifier", verifier);

        JsonNode answer = exchange(code, fields);

        assertThat(answer.has("access_token")).isFalse();
        assertThat(answer.path("error_name").asText()).isEqualTo("Invalid code verifier");
        assertThat(answer.has("error_reason")).isTrue();
        assertThat(answer.has("error_description")).isTrue();
    }

    @Test
    void refreshKillsBothOldTokens() throws Exception {
        JsonNode pair = fixture.client.refresh(FIRST_REFRESH_TOKEN);

        assertThat(error("/v2.0/oa/getoa")).isEqualTo(-216);
        assertThat(fixture.client.refresh(FIRST_REFRESH_TOKEN).path("error").asInt())
                .isEqualTo(-14014);
        use(pair);
        assertThat(error("/v2.0/oa/getoa")).isZero();
        assertThat(fixture.client.refresh(pair.path("refresh_token").asText()).has("access_token"))
                .isTrue();
        assertThat(fixture.client.get("/simulator/state").path("refreshCount").asInt())
                .isEqualTo(2);
    }

    @Test
    void accessTokenExpiresAfterTwentyFiveHours() throws Exception {
        fixture.clock.advance(Duration.ofHours(25).minusMillis(1));
        assertThat(error("/v2.0/oa/getoa")).isZero();

        fixture.clock.advance(Duration.ofMillis(1));
        assertThat(error("/v2.0/oa/getoa")).isEqualTo(-220);
    }

    @Test
    void refreshTokenExpiresAfterThreeMonths() throws Exception {
        fixture.clock.advance(Duration.ofDays(90));

        assertThat(fixture.client.refresh(FIRST_REFRESH_TOKEN).path("error").asInt())
                .isEqualTo(-118);
        assertThat(fixture.client.get("/simulator/state").path("connected").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "wrong, 1000000000000000001, refresh_token, Invalid secret key",
        "neutral-app-secret, 9, refresh_token, Invalid app id",
        "neutral-app-secret, 1000000000000000001, password, Invalid grant type"
    })
    void requestOfTheWrongAppIsRefusedAndSpendsNothing(
            String secret, String app, String grant, String name) throws Exception {
        fixture.client.header("secret_key", secret);
        HttpResponse<String> answer =
                fixture.client.form(
                        "/v4/oa/access_token",
                        Map.of(
                                "app_id", app,
                                "grant_type", grant,
                                "refresh_token", FIRST_REFRESH_TOKEN));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(ZaloClient.parse(answer.body()).path("error_name").asText()).isEqualTo(name);
        fixture.client.header("secret_key", "neutral-app-secret");
        assertThat(fixture.client.refresh(FIRST_REFRESH_TOKEN).has("access_token")).isTrue();
    }

    @Test
    void accountThatWasNeverConnectedHasNoValidToken() throws Exception {
        ZaloSettings.OfficialAccount unconnected =
                new ZaloSettings.OfficialAccount(
                        ZaloClient.OA, "Mới", "playground-access-token", "");
        try (ZaloFixture fresh = new ZaloFixture(it -> it.withAccount(unconnected))) {
            assertThat(fresh.client.get("/v2.0/oa/getoa").path("error").asInt()).isEqualTo(-220);
            assertThat(fresh.client.refresh("").has("access_token")).isFalse();
            assertThat(fresh.client.get("/simulator/state").path("connected").asBoolean())
                    .isFalse();
        }
    }

    private HttpResponse<String> allow(Map<String, String> more) throws Exception {
        Map<String, String> fields = new HashMap<>(more);
        fields.put("app_id", "1000000000000000001");
        fields.put("redirect_uri", CALLBACK);
        return fixture.client.form("/v4/oa/permission/allow", fields);
    }

    private String code(Map<String, String> more) throws Exception {
        String location = allow(more).headers().firstValue("Location").orElse("");
        return location.substring(location.indexOf("&code=") + "&code=".length());
    }

    private JsonNode exchange(String code, Map<String, String> more) throws Exception {
        Map<String, String> fields = new HashMap<>(more);
        fields.put("grant_type", "authorization_code");
        fields.put("code", code);
        return fixture.client.token(fields);
    }

    private void use(JsonNode pair) {
        fixture.client.header("access_token", pair.path("access_token").asText());
    }

    private int error(String path) throws Exception {
        return fixture.client.get(path).path("error").asInt();
    }
}
