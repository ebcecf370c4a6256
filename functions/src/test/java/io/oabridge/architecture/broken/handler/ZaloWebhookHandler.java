package io.oabridge.architecture.broken.handler;

/** Asks a platform before it answers. */
public final class ZaloWebhookHandler {
    private final Wiring wiring;

    ZaloWebhookHandler(Wiring wiring) {
        this.wiring = wiring;
    }

    /** What keeps a webhook waiting. */
    public String answer() {
        return wiring.messenger().version().name();
    }
}
