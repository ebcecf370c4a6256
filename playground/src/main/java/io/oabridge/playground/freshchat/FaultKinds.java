package io.oabridge.playground.freshchat;

import io.oabridge.playground.simulator.Faults;

/** The fault switches this platform has beyond those of every HTTP API. */
final class FaultKinds {
    /** Answers {@code code} with the API's error body; {@code status} and {@code message} too. */
    static final String ERROR_CODE = "error-code";

    /**
     * The next post finds its conversation resolved and replaced by a newer one ({@code
     * docs/platforms/freshchat.md} §3.4).
     */
    static final String RESOLVED_CONVERSATION = "resolved-conversation";

    /**
     * The API token is not valid any more, until the switch is cleared ({@code
     * docs/platforms/freshchat.md} §1).
     */
    static final String TOKEN_REPLACED = "token-replaced";

    /** 200 with a page, as the wrong host answers ({@code docs/platforms/freshchat.md} §1). */
    static final String HTML_ANSWER = "html-answer";

    /**
     * A conversation is created with 2xx although its message failed ({@code
     * docs/platforms/freshchat.md} §3.1).
     */
    static final String FAILED_MESSAGE = "failed-message";

    /**
     * The virus scan of the next uploaded file is still running ({@code
     * docs/platforms/freshchat.md} §4).
     */
    static final String FILE_AV_PENDING = "file-av-pending";

    static final String DUPLICATE_WEBHOOK = "duplicate-webhook";

    /** A webhook is overtaken by the next of its conversation, or comes {@code millis} late. */
    static final String REORDERED_WEBHOOKS = "reordered-webhooks";

    static final String WEBHOOK_UNSIGNED = "webhook-unsigned";
    static final String WEBHOOK_BAD_SIGNATURE = "webhook-bad-signature";
    static final String FILE_WITHOUT_URL = "file-without-url";

    private FaultKinds() {}

    static Faults all() {
        return new Faults(
                ERROR_CODE,
                RESOLVED_CONVERSATION,
                TOKEN_REPLACED,
                HTML_ANSWER,
                FAILED_MESSAGE,
                FILE_AV_PENDING,
                DUPLICATE_WEBHOOK,
                REORDERED_WEBHOOKS,
                WEBHOOK_UNSIGNED,
                WEBHOOK_BAD_SIGNATURE,
                FILE_WITHOUT_URL);
    }
}
