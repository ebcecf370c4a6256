package io.oabridge.relay.fakes;

import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Secret;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.port.AccessTokens;
import java.util.Optional;

/** Hands out one token, and {@link #REPLACEMENT} in its place once it was rejected. */
public final class ScriptedAccessTokens implements AccessTokens {
    public static final AccessToken REPLACEMENT = new AccessToken(new Secret("access-2"));

    private AccessToken token = RecordingMessenger.FIRST_TOKEN;
    private Optional<SendOutcome.Failure> failure = Optional.empty();
    private Optional<SendOutcome.Failure> replacementFailure = Optional.empty();

    @Override
    public Answer<AccessToken> current(ConnectionId connection) {
        return failure.<Answer<AccessToken>>map(Answer::missing)
                .orElseGet(() -> Answer.given(token));
    }

    @Override
    public Answer<AccessToken> replacementFor(ConnectionId connection, AccessToken rejected) {
        if (replacementFailure.isPresent()) {
            return Answer.missing(replacementFailure.get());
        }
        token = rejected.equals(token) ? REPLACEMENT : token;
        return Answer.given(token);
    }

    /** From now on there is no token to be had. */
    public void fail(SendOutcome.Failure cause) {
        failure = Optional.of(cause);
    }

    /** From now on a rejected token cannot be replaced. */
    public void failReplacement(SendOutcome.Failure cause) {
        replacementFailure = Optional.of(cause);
    }

    /** There are tokens again. */
    public void recover() {
        failure = Optional.empty();
        replacementFailure = Optional.empty();
    }
}
