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
        visits.installKey = blank;

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

<<<<<<< HEAD
    @Test
    void aVisitEndsWithTheAccountConnected() {
        APIGatewayV2HTTPResponse answer = connect();

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody()).contains("Neutral Shop").contains(OA).contains("lang=\"en\"");
        assertThat(vault.read(Samples.SHOP)).isPresent();
        assertThat(connections.all())
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
        environment.remove(EnvironmentKey.FRESHCHAT_AGENT_ID.variable());
        environment.remove(EnvironmentKey.LANGUAGE.variable());

        connect();

        assertThat(connections.find(Samples.SHOP).orElseThrow().settings())
                .isEqualTo(ConnectionSettings.defaults(Samples.CHANNEL));
    }

    @Test
    void connectingAgainKeepsTheSettingsTheOwnerChose() {
        Connection old =
                Samples.connection(
                        ConnectionSettings.defaults(Samples.CHANNEL)
                                .withResolvedNotice(Optional.of("Cảm ơn bạn")));
        connections.save(old);
        log.spare();

        assertThat(connect().getStatusCode()).isEqualTo(200);
        assertThat(connections.all()).containsExactly(old);
        assertThat(log.calls()).doesNotContain("ConnectionBook.save");
    }

    /**
     * Zalo's own table of callback values does not list the state (docs/platforms/zalo.md §1.3).
     */
    @Test
    void aCallbackWithoutStateIsTakenForTheVisitOfItsCookie() {
        APIGatewayV2HTTPResponse started = start();
        answerAsTheAccount();

        APIGatewayV2HTTPResponse answer =
                handle(
                        HttpEvents.get(
                                CALLBACK, Map.of("code", "code-1", "oa_id", OA), cookie(started)));

        assertThat(answer.getStatusCode()).isEqualTo(200);
    }

    @Test
    void aCallbackWithoutItsCookieIsAnothersBrowser() {
        APIGatewayV2HTTPResponse started = start();

        APIGatewayV2HTTPResponse answer =
                handle(HttpEvents.get(CALLBACK, granted(started), "other=1"));

        assertNotConnected(answer, 400, "did not start in this browser");
    }

    @Test
    void aCallbackWithAnotherStateIsAnothersVisit() {
        APIGatewayV2HTTPResponse mine = start();
        APIGatewayV2HTTPResponse strangers = start();

        APIGatewayV2HTTPResponse answer =
                handle(HttpEvents.get(CALLBACK, granted(strangers), cookie(mine)));

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
        APIGatewayV2HTTPResponse started = start();
        Map<String, String> withState = new HashMap<>(query);
        withState.put("state", cookie(started).split("=", 2)[1]);

        APIGatewayV2HTTPResponse answer =
                handle(HttpEvents.get(CALLBACK, withState, cookie(started)));

        assertNotConnected(answer, 400, "Zalo sent no code");
    }

    @Test
    void aVisitOfMoreThanTenMinutesIsOver() {
        APIGatewayV2HTTPResponse started = start();
        clock.advance(Duration.ofMinutes(10));

        assertNotConnected(callback(started), 400, "Each visit works once");
    }

    @Test
    void aVisitWorksOnce() {
        APIGatewayV2HTTPResponse started = start();
        answerAsTheAccount();
        callback(started);

        APIGatewayV2HTTPResponse again = callback(started);

        assertThat(again.getStatusCode()).isEqualTo(400);
        assertThat(again.getBody()).contains("Each visit works once");
        assertThat(issuer.exchanges()).hasSize(1);
    }

    @Test
    void whatZaloSaysIsShownAsTextAndNeverAsMarkup() {
        APIGatewayV2HTTPResponse started = start();
        issuer.answerNext(() -> new Issue.Rejected("-14003", "<script>a(\"1\", '2') & b</script>"));

        APIGatewayV2HTTPResponse answer = callback(started);

        assertNotConnected(
                answer,
                502,
                "-14003. &lt;script&gt;a(&quot;1&quot;, &#39;2&#39;) &amp; b&lt;/script&gt;");
        assertThat(answer.getBody()).doesNotContain("<script");
    }

    @Test
    void theAccountsNameIsShownAsTextAndNeverAsMarkup() {
        account = new NamedAccount("</h1><img src=x onerror=\"a\">%s");

        APIGatewayV2HTTPResponse answer = connect();

        assertThat(answer.getBody())
                .contains("&lt;/h1&gt;&lt;img src=x onerror=&quot;a&quot;&gt;%s")
                .doesNotContain("<img");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPageIsGuardedAndSpeaksTheInstallationsLanguage(Language language) {
        environment.put(EnvironmentKey.LANGUAGE.variable(), language.code());
        APIGatewayV2HTTPResponse started = start();
        issuer.answerNext(() -> new Issue.Lost("time-out"));

        Stream.of(
                        handle(HttpEvents.get(START, Map.of())),
                        handle(HttpEvents.get(CALLBACK, Map.of())),
                        handle(HttpEvents.get(CALLBACK, Map.of(), cookie(started))),
                        callback(started),
                        callback(started),
                        connect())
                .forEach(page -> {
                    assertThat(page.getHeaders())
                            .containsEntry("Content-Type", "text/html; charset=utf-8")
                            .containsEntry("Cache-Control", "no-store")
                            .containsEntry("Referrer-Policy", "no-referrer")
                            .containsEntry("X-Content-Type-Options", "nosniff");
                    assertThat(header(page, "Content-Security-Policy"))
                            .contains("default-src 'none'")
                            .contains("frame-ancestors 'none'");
                    assertThat(page.getBody())
                            .startsWith("<!doctype html>")
                            .contains("lang=\"" + language.code() + "\"");
                });
    }

=======
>>>>>>> handlers
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
<<<<<<< HEAD

    private void assertNotConnected(APIGatewayV2HTTPResponse answer, int status, String words) {
        assertThat(answer.getStatusCode()).isEqualTo(status);
        assertThat(answer.getBody()).contains(words);
        assertThat(connections.all()).isEmpty();
        assertThat(vault.read(Samples.SHOP)).isEmpty();
    }

    private APIGatewayV2HTTPResponse connect() {
        APIGatewayV2HTTPResponse started = start();
        answerAsTheAccount();
        return callback(started);
    }

    private void answerAsTheAccount() {
        issuer.answerNext(() -> {
            Issue issue = issuer.rotate(issuer.live().refresh());
            messenger.accept(issuer.live().access());
            return issue;
        });
    }

    private APIGatewayV2HTTPResponse start() {
        return handle(HttpEvents.get(START, Map.of("key", installKey)));
    }

    private APIGatewayV2HTTPResponse callback(APIGatewayV2HTTPResponse started) {
        return handle(HttpEvents.get(CALLBACK, granted(started), "a=b", cookie(started)));
    }

    private APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
        return handler().handleRequest(event, Invocation.withTime());
    }

    private ConnectHandler handler() {
        return new ConnectHandler(
                new ConnectSettings(
                        Settings.read(FunctionSpec.CONNECT, Installation.in(environment)),
                        new FixedSecret<>(
                                new ZaloSecret(
                                        Installation.zaloApp(),
                                        new Secret(installKey),
                                        new Secret("link-key"))),
                        new FixedSecret<>(Installation.freshchatAccount(""))),
                new Authorization(pending, issuer, vault, account, random, clock),
                log.watch(ConnectionBook.class, connections));
    }

    private static Map<String, String> granted(APIGatewayV2HTTPResponse started) {
        return Map.of("code", "code-1", "oa_id", OA, "state", cookie(started).split("=", 2)[1]);
    }

    /** What the browser sends back of the cookie: name and value. */
    private static String cookie(APIGatewayV2HTTPResponse started) {
        return started.getCookies().getFirst().split(";", 2)[0];
    }

    private static String header(APIGatewayV2HTTPResponse answer, String name) {
        return answer.getHeaders().getOrDefault(name, "");
    }

    private static Map<String, String> query(URI address) {
        return Stream.of(address.getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(
                        Collectors.toMap(
                                pair -> pair[0],
                                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
=======
>>>>>>> handlers
}
