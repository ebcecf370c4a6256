package io.oabridge.relay.port;

import io.oabridge.domain.Secret;

/** The platform's token endpoint. */
public interface TokenIssuer {

    /** Trades a refresh token, which dies with this call, for a new pair. */
    Issue refresh(Secret refreshToken);

    /** Trades the code of the permission page for the first pair. */
    Issue exchange(String code, String codeVerifier);

    /** What the token endpoint did. */
    sealed interface Issue {
        /** A new pair; the old one is dead. */
        record Issued(TokenPair pair) implements Issue {}

        /** The platform said no; repeating it will not help. */
        record Rejected(String code, String explanation) implements Issue {}

        /** The platform certainly did nothing; the same tokens still work. */
        record NotIssued(String cause) implements Issue {}

        /** The request left and no readable answer came: the old refresh token may be spent. */
        record Lost(String cause) implements Issue {}
    }
}
