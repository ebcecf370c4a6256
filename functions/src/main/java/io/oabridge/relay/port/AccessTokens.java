package io.oabridge.relay.port;

import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.ConnectionId;

/**
 * Hands out access tokens that work. {@code Missing} carries a {@code RetryLater}: somebody else is
 * renewing the token at this moment, or an administrator has to connect the account again.
 */
public interface AccessTokens {

    Answer<AccessToken> current(ConnectionId connection);

    /** A token other than the one the platform has just refused; renews it when nobody else has. */
    Answer<AccessToken> replacementFor(ConnectionId connection, AccessToken rejected);
}
