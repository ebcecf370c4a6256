package io.oabridge.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.connect.Accounts;
import io.oabridge.connect.SetUpPages;
import io.oabridge.relay.fakes.CallLog;
import io.oabridge.relay.fakes.CountingMeter;
import io.oabridge.relay.fakes.InMemoryConnectionBook;
import io.oabridge.relay.fakes.InMemoryPendingAuthorizations;
import io.oabridge.relay.fakes.InMemorySecretStore;
import io.oabridge.relay.fakes.InMemoryTokenVault;
import io.oabridge.relay.fakes.RecordingMessenger;
import io.oabridge.relay.fakes.Samples;
import io.oabridge.relay.fakes.ScriptedTokenIssuer;
import io.oabridge.relay.fakes.SettableClock;
import io.oabridge.relay.port.ConnectionBook;
import io.oabridge.relay.port.Messenger;
import io.oabridge.relay.port.TokenIssuer.Issue;
import io.oabridge.tokens.Authorization;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.transport.Json;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A browser, the connect pages, and Zalo behind them. */
final class Visits {
    static final String START = "/connect/zalo";
    static final String CALLBACK = "/connect/zalo/callback";

    final SettableClock clock = new SettableClock();
    final InMemoryTokenVault vault = new InMemoryTokenVault();
    final InMemoryConnectionBook connections = new InMemoryConnectionBook();
    final RecordingMessenger messenger = new RecordingMessenger(clock);
    final ScriptedTokenIssuer issuer = new ScriptedTokenIssuer(clock);
    final CallLog log = new CallLog();
    final Map<String, String> environment =
            new HashMap<>(Installation.environment(FunctionSpec.CONNECT));
    private final InMemoryPendingAuthorizations pending = new InMemoryPendingAuthorizations();
    private final Random random = new Random(7);
    Messenger account = messenger;
    final InMemorySecretStore zalo =
            new InMemorySecretStore(
                    Json.write(Installation.zaloSecret().put("domainVerification", "")));
    final InMemorySecretStore freshchat =
            new InMemorySecretStore(Json.write(Installation.freshchatSecret()));
    final ScriptedCheckup checkup = new ScriptedCheckup();
    final CountingMeter meter = new CountingMeter();

    void installKey(String key) {
        change(zalo, "installKey", key);
    }

    void domainVerification(String code) {
        change(zalo, "domainVerification", code);
    }

    void noteAuthor(String agent) {
        change(freshchat, "agentId", agent);
    }

    /** A whole visit that goes well. */
    APIGatewayV2HTTPResponse connect() {
        APIGatewayV2HTTPResponse started = start();
        answerAsTheAccount();
        return callback(started);
    }

    APIGatewayV2HTTPResponse start() {
        return handle(HttpEvents.get(START, Map.of("key", Installation.INSTALL_KEY)));
    }

    APIGatewayV2HTTPResponse callback(APIGatewayV2HTTPResponse started) {
        return handle(HttpEvents.get(CALLBACK, granted(started), "a=b", cookie(started)));
    }

    /** What the browser keeps after the install key was entered: cookie and form token. */
    Browser enter() {
        APIGatewayV2HTTPResponse answer =
                handle(HttpEvents.form("/connect", Map.of("key", Installation.INSTALL_KEY)));
        String cookie = cookie(answer);
        String page = handle(HttpEvents.get("/connect", Map.of(), cookie)).getBody();
        return new Browser(
                cookie, page.replaceAll("(?s).*name=\"token\" value=\"([^\"]+)\".*", "$1"));
    }

    /** Fills in what the page has hidden in its form, and sends it. */
    APIGatewayV2HTTPResponse submit(Browser browser, String path, Map<String, String> fields) {
        String page = handle(HttpEvents.get(path, Map.of(), browser.cookie())).getBody();
        Map<String, String> all = new HashMap<>(fields);
        all.putIfAbsent("token", browser.token());
        all.putIfAbsent(
                "version", page.replaceAll("(?s).*name=\"version\" value=\"([^\"]+)\".*", "$1"));
        return handle(HttpEvents.form(path, all, browser.cookie()));
    }

    /** A browser that was let in. */
    record Browser(String cookie, String token) {}

    APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
        return handler().handleRequest(event, Invocation.withTime());
    }

    /** The next code is traded for a token that the messenger knows. */
    void answerAsTheAccount() {
        issuer.answerNext(() -> {
            Issue issue = issuer.rotate(issuer.live().refresh());
            messenger.accept(issuer.live().access());
            return issue;
        });
    }

    /** What Zalo adds to the address when the administrator has agreed. */
    static Map<String, String> granted(APIGatewayV2HTTPResponse started) {
        return Map.of("code", "code-1", "oa_id", Samples.SHOP.account(), "state", state(started));
    }

    static String state(APIGatewayV2HTTPResponse started) {
        return cookie(started).split("=", 2)[1];
    }

    /** What the browser sends back of the cookie: name and value. */
    static String cookie(APIGatewayV2HTTPResponse started) {
        return started.getCookies().getFirst().split(";", 2)[0];
    }

    static String header(APIGatewayV2HTTPResponse answer, String name) {
        return answer.getHeaders().getOrDefault(name, "");
    }

    /** The query of the address a redirect leads to. */
    static Map<String, String> query(APIGatewayV2HTTPResponse redirect) {
        return Stream.of(URI.create(header(redirect, "Location")).getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(
                        Collectors.toMap(
                                pair -> pair[0],
                                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private ConnectHandler handler() {
        Settings settings = Settings.read(FunctionSpec.CONNECT, Installation.in(environment));
        return new ConnectHandler(
                new SetUpPages(
                        Installation.setUp(zalo, freshchat, settings),
                        new Accounts(
                                log.watch(ConnectionBook.class, connections),
                                vault,
                                account,
                                clock),
                        new Authorization(pending, issuer, vault, account, random, clock),
                        checkup,
                        meter,
                        random),
                settings.publicUrl());
    }

    private static void change(InMemorySecretStore secret, String field, String value) {
        ObjectNode changed = (ObjectNode) Json.object(secret.read().text()).orElseThrow();
        secret.put(Json.write(changed.put(field, value)));
    }
}
