package io.oabridge.connect;

import io.oabridge.domain.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers in the browser alone who has entered the install key: the cookie says until when, and a
 * code made with the key proves that this is true. A new install key therefore ends all sessions,
 * and without one there are none (docs/adr/0013).
 */
final class Sessions {
    static final Duration LIFE = Duration.ofHours(1);
    static final String FORM_TOKEN = "token";

    private static final String COOKIE = "oabridge_session";
    private static final String PAGES = "/connect";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int RANDOM_BYTES = 16;

    private final Supplier<Secret> installKey;
    private final RandomGenerator random;
    private final InstantSource clock;

    /**
     * @param random must be cryptographically strong
     */
    Sessions(Supplier<Secret> installKey, RandomGenerator random, InstantSource clock) {
        this.installKey = installKey;
        this.random = random;
        this.clock = clock;
    }

    /** An installation without an install key lets nobody in. */
    boolean isInstallKey(String candidate) {
        Secret key = installKey.get();
        return !key.isBlank() && key.matches(candidate);
    }

    /** For whoever has just shown the install key. */
    Session open() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        long until = clock.instant().plus(LIFE).getEpochSecond();
        String claim = id + "." + until;
        return new Session(claim + "." + mac("session", claim), mac("form", id));
    }

    /** The session of the browser that asks, if it has one that is genuine and not over. */
    Optional<Session> of(PageRequest request) {
        return installKey.get().isBlank()
                ? Optional.empty()
                : request.cookie(COOKIE).flatMap(this::verified);
    }

    /** What makes the browser keep the session; never sent along from another site. */
    String cookie(PageRequest request, Session session) {
        return request.cookie(COOKIE, session.value(), PAGES, "Strict", LIFE.toSeconds());
    }

    /** What makes the browser forget it. */
    String farewell(PageRequest request) {
        return request.cookie(COOKIE, "", PAGES, "Strict", 0);
    }

    private Optional<Session> verified(String value) {
        String[] parts = value.split("\\.", -1);
        if (parts.length != 3 || !parts[1].matches("\\d{1,12}")) {
            return Optional.empty();
        }
        boolean genuine = new Secret(mac("session", parts[0] + "." + parts[1])).matches(parts[2]);
        boolean lasts = clock.instant().getEpochSecond() < Long.parseLong(parts[1]);
        return genuine && lasts
                ? Optional.of(new Session(value, mac("form", parts[0])))
                : Optional.empty();
    }

    private String mac(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            byte[] key = installKey.get().reveal().getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            String labelled = "oabridge set-up pages, " + purpose + ": " + text;
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(labelled.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /**
     * One browser's.
     *
     * @param value of the cookie
     * @param formToken goes into every form, and must come back with it: another site's form does
     *     not have it
     */
    record Session(String value, String formToken) {

        boolean sent(PageRequest request) {
            return new Secret(formToken).matches(request.field(FORM_TOKEN));
        }

        @Override
        public String toString() {
            return "Session[*****]";
        }
    }
}
