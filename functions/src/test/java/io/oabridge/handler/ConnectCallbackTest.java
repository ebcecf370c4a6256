package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.oabridge.domain.Connection;
import io.oabridge.domain.ConnectionSettings;
import io.oabridge.domain.Language;
import io.oabridge.relay.fakes.Samples;
import io.oabridge.relay.port.TokenIssuer.Issue;
import io.oabridge.topology.EnvironmentKey;
import io.oabridge.zalo.ZaloPermissionPage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The end of a visit: what a callback must bring, and what it leaves behind. */
class ConnectCallbackTest {
    private static final String OA = Samples.SHOP.account();

    private final Visits visits = new Visits();

    @Test
    void theCodeIsTradedWithTheVerifierBehindTheChallenge() {
        APIGatewayV2HTTPResponse started = visits.start();
        String challenge = Visits.query(started).get("code_challenge");
        visits.callback(started);

        assertThat(visits.issuer.exchanges())
                .singleElement()
                .satisfies(exchanged -> {
                    assertThat(exchanged.code()).isEqualTo("code-1");
                    assertThat(ZaloPermissionPage.codeChallenge(exchanged.codeVerifier()))
                            .isEqualTo(challenge);
                });
    }

    @Test
    void aVisitEndsWithTheAccountConnected() {
        APIGatewayV2HTTPResponse answer = visits.connect();

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody()).contains("Neutral Shop").contains(OA).contains("lang=\"en\"");
        assertThat(visits.vault.read(Samples.SHOP)).isPresent();
        assertThat(visits.connections.all())
                .containsExactly(
                        new Connection(
                                Samples.SHOP,
                                Samples.DESK,
                                ConnectionSettings.defaults(Samples.CHANNEL)
                                        .withLanguage(Language.EN)
                                        .withNoteAuthor(Samples.NOTE_AUTHOR)));
    }

    @Test
    void withoutANoteAuthorTheNewConnectionHasNone() {
        visits.noteAuthor("");
        visits.environment.remove(EnvironmentKey.LANGUAGE.variable());

        visits.connect();

        assertThat(visits.connections.find(Samples.SHOP).orElseThrow().settings())
                .isEqualTo(ConnectionSettings.defaults(Samples.CHANNEL));
    }

    @Test
    void connectingAgainKeepsTheSettingsTheOwnerChose() {
        Connection old =
                Samples.connection(
                        ConnectionSettings.defaults(Samples.CHANNEL)
                                .withResolvedNotice(Optional.of("Cảm ơn bạn")));
        visits.connections.save(old);
        visits.log.spare();

        assertThat(visits.connect().getStatusCode()).isEqualTo(200);
        assertThat(visits.connections.all()).containsExactly(old);
        assertThat(visits.log.calls()).doesNotContain("ConnectionBook.save");
    }

    /**
     * Zalo's own table of callback values does not list the state (docs/platforms/zalo.md §1.3).
     */
    @Test
    void aCallbackWithoutStateIsTakenForTheVisitOfItsCookie() {
        APIGatewayV2HTTPResponse started = visits.start();
        visits.answerAsTheAccount();

        APIGatewayV2HTTPResponse answer =
                visits.handle(
                        HttpEvents.get(
                                Visits.CALLBACK,
                                Map.of("code", "code-1", "oa_id", OA),
                                Visits.cookie(started)));

        assertThat(answer.getStatusCode()).isEqualTo(200);
    }

    @Test
    void aCallbackWithoutItsCookieIsAnothersBrowser() {
        APIGatewayV2HTTPResponse started = visits.start();

        APIGatewayV2HTTPResponse answer =
                visits.handle(HttpEvents.get(Visits.CALLBACK, Visits.granted(started), "other=1"));

        assertNotConnected(answer, 400, "did not start in this browser");
    }

    @Test
    void aCallbackWithAnotherStateIsAnothersVisit() {
        APIGatewayV2HTTPResponse mine = visits.start();
        APIGatewayV2HTTPResponse strangers = visits.start();

        APIGatewayV2HTTPResponse answer =
                visits.handle(
                        HttpEvents.get(
                                Visits.CALLBACK, Visits.granted(strangers), Visits.cookie(mine)));

        assertNotConnected(answer, 400, "did not start in this browser");
    }

    static Stream<Map<String, String>> notGranted() {
        return Stream.of(
                Map.of(),
                Map.of("oa_id", OA),
                Map.of("code", " ", "oa_id", OA),
                Map.of("code", "code-1"),
                Map.of("code", "code-1", "oa_id", "<b>"),
                Map.of("code", "code-1", "oa_id", "zalo:1"),
                Map.of("code", "code-1", "oa_id", "1".repeat(33)));
    }

    @ParameterizedTest
    @MethodSource("notGranted")
    void aCallbackWithoutCodeOrAccountGrantsNothing(Map<String, String> query) {
        APIGatewayV2HTTPResponse started = visits.start();
        Map<String, String> withState = new HashMap<>(query);
        withState.put("state", Visits.state(started));

        APIGatewayV2HTTPResponse answer =
                visits.handle(HttpEvents.get(Visits.CALLBACK, withState, Visits.cookie(started)));

        assertNotConnected(answer, 400, "Zalo sent no code");
    }

    @Test
    void aVisitOfMoreThanTenMinutesIsOver() {
        APIGatewayV2HTTPResponse started = visits.start();
        visits.clock.advance(Duration.ofMinutes(10));

        assertNotConnected(visits.callback(started), 400, "Each visit works once");
    }

    @Test
    void aVisitWorksOnce() {
        APIGatewayV2HTTPResponse started = visits.start();
        visits.answerAsTheAccount();
        visits.callback(started);

        APIGatewayV2HTTPResponse again = visits.callback(started);

        assertThat(again.getStatusCode()).isEqualTo(400);
        assertThat(again.getBody()).contains("Each visit works once");
        assertThat(visits.issuer.exchanges()).hasSize(1);
    }

    @Test
    void whatZaloSaysIsShownAsTextAndNeverAsMarkup() {
        APIGatewayV2HTTPResponse started = visits.start();
        visits.issuer.answerNext(
                () -> new Issue.Rejected("-14003", "<script>a(\"1\", '2') & b</script>"));

        APIGatewayV2HTTPResponse answer = visits.callback(started);

        assertNotConnected(
                answer,
                502,
                "-14003. &lt;script&gt;a(&quot;1&quot;, &#39;2&#39;) &amp; b&lt;/script&gt;");
        assertThat(answer.getBody()).doesNotContain("<script");
    }

    @Test
    void theAccountsNameIsShownAsTextAndNeverAsMarkup() {
        visits.account = new NamedAccount("</h1><img src=x onerror=\"a\">%s");

        APIGatewayV2HTTPResponse answer = visits.connect();

        assertThat(answer.getBody())
                .contains("&lt;/h1&gt;&lt;img src=x onerror=&quot;a&quot;&gt;%s")
                .doesNotContain("<img");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPageIsGuardedAndSpeaksTheInstallationsLanguage(Language language) {
        visits.environment.put(EnvironmentKey.LANGUAGE.variable(), language.code());
        APIGatewayV2HTTPResponse started = visits.start();
        visits.issuer.answerNext(() -> new Issue.Lost("time-out"));

        Stream.of(
                        visits.handle(HttpEvents.get(Visits.START, Map.of())),
                        visits.handle(HttpEvents.get(Visits.CALLBACK, Map.of())),
                        visits.handle(
                                HttpEvents.get(Visits.CALLBACK, Map.of(), Visits.cookie(started))),
                        visits.callback(started),
                        visits.callback(started),
                        visits.connect())
                .forEach(page -> {
                    assertThat(page.getHeaders())
                            .containsEntry("Content-Type", "text/html; charset=utf-8")
                            .containsEntry("Cache-Control", "no-store")
                            .containsEntry("Referrer-Policy", "no-referrer")
                            .containsEntry("X-Content-Type-Options", "nosniff");
                    assertThat(Visits.header(page, "Content-Security-Policy"))
                            .contains("default-src 'none'")
                            .contains("frame-ancestors 'none'");
                    assertThat(page.getBody())
                            .startsWith("<!doctype html>")
                            .contains("lang=\"" + language.code() + "\"");
                });
    }

    private void assertNotConnected(APIGatewayV2HTTPResponse answer, int status, String words) {
        assertThat(answer.getStatusCode()).isEqualTo(status);
        assertThat(answer.getBody()).contains(words);
        assertThat(visits.connections.all()).isEmpty();
        assertThat(visits.vault.read(Samples.SHOP)).isEmpty();
    }
}
