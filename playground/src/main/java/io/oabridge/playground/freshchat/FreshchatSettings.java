package io.oabridge.playground.freshchat;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * How the simulated account is set up: its identity, where its webhook goes, and which of the
 * behaviours that differ between real accounts it shows.
 *
 * @param port 0 for any free one
 * @param clock gives every time the account tells; pauses between tries are real time
 */
public record FreshchatSettings(
        int port, Tenant tenant, Webhook webhook, Behaviour behaviour, InstantSource clock) {
    /** The agent who answers unless a call names another. */
    public static final String AGENT_ID = "0c000000-0000-4000-8000-000000000003";

    /** The agent in whose name a bridge may leave private notes. */
    public static final String NOTE_AUTHOR_ID = "0c000000-0000-4000-8000-0000000000a1";

    /** The playground's addresses and secrets; webhooks are tried again after 2, 10 and 60 s. */
    public static FreshchatSettings defaults() {
        String appId = "0a000000-0000-4000-8000-000000000001";
        return new FreshchatSettings(
                8082,
                new Tenant(
                        appId,
                        "playground-freshchat-token",
                        "0d000000-0000-4000-8000-000000000004"),
                new Webhook(
                        URI.create("http://localhost:8080/webhooks/freshchat/" + appId),
                        Duration.ofSeconds(3),
                        List.of(
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(60))),
                new Behaviour(
                        ResolvedPosts.REFUSE_WHEN_REPLACED, false, false, "SAFE_FILE", 100_000),
                InstantSource.system());
    }

    public String appId() {
        return tenant.appId();
    }

    public String apiToken() {
        return tenant.apiToken();
    }

    public String channelId() {
        return tenant.channelId();
    }

    public FreshchatSettings withPort(int value) {
        return new FreshchatSettings(value, tenant, webhook, behaviour, clock);
    }

    public FreshchatSettings withClock(InstantSource value) {
        return new FreshchatSettings(port, tenant, webhook, behaviour, value);
    }

    public FreshchatSettings withAppId(String value) {
        return with(new Tenant(value, apiToken(), channelId()));
    }

    public FreshchatSettings withApiToken(String value) {
        return with(new Tenant(appId(), value, channelId()));
    }

    public FreshchatSettings withChannelId(String value) {
        return with(new Tenant(appId(), apiToken(), value));
    }

    public FreshchatSettings withWebhook(URI value) {
        return with(new Webhook(value, webhook.timeout(), webhook.retries()));
    }

    public FreshchatSettings withWebhookTimeout(Duration value) {
        return with(new Webhook(webhook.address(), value, webhook.retries()));
    }

    /** The pauses before the second, third, … try of a webhook; empty for one try only. */
    public FreshchatSettings withWebhookRetries(List<Duration> value) {
        return with(new Webhook(webhook.address(), webhook.timeout(), value));
    }

    public FreshchatSettings withResolvedPosts(ResolvedPosts value) {
        return with(
                new Behaviour(
                        value,
                        behaviour.uniqueReferenceIds(),
                        behaviour.updateAnswersUser(),
                        behaviour.fileSecurityStatus(),
                        behaviour.callsPerMinute()));
    }

    public FreshchatSettings withUniqueReferenceIds(boolean value) {
        return with(
                new Behaviour(
                        behaviour.resolvedPosts(),
                        value,
                        behaviour.updateAnswersUser(),
                        behaviour.fileSecurityStatus(),
                        behaviour.callsPerMinute()));
    }

    public FreshchatSettings withUpdateAnswersUser(boolean value) {
        return with(
                new Behaviour(
                        behaviour.resolvedPosts(),
                        behaviour.uniqueReferenceIds(),
                        value,
                        behaviour.fileSecurityStatus(),
                        behaviour.callsPerMinute()));
    }

    /** {@code SAFE_FILE}, {@code AV_PENDING}, or a verdict that forbids sending the file. */
    public FreshchatSettings withFileSecurityStatus(String value) {
        return with(
                new Behaviour(
                        behaviour.resolvedPosts(),
                        behaviour.uniqueReferenceIds(),
                        behaviour.updateAnswersUser(),
                        value,
                        behaviour.callsPerMinute()));
    }

    /** The plan's rate limit; further calls in the same clock minute answer 429. */
    public FreshchatSettings withCallsPerMinute(int value) {
        return with(
                new Behaviour(
                        behaviour.resolvedPosts(),
                        behaviour.uniqueReferenceIds(),
                        behaviour.updateAnswersUser(),
                        behaviour.fileSecurityStatus(),
                        value));
    }

    private FreshchatSettings with(Tenant value) {
        return new FreshchatSettings(port, value, webhook, behaviour, clock);
    }

    private FreshchatSettings with(Webhook value) {
        return new FreshchatSettings(port, tenant, value, behaviour, clock);
    }

    private FreshchatSettings with(Behaviour value) {
        return new FreshchatSettings(port, tenant, webhook, value, clock);
    }

    /** Who the account is. */
    public record Tenant(String appId, String apiToken, String channelId) {}

    /**
     * Where deliveries go.
     *
     * @param timeout how long an answer may take ({@code docs/platforms/freshchat.md} §6.6)
     * @param retries the pauses before each further try
     */
    public record Webhook(URI address, Duration timeout, List<Duration> retries) {
        public Webhook {
            retries = List.copyOf(retries);
        }
    }

    /**
     * What differs from account to account, or is not known.
     *
     * @param uniqueReferenceIds whether a second user with the same reference id is a 409
     * @param updateAnswersUser whether an update answers the user; the body is empty otherwise
     * @param fileSecurityStatus what the virus scan of an uploaded file says
     */
    public record Behaviour(
            ResolvedPosts resolvedPosts,
            boolean uniqueReferenceIds,
            boolean updateAnswersUser,
            String fileSecurityStatus,
            int callsPerMinute) {}
}
