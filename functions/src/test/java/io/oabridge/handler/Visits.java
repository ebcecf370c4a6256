package io.oabridge.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.oabridge.domain.Secret;
import io.oabridge.freshchat.Finding;
import io.oabridge.relay.fakes.CallLog;
import io.oabridge.relay.fakes.InMemoryConnectionBook;
import io.oabridge.relay.fakes.InMemoryPendingAuthorizations;
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
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
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
    List<Finding> findings = List.of(Finding.TOKEN_ACCEPTED);
    int checkups;
    String domainVerification = "";
    FreshchatSecret freshchat = Installation.freshchatSecret();
    String installKey = Installation.INSTALL_KEY;

    /** A whole visit that goes well. */
    APIGatewayV2HTTPResponse connect() {
        APIGatewayV2HTTPResponse started = start();
        answerAsTheAccount();
        return callback(started);
    }

    APIGatewayV2HTTPResponse start() {
        return handle(HttpEvents.get(START, Map.of("key", installKey)));
    }

    APIGatewayV2HTTPResponse callback(APIGatewayV2HTTPResponse started) {
        return handle(HttpEvents.get(CALLBACK, granted(started), "a=b", cookie(started)));
    }

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
        return new ConnectHandler(
                new ConnectSettings(
                        Settings.read(FunctionSpec.CONNECT, Installation.in(environment)),
                        new FixedSecret<>(
                                new ZaloSecret(
                                        Installation.zaloApp(),
                                        new Secret(installKey),
                                        new Secret("link-key"),
                                        domainVerification)),
                        new FixedSecret<>(freshchat)),
                new Authorization(pending, issuer, vault, account, random, clock),
                log.watch(ConnectionBook.class, connections),
                () -> {
                    checkups++;
                    return findings;
                });
    }
}
