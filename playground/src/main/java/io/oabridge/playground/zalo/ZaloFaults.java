package io.oabridge.playground.zalo;

import io.oabridge.playground.simulator.Faults;

/**
 * The fault switches of the simulated Zalo beyond those of every simulated platform. The {@code
 * path} of a webhook switch is the beginning of an event's name.
 */
final class ZaloFaults {
    /** An API call is answered with {@code code} and does nothing. */
    static final String ERROR_CODE = "error-code";

    /** The token endpoint answers with {@code code} and rotates nothing. */
    static final String OAUTH_ERROR = "oauth-error";

    /** The current access token dies with the next API call, as if its 25 hours were over. */
    static final String TOKEN_EXPIRED = "token-expired";

    /** A webhook is delivered twice. */
    static final String DUPLICATE_WEBHOOK = "duplicate-webhook";

    /** A webhook is held back until the user's next one went out. */
    static final String REORDERED_WEBHOOKS = "reordered-webhooks";

    /** A webhook carries no signature. */
    static final String WEBHOOK_UNSIGNED = "webhook-unsigned";

    /** A webhook carries a signature that does not match. */
    static final String WEBHOOK_BAD_SIGNATURE = "webhook-bad-signature";

    /** A webhook is never sent, nor repeated; what was written stands in the history only. */
    static final String WEBHOOK_LOST = "webhook-lost";

    /**
     * While it is set, the history calls messages by other ids than their webhooks did
     * (docs/platforms/zalo.md §4.3). Its {@code path} is the beginning of a user's id.
     */
    static final String OTHER_HISTORY_IDS = "other-history-ids";

    private ZaloFaults() {}

    static Faults create() {
        return new Faults(
                ERROR_CODE,
                OAUTH_ERROR,
                TOKEN_EXPIRED,
                DUPLICATE_WEBHOOK,
                REORDERED_WEBHOOKS,
                WEBHOOK_UNSIGNED,
                WEBHOOK_BAD_SIGNATURE,
                WEBHOOK_LOST,
                OTHER_HISTORY_IDS);
    }
}
