package io.oabridge.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Secret;
import io.oabridge.relay.port.SecretSource;
import io.oabridge.relay.port.TokenIssuer;
import io.oabridge.relay.port.TokenPair;
import io.oabridge.transport.Exchange;
import io.oabridge.transport.HttpTransport;
import io.oabridge.transport.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Zalo's token endpoint (docs/platforms/zalo.md §1.4 to §1.6). An answer without an access token is
 * a failure whatever its HTTP status; which failure decides whether the old refresh token may still
 * be used.
 */
public final class ZaloTokenIssuer implements TokenIssuer {
    /** The documented life of an access token, for an answer that does not state it. */
    private static final Duration USUAL_LIFE = Duration.ofHours(25);

    private static final Duration LONGEST_LIFE = Duration.ofDays(365);
    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpTransport transport;
    private final URI endpoint;
    private final SecretSource<ZaloApp> app;
    private final InstantSource clock;

    /**
     * @param oauthBase for example {@code https://oauth.zaloapp.com}
     */
    public ZaloTokenIssuer(
            HttpTransport transport,
            URI oauthBase,
            SecretSource<ZaloApp> app,
            InstantSource clock) {
        this.transport = transport;
        this.endpoint = WebAddresses.under(oauthBase, "/v4/oa/access_token");
        this.app = app;
        this.clock = clock;
    }

    @Override
    public Issue refresh(Secret refreshToken) {
        return issue(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken.reveal()));
    }

    @Override
    public Issue exchange(String code, String codeVerifier) {
        return issue(
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "code_verifier",
                        codeVerifier));
    }

    /**
     * A refusal may mean no more than that the app secret was reset; then it is read again once.
     */
    private Issue issue(Map<String, String> grant) {
        ZaloApp known = app.current();
        if (!known.isConfigured()) {
            known = app.changed().orElse(known);
        }
        if (!known.isConfigured()) {
            return new Issue.NotIssued("app-not-configured");
        }
        if (!known.appSecret().fitsIntoHeader()) {
            known = app.changed().orElse(known);
        }
        if (!known.appSecret().fitsIntoHeader()) {
            return new Issue.NotIssued("app-secret-not-usable");
        }
        Issue first = issue(known, grant);
        return first instanceof Issue.Rejected
                ? app.changed().map(changed -> issue(changed, grant)).orElse(first)
                : first;
    }

    private Issue issue(ZaloApp known, Map<String, String> grant) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("app_id", known.appId());
        form.putAll(grant);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint)
                        .header("secret_key", known.appSecret().reveal())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(WebAddresses.form(form)));
        Instant askedAt = clock.instant();
        return switch (transport.send(request)) {
            case Exchange.NotSent it -> new Issue.NotIssued(it.cause());
            case Exchange.NoAnswer it -> new Issue.Lost(it.cause());
            case Exchange.Answered it -> issue(it, askedAt);
        };
    }

    private static Issue issue(Exchange.Answered answer, Instant askedAt) {
        int status = answer.status();
        Optional<JsonNode> json = Json.object(answer.body());
        if (json.isPresent()) {
            return issue(status, json.get(), askedAt);
        }
        boolean doneNothing = status >= 300 && status < 500;
        return doneNothing
                ? new Issue.NotIssued("HTTP " + status)
                : new Issue.Lost("HTTP " + status + " without a readable answer");
    }

    private static Issue issue(int status, JsonNode answer, Instant askedAt) {
        Optional<Secret> access = Json.text(answer, "access_token").map(Secret::new);
        Optional<Secret> refresh = Json.text(answer, "refresh_token").map(Secret::new);
        if (access.isPresent() && refresh.isPresent()) {
            return access.get().fitsIntoHeader() && refresh.get().fitsIntoHeader()
                    ? new Issue.Issued(
                            new TokenPair(
                                    new AccessToken(access.get()),
                                    refresh.get(),
                                    askedAt,
                                    askedAt.plus(life(answer))))
                    : rejected(TokenRefusals.UNUSABLE_TOKEN);
        }
        if (access.isEmpty() && (status == TOO_MANY_REQUESTS || status >= 500)) {
            return new Issue.NotIssued("HTTP " + status);
        }
        String code =
                access.isPresent()
                        ? TokenRefusals.NO_REFRESH_TOKEN
                        : Json.code(answer, "error")
                                .or(() -> Json.code(answer, "error_name"))
                                .orElse(TokenRefusals.NO_CODE);
        return rejected(code);
    }

    private static Issue rejected(String code) {
        return new Issue.Rejected(code, TokenRefusals.explain(code));
    }

    /** Zalo writes the seconds as text; a number is taken as well (docs/platforms/zalo.md §1.4). */
    private static Duration life(JsonNode answer) {
        return Json.text(answer, "expires_in")
                .flatMap(Numbers::whole)
                .filter(seconds -> seconds > 0 && seconds <= LONGEST_LIFE.toSeconds())
                .map(Duration::ofSeconds)
                .orElse(USUAL_LIFE);
    }
}
