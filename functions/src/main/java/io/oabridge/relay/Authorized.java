package io.oabridge.relay;

import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.port.AccessTokens;
import java.time.Duration;
import java.util.function.Function;

/**
 * Calls with a working access token: a rejected token is replaced once and the call repeated, which
 * is safe because a platform that rejects the token has done nothing.
 */
record Authorized(AccessTokens tokens) {
    private static final Duration AFTER_SECOND_REJECTION = Duration.ofSeconds(30);

    <T> Answer<T> call(ConnectionId connection, Function<AccessToken, Answer<T>> call) {
        return tokens.current(connection).then(token -> withReplacement(connection, token, call));
    }

    private <T> Answer<T> withReplacement(
            ConnectionId connection, AccessToken token, Function<AccessToken, Answer<T>> call) {
        Answer<T> answer = call.apply(token);
        if (!isTokenRejected(answer)) {
            return answer;
        }
        Answer<T> repeated = tokens.replacementFor(connection, token).then(call);
        return isTokenRejected(repeated)
                ? Answer.missing(
                        new SendOutcome.RetryLater(AFTER_SECOND_REJECTION, "token-rejected"))
                : repeated;
    }

    private static boolean isTokenRejected(Answer<?> answer) {
        return answer instanceof Answer.Missing<?>(SendOutcome.TokenRejected _);
    }
}
