package io.oabridge.playground.zalo;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * What a simulated Zalo is set up with. Start from {@link #defaults()} and change what differs.
 *
 * @param port 0 for any free one
 * @param clock what every window, life and time stamp is reckoned with
 */
public record ZaloSettings(
        int port,
        App app,
        OfficialAccount account,
        Webhook webhook,
        Rules rules,
        InstantSource clock) {

    /** The values of the playground, which the bridge's own defaults match. */
    public static ZaloSettings defaults() {
        return new ZaloSettings(
                8081,
                new App(
                        "1000000000000000001",
                        "neutral-app-secret",
                        "neutral-oa-secret-key",
                        URI.create("http://localhost:8080/connect/zalo/callback"),
                        false),
                new OfficialAccount(
                        "2000000000000000002",
                        "Cửa hàng Mẫu",
                        "playground-access-token",
                        "playground-refresh-token"),
                new Webhook(
                        URI.create("http://localhost:8080/webhooks/zalo"),
                        Duration.ofSeconds(2),
                        List.of(
                                Duration.ofSeconds(30),
                                Duration.ofMinutes(5),
                                Duration.ofMinutes(15),
                                Duration.ofMinutes(30),
                                Duration.ofHours(1))),
                new Rules(Zca.FUNDED, 4000, Duration.ofDays(7)),
                InstantSource.system());
    }

    public ZaloSettings withPort(int other) {
        return new ZaloSettings(other, app, account, webhook, rules, clock);
    }

    public ZaloSettings withClock(InstantSource other) {
        return new ZaloSettings(port, app, account, webhook, rules, other);
    }

    public ZaloSettings withApp(App other) {
        return new ZaloSettings(port, other, account, webhook, rules, clock);
    }

    public ZaloSettings withAccount(OfficialAccount other) {
        return new ZaloSettings(port, app, other, webhook, rules, clock);
    }

    public ZaloSettings withRules(Rules other) {
        return new ZaloSettings(port, app, account, webhook, other, clock);
    }

    /** The registered callback, to which the permission page may send a code. */
    public ZaloSettings withRedirectUri(URI other) {
        return withApp(
                new App(app.id(), app.secret(), app.oaSecretKey(), other, app.proofRequired()));
    }

    /** Whether each call must carry {@code appsecret_proof}. */
    public ZaloSettings withProofRequired(boolean required) {
        return withApp(
                new App(app.id(), app.secret(), app.oaSecretKey(), app.redirectUri(), required));
    }

    public ZaloSettings withWebhookAddress(URI other) {
        return withWebhook(new Webhook(other, webhook.timeout(), webhook.retries()));
    }

    /** The pauses before each further try of a webhook. */
    public ZaloSettings withWebhookRetries(List<Duration> other) {
        return withWebhook(new Webhook(webhook.address(), webhook.timeout(), other));
    }

    public ZaloSettings withWebhookTimeout(Duration other) {
        return withWebhook(new Webhook(webhook.address(), other, webhook.retries()));
    }

    public ZaloSettings withZca(Zca other) {
        return withRules(new Rules(other, rules.callsPerMinute(), rules.uploadLife()));
    }

    public ZaloSettings withCallsPerMinute(int other) {
        return withRules(new Rules(rules.zca(), other, rules.uploadLife()));
    }

    private ZaloSettings withWebhook(Webhook other) {
        return new ZaloSettings(port, app, account, other, rules, clock);
    }

    /**
     * The app the bridge is to Zalo.
     *
     * @param secret header of the token endpoint and key of {@code appsecret_proof}
     * @param oaSecretKey signs webhooks and nothing else
     * @param proofRequired whether each call must carry {@code appsecret_proof}
     */
    public record App(
            String id, String secret, String oaSecretKey, URI redirectUri, boolean proofRequired) {}

    /**
     * The Official Account, and the tokens it has given the app before the start.
     *
     * @param firstRefreshToken empty when the account is not connected yet; then the first access
     *     token is not valid either
     */
    public record OfficialAccount(
            String id, String name, String firstAccessToken, String firstRefreshToken) {}

    /** Where events go, how long an answer may take, and the pauses before further tries. */
    public record Webhook(URI address, Duration timeout, List<Duration> retries) {
        public Webhook {
            retries = List.copyOf(retries);
        }
    }

    /**
     * The limits that depend on a contract or are not published.
     *
     * @param uploadLife how long an upload can be sent; docs/platforms/zalo.md §3 knows no number
     */
    public record Rules(Zca zca, int callsPerMinute, Duration uploadLife) {}

    /** The Zalo Cloud Account that pays for messages after the free 48 hours. */
    public enum Zca {
        FUNDED,
        NOT_LINKED,
        OUT_OF_MONEY
    }
}
