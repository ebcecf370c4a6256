package io.oabridge.playground;

import io.oabridge.playground.freshchat.FreshchatSettings;
import io.oabridge.playground.freshchat.SimulatedFreshchat;
import io.oabridge.playground.zalo.SimulatedZalo;
import io.oabridge.playground.zalo.ZaloSettings;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The two platforms the bridge talks to: simulated ones, unless the addresses of the real ones were
 * given.
 */
final class Platforms implements AutoCloseable {
    private final Options options;
    private final Optional<SimulatedZalo> zalo;
    private final Optional<SimulatedFreshchat> freshchat;

    private Platforms(
            Options options, Optional<SimulatedZalo> zalo, Optional<SimulatedFreshchat> freshchat) {
        this.options = options;
        this.zalo = zalo;
        this.freshchat = freshchat;
    }

    /**
     * @param bridge the bridge's own address, where webhooks go
     */
    static Platforms start(Options options, String bridge) {
        Optional<SimulatedZalo> zalo =
                options.given(Option.ZALO_API).isPresent()
                        ? Optional.empty()
                        : Optional.of(SimulatedZalo.start(zaloSettings(options, bridge)));
        try {
            Optional<SimulatedFreshchat> freshchat =
                    options.given(Option.FRESHCHAT_URL).isPresent()
                            ? Optional.empty()
                            : Optional.of(
                                    SimulatedFreshchat.start(freshchatSettings(options, bridge)));
            return new Platforms(options, zalo, freshchat);
        } catch (RuntimeException e) {
            zalo.ifPresent(SimulatedZalo::close);
            throw e;
        }
    }

    /** The simulated Zalo's address; empty when the real one is used. */
    Optional<String> simulatedZalo() {
        return zalo.map(SimulatedZalo::address);
    }

    /** The simulated Freshchat's address; empty when the real one is used. */
    Optional<String> simulatedFreshchat() {
        return freshchat.map(SimulatedFreshchat::address);
    }

    /** Does something to the simulated Freshchat, where there is one. */
    void withSimulatedFreshchat(Consumer<SimulatedFreshchat> what) {
        freshchat.ifPresent(what);
    }

    /** What the Official Account is called; its id where only the real Zalo knows the name. */
    String accountName() {
        return zalo.isPresent()
                ? ZaloSettings.defaults().account().name()
                : options.text(Option.OA_ID);
    }

    String zaloApi() {
        return simulatedZalo().orElseGet(() -> options.text(Option.ZALO_API));
    }

    String zaloOauth() {
        return simulatedZalo().orElseGet(() -> options.text(Option.ZALO_OAUTH));
    }

    String freshchatBase() {
        return simulatedFreshchat()
                .map(address -> address + "/v2")
                .orElseGet(() -> options.text(Option.FRESHCHAT_URL));
    }

    String freshchatWebhookKey() {
        return options.given(Option.FRESHCHAT_WEBHOOK_KEY)
                .or(() -> freshchat.map(SimulatedFreshchat::webhookKey))
                .orElse("");
    }

    @Override
    public void close() {
        zalo.ifPresent(SimulatedZalo::close);
        freshchat.ifPresent(SimulatedFreshchat::close);
    }

    private static ZaloSettings zaloSettings(Options options, String bridge) {
        ZaloSettings defaults = ZaloSettings.defaults();
        return defaults.withPort(options.number(Option.ZALO_PORT))
                .withApp(
                        new ZaloSettings.App(
                                options.text(Option.ZALO_APP_ID),
                                options.text(Option.ZALO_APP_SECRET),
                                options.text(Option.OA_SECRET_KEY),
                                URI.create(bridge + "/connect/zalo/callback"),
                                false))
                .withAccount(
                        new ZaloSettings.OfficialAccount(
                                options.text(Option.OA_ID),
                                defaults.account().name(),
                                options.text(Option.ZALO_ACCESS_TOKEN),
                                options.text(Option.ZALO_REFRESH_TOKEN)))
                .withWebhookAddress(URI.create(bridge + "/webhooks/zalo"));
    }

    private static FreshchatSettings freshchatSettings(Options options, String bridge) {
        String appId = options.text(Option.FRESHCHAT_APP_ID);
        return FreshchatSettings.defaults()
                .withPort(options.number(Option.FRESHCHAT_PORT))
                .withAppId(appId)
                .withApiToken(options.text(Option.FRESHCHAT_TOKEN))
                .withChannelId(options.text(Option.FRESHCHAT_CHANNEL))
                .withWebhook(URI.create(bridge + "/webhooks/freshchat/" + appId));
    }
}
