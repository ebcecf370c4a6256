package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.oabridge.relay.port.Meter.Signal;
import io.oabridge.topology.EnvironmentKey;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way in: the install key, the session that follows, and how it ends. */
class SetUpEntryTest {
    private static final String HOME = "/connect";

    private final Visits visits = new Visits();

    @Test
    void aStrangerIsAskedForTheKeyAndSeesNothingElse() {
        APIGatewayV2HTTPResponse answer = get(HOME);

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody())
                .contains("name=\"key\" type=\"password\"")
                .doesNotContain("/webhooks/", Installation.APP_ID);
        assertThat(answer.getCookies()).isNull();
    }

    @Test
    void theKeyOpensASessionThatNoScriptAndNoOtherSiteCanUse() {
        APIGatewayV2HTTPResponse answer = enter(Installation.INSTALL_KEY);

        assertThat(answer.getStatusCode()).isEqualTo(303);
        assertThat(Visits.header(answer, "Location")).isEqualTo("/connect");
        assertThat(answer.getCookies().getFirst().split("; ", -1))
                .contains("Path=/connect", "HttpOnly", "SameSite=Strict", "Max-Age=3600", "Secure");
        assertThat(answer.getCookies().getFirst()).doesNotContain(Installation.INSTALL_KEY);
        assertThat(get(HOME, Visits.cookie(answer)).getBody())
                .contains("https://bridge.example/webhooks/zalo")
                .contains("https://bridge.example/connect/zalo/callback")
                .doesNotContain("neutral-app-secret", Installation.OA_SECRET_KEY)
                .doesNotContain("invented-token", Installation.INSTALL_KEY);
    }

    @Test
    void onPlainHttpTheCookieIsNotForHttpsOnly() {
        visits.environment.put(EnvironmentKey.PUBLIC_URL.variable(), "http://localhost:8080");

        assertThat(enter(Installation.INSTALL_KEY).getCookies().getFirst())
                .doesNotContain("Secure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "wrong", "playground-install-ke"})
    void anotherKeyOpensNothingAndIsCounted(String key) {
        APIGatewayV2HTTPResponse answer = enter(key);

        assertThat(answer.getStatusCode()).isEqualTo(403);
        assertThat(answer.getBody()).contains("This is not the install key.");
        assertThat(answer.getCookies()).isNull();
        assertThat(visits.meter.counted()).containsExactly(Signal.ENTRY_REFUSED + " key");
    }

    @Test
    void aKeyInTheAddressOfTheOverviewIsNotLookedAt() {
        APIGatewayV2HTTPResponse answer =
                visits.handle(HttpEvents.get(HOME, Map.of("key", Installation.INSTALL_KEY)));

        assertThat(answer.getBody()).contains("name=\"key\"");
    }

    @Test
    void theSessionIsOverAfterAnHour() {
        Visits.Browser browser = visits.enter();
        visits.clock.advance(Duration.ofMinutes(59));
        assertThat(get("/connect/zalo/app", browser.cookie()).getStatusCode()).isEqualTo(200);

        visits.clock.advance(Duration.ofMinutes(1));

        assertThat(get("/connect/zalo/app", browser.cookie()).getStatusCode()).isEqualTo(403);
    }

    @Test
    void aNewInstallKeyEndsAllSessions() {
        Visits.Browser browser = visits.enter();

        visits.installKey("another-key");

        assertThat(get("/connect/zalo/app", browser.cookie()).getStatusCode()).isEqualTo(403);
    }

    @Test
    void aSessionThatWasTamperedWithIsNone() {
        String cookie = visits.enter().cookie();
        for (int at = "oabridge_session=".length(); at < cookie.length(); at++) {
            char other = cookie.charAt(at) == 'A' ? 'B' : 'A';
            String tampered = cookie.substring(0, at) + other + cookie.substring(at + 1);

            assertThat(get("/connect/zalo/app", tampered).getStatusCode())
                    .as(tampered)
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oabridge_session=",
                "oabridge_session=a.b.c",
                "oabridge_session=..",
                "oabridge_session=a.99999999999.",
                "oabridge_session=a.999999999999999999999999.c",
            })
    void nonsenseIsNoSession(String cookie) {
        assertThat(get("/connect/zalo/app", cookie).getStatusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/connect/zalo/app", "/connect/freshchat", "/connect/settings/1"})
    void aFormFromElsewhereIsNotTaken(String path) {
        Visits.Browser browser = visits.enter();
        String before = visits.zalo.read().text();

        APIGatewayV2HTTPResponse withoutToken =
                visits.handle(HttpEvents.form(path, Map.of("appId", "123456"), browser.cookie()));
        APIGatewayV2HTTPResponse withAnothers =
                visits.handle(
                        HttpEvents.form(
                                path,
                                Map.of("token", visits.enter().token(), "appId", "123456"),
                                browser.cookie()));

        assertThat(withoutToken.getStatusCode()).isEqualTo(403);
        assertThat(withAnothers.getStatusCode()).isEqualTo(403);
        assertThat(visits.zalo.read().text()).isEqualTo(before);
    }

    @Test
    void leavingEndsTheSessionInThisBrowserAndOnlyByItsOwnForm() {
        Visits.Browser browser = visits.enter();

        APIGatewayV2HTTPResponse foreign =
                visits.handle(HttpEvents.form(HOME, Map.of("leave", "yes"), browser.cookie()));
        APIGatewayV2HTTPResponse own =
                visits.handle(
                        HttpEvents.form(
                                HOME,
                                Map.of("leave", "yes", "token", browser.token()),
                                browser.cookie()));

        assertThat(foreign.getStatusCode()).isEqualTo(403);
        assertThat(own.getCookies().getFirst())
                .startsWith("oabridge_session=;")
                .contains("Max-Age=0");
    }

    @Test
    void theLanguageIsChosenOnThePageAndRemembered() {
        APIGatewayV2HTTPResponse answer = visits.handle(HttpEvents.get(HOME, Map.of("lang", "vi")));

        assertThat(answer.getBody()).contains("lang=\"vi\"").contains("Khóa cài đặt");
        assertThat(get(HOME, Visits.cookie(answer)).getBody()).contains("Khóa cài đặt");
        assertThat(get(HOME, "oabridge_language=xx").getBody()).contains("Install key");
    }

    @Test
    void noPageRunsAScriptOrAnybodyElsesStyle() {
        for (String path : new String[] {HOME, "/connect/zalo/app", "/connect/freshchat"}) {
            APIGatewayV2HTTPResponse page = get(path, visits.enter().cookie());

            assertThat(page.getBody()).doesNotContain("<script").doesNotContain(" style=");
            assertThat(Visits.header(page, "Content-Security-Policy"))
                    .matches(
                            "default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}=';"
                                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        }
    }

    @Test
    void anUnknownPageIsNotThere() {
        String cookie = visits.enter().cookie();

        assertThat(get("/connect/settings/404", cookie).getStatusCode()).isEqualTo(404);
        assertThat(get("/connect/settings/<b>", cookie).getStatusCode()).isEqualTo(404);
        assertThat(get("/connect/nothing", cookie).getStatusCode()).isEqualTo(404);
    }

    private APIGatewayV2HTTPResponse enter(String key) {
        return visits.handle(HttpEvents.form(HOME, Map.of("key", key)));
    }

    private APIGatewayV2HTTPResponse get(String path, String... cookies) {
        return visits.handle(HttpEvents.get(path, Map.of(), cookies));
    }
}
