package io.oabridge.playground.zalo;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** A simulator on a free port with a settable clock, a client and a webhook receiver. */
final class ZaloFixture implements AutoCloseable {
    final SettableClock clock = new SettableClock();
    final WebhookReceiver hooks = new WebhookReceiver();
    final SimulatedZalo zalo;
    final ZaloClient client;

    ZaloFixture() {
        this(settings -> settings);
    }

    ZaloFixture(UnaryOperator<ZaloSettings> change) {
        zalo =
                SimulatedZalo.start(
                        change.apply(
                                ZaloSettings.defaults()
                                        .withPort(0)
                                        .withClock(clock)
                                        .withWebhookAddress(hooks.address())
                                        .withWebhookRetries(
                                                List.of(
                                                        Duration.ofMillis(5),
                                                        Duration.ofMillis(5)))));
        client = new ZaloClient(zalo.address());
    }

    @Override
    public void close() {
        client.close();
        zalo.close();
        hooks.close();
    }
}
