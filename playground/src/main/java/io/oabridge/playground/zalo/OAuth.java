package io.oabridge.playground.zalo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The codes and tokens of the one Official Account, with the lives of docs/platforms/zalo.md §1.5.
 */
final class OAuth {
    static final Duration ACCESS_LIFE = Duration.ofHours(25);
    static final Duration REFRESH_LIFE = Duration.ofDays(90);
    private static final Duration CODE_LIFE = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final RandomIds ids;
    private final Map<String, Code> codes = new HashMap<>();
    private Token access;
    private Token refresh;
    private int refreshes;

    OAuth(InstantSource clock, RandomIds ids, ZaloSettings.OfficialAccount account) {
        this.clock = clock;
        this.ids = ids;
        Instant now = clock.instant();
        boolean connected = !account.firstRefreshToken().isEmpty();
        this.access =
                new Token(
                        account.firstAccessToken(),
                        connected ? now.plus(ACCESS_LIFE) : Instant.EPOCH);
        this.refresh = new Token(account.firstRefreshToken(), now.plus(REFRESH_LIFE));
    }

    /** A code that can be exchanged once within ten minutes. */
    synchronized String issueCode(Optional<String> challenge) {
        String code = ids.code();
        codes.put(code, new Code(clock.instant().plus(CODE_LIFE), challenge));
        return code;
    }

    /** Whatever comes of it, the code is spent. */
    synchronized Grant exchange(String value, Optional<String> verifier) {
        Code code = codes.remove(value);
        if (code == null || !clock.instant().isBefore(code.until())) {
            return Grant.denied(
                    "Invalid code", "the code is unknown, used or older than 10 minutes");
        }
        Optional<String> shown = verifier.map(Digests::challenge);
        if (code.challenge().isPresent() && !code.challenge().equals(shown)) {
            return Grant.denied(
                    "Invalid code verifier", "code_verifier does not belong to code_challenge");
        }
        return rotate();
    }

    /** Rotation: with the new pair both old tokens die; docs/platforms/zalo.md §1.5. */
    synchronized Grant refresh(String value) {
        if (value.isEmpty() || !value.equals(refresh.value())) {
            return Grant.denied(
                    -14014, "Invalid refresh token", "the refresh token is unknown or was used");
        }
        if (!clock.instant().isBefore(refresh.until())) {
            return Grant.denied(-118, "invalid_grant", "the refresh token is older than 3 months");
        }
        refreshes++;
        return rotate();
    }

    synchronized Standing standing(String token) {
        if (token.isEmpty() || !token.equals(access.value())) {
            return Standing.UNKNOWN;
        }
        return clock.instant().isBefore(access.until()) ? Standing.VALID : Standing.EXPIRED;
    }

    /** Ends the life of the current access token now. */
    synchronized void expireAccess() {
        access = new Token(access.value(), Instant.EPOCH);
    }

    synchronized State state() {
        boolean connected = !refresh.value().isEmpty() && clock.instant().isBefore(refresh.until());
        return new State(connected, access.until(), refresh.until(), refreshes);
    }

    private Grant rotate() {
        Instant now = clock.instant();
        access = new Token(ids.token(), now.plus(ACCESS_LIFE));
        refresh = new Token(ids.token(), now.plus(REFRESH_LIFE));
        return new Grant.Granted(access.value(), refresh.value());
    }

    /** What an access token is worth. */
    enum Standing {
        VALID,
        EXPIRED,
        UNKNOWN
    }

    /** What the token endpoint makes of a request. */
    sealed interface Grant {
        /** A new pair. */
        record Granted(String access, String refresh) implements Grant {}

        /** The code is empty where docs/platforms/zalo.md §1.6 knows no number. */
        record Denied(Optional<Integer> code, String name, String reason) implements Grant {}

        static Grant denied(String name, String reason) {
            return new Denied(Optional.empty(), name, reason);
        }

        static Grant denied(int code, String name, String reason) {
            return new Denied(Optional.of(code), name, reason);
        }
    }

    /** How the connection stands, for the switchboard. */
    record State(boolean connected, Instant accessUntil, Instant refreshUntil, int refreshes) {}

    private record Token(String value, Instant until) {}

    private record Code(Instant until, Optional<String> challenge) {}
}
