package io.oabridge.zalo;

import io.oabridge.domain.Secret;

/**
 * The Zalo app this installation is: its id and its secrets. The two secrets are different values,
 * and mixing them up is the commonest mistake (docs/platforms/zalo.md §1.1).
 *
 * @param appId blank: not configured yet
 * @param appSecret authorises token requests and keys {@code appsecret_proof}
 * @param oaSecretKey signs webhooks; blank means "not configured yet", because Zalo shows it only
 *     after the webhook address was saved
 * @param proveCalls whether the app's settings ask for {@code appsecret_proof} with each call
 *     (docs/platforms/zalo.md §1.7)
 */
public record ZaloApp(String appId, Secret appSecret, Secret oaSecretKey, boolean proveCalls) {

    /** Until the app is known, no webhook can be verified and no token asked for. */
    public boolean isConfigured() {
        return !appId.isBlank() && !appSecret.isBlank();
    }

    /** Whether webhooks can be told from forgeries; the key comes later than the rest. */
    boolean verifiesWebhooks() {
        return !appId.isBlank() && !oaSecretKey.isBlank();
    }
}
