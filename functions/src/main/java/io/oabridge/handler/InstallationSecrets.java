package io.oabridge.handler;

import io.oabridge.connect.FreshchatSecret;
import io.oabridge.connect.SetUp;
import io.oabridge.connect.ZaloSecret;
import io.oabridge.freshchat.FreshchatAccount;
import io.oabridge.relay.port.SecretSource;
import io.oabridge.relay.port.SecretStore;
import io.oabridge.secrets.CachedSecret;
import io.oabridge.secrets.SecretsManagerStore;
import io.oabridge.topology.EnvironmentKey;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.transport.AllowedHosts;
import io.oabridge.transport.Json;
import io.oabridge.zalo.ZaloApp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

/** The two secrets of an installation, read from a cache or changed. */
final class InstallationSecrets {
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(5);
    private static final Duration REREAD = Duration.ofSeconds(10);

    /** What was saved on a page counts there at once, and strangers do not make it read often. */
    private static final Duration ON_SET_UP_PAGES = Duration.ofSeconds(1);

    private final AwsClients aws;
    private final Settings settings;
    private final InstantSource clock;
    private final Duration timeToLive;

    InstallationSecrets(
            AwsClients aws, Settings settings, InstantSource clock, FunctionSpec function) {
        this.aws = aws;
        this.settings = settings;
        this.clock = clock;
        this.timeToLive = function == FunctionSpec.CONNECT ? ON_SET_UP_PAGES : TIME_TO_LIVE;
    }

    SecretSource<ZaloSecret> zalo() {
        return cached(EnvironmentKey.ZALO_SECRET_ID, ZaloSecret::parse);
    }

    SecretSource<ZaloApp> zaloApp() {
        return zalo().map(ZaloSecret::app);
    }

    SecretSource<FreshchatAccount> freshchatAccount() {
        return cached(EnvironmentKey.FRESHCHAT_SECRET_ID, FreshchatSecret::parse)
                .map(FreshchatSecret::account);
    }

    /**
     * What the set-up pages change.
     *
     * @param freshchatHosts where Freshchat's API may be
     */
    SetUp setUp(AllowedHosts freshchatHosts) {
        return new SetUp(
                settings.language(),
                settings.zaloOauth(),
                store(EnvironmentKey.ZALO_SECRET_ID),
                cached(EnvironmentKey.ZALO_SECRET_ID, text -> Json.object(text).orElseThrow()),
                store(EnvironmentKey.FRESHCHAT_SECRET_ID),
                freshchatHosts);
    }

    private SecretStore store(EnvironmentKey secret) {
        return new SecretsManagerStore(aws.secretsManager(), settings.required(secret));
    }

    private <T> SecretSource<T> cached(EnvironmentKey secret, Function<String, T> parser) {
        return new CachedSecret<>(
                aws.secretsManager(), settings.required(secret), parser, clock, timeToLive, REREAD);
    }
}
