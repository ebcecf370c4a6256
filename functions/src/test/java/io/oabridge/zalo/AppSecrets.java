package io.oabridge.zalo;

import io.oabridge.domain.Secret;
import io.oabridge.relay.port.SecretSource;
import java.util.Optional;

/** The secrets of an invented app, as {@code docs/platforms/zalo-webhooks} is addressed to. */
final class AppSecrets implements SecretSource<ZaloApp> {
    static final String APP_ID = "1000000000000000001";
    static final String OA_SECRET_KEY = "neutral-oa-secret-key";

    private final ZaloApp current;
    private final Optional<ZaloApp> changed;
    private int timesReadAgain;

    private AppSecrets(ZaloApp current, Optional<ZaloApp> changed) {
        this.current = current;
        this.changed = changed;
    }

    static ZaloApp app(String oaSecretKey) {
        return new ZaloApp(
                APP_ID, new Secret("neutral-app-secret"), new Secret(oaSecretKey), false);
    }

    static ZaloApp provingApp() {
        return new ZaloApp(
                APP_ID, new Secret("neutral-app-secret"), new Secret(OA_SECRET_KEY), true);
    }

    static AppSecrets usual() {
        return of(app(OA_SECRET_KEY));
    }

    static AppSecrets of(ZaloApp app) {
        return new AppSecrets(app, Optional.empty());
    }

    AppSecrets thenChangedTo(ZaloApp app) {
        return new AppSecrets(current, Optional.of(app));
    }

    int timesReadAgain() {
        return timesReadAgain;
    }

    @Override
    public ZaloApp current() {
        return current;
    }

    @Override
    public Optional<ZaloApp> changed() {
        timesReadAgain++;
        return changed;
    }
}
