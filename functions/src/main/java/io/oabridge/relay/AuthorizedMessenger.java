package io.oabridge.relay;

import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Content;
import io.oabridge.domain.Customer;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.Profile;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.port.AccessTokens;
import io.oabridge.relay.port.Messenger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The messenger with a working access token: a rejected token is replaced once and the call
 * repeated, which is safe because a platform that rejects the token has done nothing.
 */
final class AuthorizedMessenger {
    private static final Duration AFTER_SECOND_REJECTION = Duration.ofSeconds(30);

    private final Messenger messenger;
    private final AccessTokens tokens;

    AuthorizedMessenger(Messenger messenger, AccessTokens tokens) {
        this.messenger = messenger;
        this.tokens = tokens;
    }

    List<Content> fit(List<Content> parts) {
        return messenger.fit(parts);
    }

    int textLimit() {
        return messenger.textLimit();
    }

    SendOutcome send(Customer customer, Content part) {
        Answer<MessageId> answer =
                authorized(
                        customer.connection(),
                        token ->
                                switch (messenger.send(token, customer, part)) {
                                    case SendOutcome.Sent sent -> Answer.given(sent.id());
                                    case SendOutcome.Failure failure -> Answer.missing(failure);
                                });
        return switch (answer) {
            case Answer.Given<MessageId>(MessageId id) -> new SendOutcome.Sent(id);
            case Answer.Missing<MessageId>(SendOutcome.Failure failure) -> failure;
        };
    }

    Answer<Optional<MessageId>> findSent(
            Customer customer, Content part, Instant notBefore, Predicate<MessageId> claimed) {
        return authorized(
                customer.connection(),
                token -> messenger.findSent(token, customer, part, notBefore, claimed));
    }

    Answer<Optional<String>> quoted(Customer customer, MessageId message) {
        return authorized(
                customer.connection(), token -> messenger.quoted(token, customer, message));
    }

    Answer<Profile> profile(Customer customer) {
        return authorized(customer.connection(), token -> messenger.profile(token, customer));
    }

    private <T> Answer<T> authorized(
            ConnectionId connection, Function<AccessToken, Answer<T>> call) {
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
