package io.oabridge.freshchat;

import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.Secret;
import java.net.URI;

/**
 * One Freshchat account as its administrator set it up.
 *
 * @param appId the App ID that every message and webhook of the account carries
 * @param baseUrl where the API answers, complete up to {@code /v2}; never derived
 *     (docs/platforms/freshchat.md §1)
 * @param apiToken goes to {@code baseUrl}'s host and nowhere else
 * @param webhookPublicKey as the dashboard shows it, however it was pasted; blank: not configured
 *     yet
 */
public record FreshchatAccount(
        HelpdeskAccountId appId, URI baseUrl, Secret apiToken, String webhookPublicKey) {

    /**
     * Stands in until an administrator has set the account up: webhooks cannot be verified with it
     * and nothing is sent, so messages for Freshchat wait.
     */
    public static final FreshchatAccount NOT_CONFIGURED =
            new FreshchatAccount(
                    new HelpdeskAccountId("not-configured"), URI.create(""), new Secret(""), "");

    public boolean isConfigured() {
        return !equals(NOT_CONFIGURED);
    }
}
