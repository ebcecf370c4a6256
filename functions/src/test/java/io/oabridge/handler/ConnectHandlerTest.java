package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.oabridge.topology.EnvironmentKey;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The start of a visit: who is let in, where it leads, and what the browser keeps of it. */
class ConnectHandlerTest {
    private final Visits visits = new Visits();

    @Test
    void whoHoldsTheInstallKeyIsSentToZalosPermissionPage() {
        APIGatewayV2HTTPResponse answer = visits.start();

        assertThat(answer.getStatusCode()).isEqualTo(302);
        Map<String, String> query = Visits.query(answer);
        assertThat(Visits.header(answer, "Location"))
                .startsWith("http://localhost:8081/oauth/v4/oa/permission?");
        assertThat(query)
                .containsOnlyKeys("app_id", "redirect_uri", "code_challenge", "state")
                .containsEntry("app_id", Installation.APP_ID)
                .containsEntry("redirect_uri", "https://bridge.example/connect/zalo/callback");
        assertThat(query.get("state")).isEqualTo(Visits.state(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "playground-install-ke", "playground-install-key2", " "})
    void whoHoldsAnotherKeyIsNotLetIn(String key) {
        assertNotLetIn(visits.handle(HttpEvents.get(Visits.START, Map.of("key", key))));
    }

    @Test
    void whoHoldsNoKeyIsNotLetIn() {
        APIGatewayV2HTTPEvent bare = HttpEvents.get(Visits.START, Map.of());
        bare.setQueryStringParameters(null);

        assertNotLetIn(visits.handle(bare));
    }

    /** An installation whose secret has no key yet must not be open to everybody. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "   "})
    void aBlankKeyLetsNobodyIn(String blank) {
        visits.installKey(blank);

        assertNotLetIn(visits.handle(HttpEvents.get(Visits.START, Map.of("key", blank))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://bridge.example|/connect/zalo|true",
                "https://bridge.example/|/connect/zalo|true",
                "https://bridge.example/oa|/oa/connect/zalo|true",
                "https://bridge.example/oa/|/oa/connect/zalo|true",
                "http://localhost:8080|/connect/zalo|false",
            })
    void theCookieBindsTheVisitToTheBrowserAndThePlace(
            String publicUrl, String path, boolean secure) {
        visits.environment.put(EnvironmentKey.PUBLIC_URL.variable(), publicUrl);

        String cookie = visits.start().getCookies().getFirst();

        assertThat(cookie.split("; ", -1))
                .contains("HttpOnly", "SameSite=Lax", "Max-Age=600", "Path=" + path)
                .anyMatch(part -> part.matches("oabridge_visit=[A-Za-z0-9_-]{43}"));
        assertThat(cookie.contains("; Secure")).isEqualTo(secure);
    }

    @ParameterizedTest
    @CsvSource({
        "https://bridge.example/oa, https://bridge.example/oa/connect/zalo/callback",
        "https://bridge.example/oa/, https://bridge.example/oa/connect/zalo/callback",
        "http://localhost:8080, http://localhost:8080/connect/zalo/callback",
    })
    void theWayBackIsUnderThePublicAddress(String publicUrl, String wayBack) {
        visits.environment.put(EnvironmentKey.PUBLIC_URL.variable(), publicUrl);

        assertThat(Visits.query(visits.start())).containsEntry("redirect_uri", wayBack);
    }

    @Test
    void withoutAPublicAddressTheWayBackIsWhereTheRequestCameTo() {
        visits.environment.remove(EnvironmentKey.PUBLIC_URL.variable());

        APIGatewayV2HTTPResponse answer = visits.start();

        assertThat(Visits.query(answer))
                .containsEntry(
                        "redirect_uri", "https://" + HttpEvents.HOST + "/connect/zalo/callback");
        assertThat(answer.getCookies().getFirst()).contains("; Secure");
    }

    /** The address of the redirect holds the state. */
    @Test
    void theRedirectIsNotKeptAndTellsNobodyWhereItCameFrom() {
        assertThat(visits.start().getHeaders())
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("Referrer-Policy", "no-referrer");
    }

    private static void assertNotLetIn(APIGatewayV2HTTPResponse answer) {
        assertThat(answer.getStatusCode()).isEqualTo(403);
        assertThat(answer.getBody()).contains("Not allowed");
        assertThat(answer.getCookies()).isNull();
        assertThat(answer.getHeaders()).doesNotContainKey("Location");
    }
}
