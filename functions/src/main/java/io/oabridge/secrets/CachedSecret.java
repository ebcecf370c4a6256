package io.oabridge.secrets;

import io.oabridge.relay.port.SecretSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * One JSON secret of Secrets Manager, kept for a limited time. Once it was read, an outage of
 * Secrets Manager or a slip in the console no longer stops the bridge: the last readable value is
 * used on. Many threads may ask; one at a time reads.
 *
 * @param <T> the secret as its user wants it, compared with {@code equals}
 */
public final class CachedSecret<T> implements SecretSource<T> {
    private static final Logger log = LoggerFactory.getLogger(CachedSecret.class);

    private final SecretsManagerClient client;
    private final String secretId;
    private final Function<String, T> parser;
    private final InstantSource clock;
    private final Duration timeToLive;
    private final Duration minimumBetweenRereads;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Known<T> known;

    /**
     * @param secretId name or ARN
     * @param parser reads the JSON text; throws when it is not what it should be
     * @param timeToLive after this the secret is read again
     * @param minimumBetweenRereads the shortest time between two reads that somebody's rejection or
     *     a failed read can cause
     */
    public CachedSecret(
            SecretsManagerClient client,
            String secretId,
            Function<String, T> parser,
            InstantSource clock,
            Duration timeToLive,
            Duration minimumBetweenRereads) {
        this.client = client;
        this.secretId = secretId;
        this.parser = parser;
        this.clock = clock;
        this.timeToLive = timeToLive;
        this.minimumBetweenRereads = minimumBetweenRereads;
    }

    /**
     * @throws IllegalStateException when it could not be read and never was before
     */
    @Override
    public T current() {
        Known<T> cached = known;
        if (cached != null && fresh(cached)) {
            return cached.value();
        }
        reading.lock();
        try {
            Known<T> latest = known;
            return (latest != null && fresh(latest) ? latest : read(latest)).value();
        } finally {
            reading.unlock();
        }
    }

    /**
     * Gives the value to everybody who asks shortly after it has changed: several threads may have
     * had the old one rejected.
     */
    @Override
    public Optional<T> changed() {
        reading.lock();
        try {
            Known<T> cached = known;
            Known<T> latest = cached != null && triedJustNow(cached) ? cached : read(cached);
            return latest.changedAt().filter(this::justNow).map(_ -> latest.value());
        } finally {
            reading.unlock();
        }
    }

    private boolean fresh(Known<T> cached) {
        return clock.instant().isBefore(cached.readAt().plus(timeToLive))
                || (!cached.triedAt().equals(cached.readAt()) && triedJustNow(cached));
    }

    private boolean triedJustNow(Known<T> cached) {
        return justNow(cached.triedAt());
    }

    private boolean justNow(Instant at) {
        return clock.instant().isBefore(at.plus(minimumBetweenRereads));
    }

    private Known<T> read(@Nullable Known<T> before) {
        Instant now = clock.instant();
        Known<T> after;
        try {
            after = Known.of(fetch(), before, now);
        } catch (IllegalStateException e) {
            if (before == null) {
                throw e;
            }
            log.atError()
                    .setMessage("a secret could not be read again; the last value is used on")
                    .addKeyValue("secret", secretId)
                    .addKeyValue("problem", e.getMessage())
                    .log();
            after = before.triedAgain(now);
        }
        known = after;
        return after;
    }

    private T fetch() {
        String json;
        try {
            json = client.getSecretValue(get -> get.secretId(secretId)).secretString();
        } catch (SdkException e) {
            throw new IllegalStateException(
                    "secret " + secretId + " could not be read: " + e.getMessage(), e);
        }
        if (json == null) {
            throw new IllegalStateException(
                    "secret " + secretId + " is binary: store it as JSON text");
        }
        try {
            return parser.apply(json);
        } catch (RuntimeException e) {
            // Neither message nor cause: a parser's exception may quote the secret.
            throw new IllegalStateException(
                    "secret "
                            + secretId
                            + " is not the JSON it should be ("
                            + e.getClass().getSimpleName()
                            + "): compare it with the setup guide");
        }
    }

    private record Known<T>(T value, Instant readAt, Instant triedAt, Optional<Instant> changedAt) {

        static <T> Known<T> of(T value, @Nullable Known<T> before, Instant now) {
            if (before == null) {
                return new Known<>(value, now, now, Optional.empty());
            }
            return before.value().equals(value)
                    ? new Known<>(before.value(), now, now, before.changedAt())
                    : new Known<>(value, now, now, Optional.of(now));
        }

        Known<T> triedAgain(Instant now) {
            return new Known<>(value, readAt, now, changedAt);
        }
    }
}
