package io.oabridge.handler;

import io.oabridge.freshchat.FreshchatAccount;
import io.oabridge.freshchat.FreshchatPosts;
import io.oabridge.relay.Histories;
import io.oabridge.relay.port.SecretSource;
import io.oabridge.transport.HttpTransport;
import io.oabridge.zalo.ZaloApp;
import io.oabridge.zalo.ZaloPastMessages;
import java.time.Duration;
import java.time.InstantSource;

/** What both platforms remember, as the catch-up function reads it. */
record PlatformHistories(
        Settings settings,
        SecretSource<ZaloApp> zaloApp,
        SecretSource<FreshchatAccount> freshchatAccount,
        CallBudgets budgets,
        InstantSource clock) {

    Histories both() {
        return new Histories(
                new ZaloPastMessages(
                        new HttpTransport(Wiring.PLATFORM_TIMEOUT, clock),
                        settings.zaloApi(),
                        zaloApp,
                        budgets.zalo(),
                        clock),
                new FreshchatPosts(
                        new HttpTransport(Wiring.PLATFORM_TIMEOUT, clock),
                        freshchatAccount,
                        budgets.freshchat(),
                        clock));
    }

    /** A platform wants no calls for so long. */
    static void waitFor(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a platform wanted no calls", e);
        }
    }
}
