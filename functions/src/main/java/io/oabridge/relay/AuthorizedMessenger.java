package io.oabridge.relay;

import io.oabridge.domain.Answer;
import io.oabridge.domain.Content;
import io.oabridge.domain.Customer;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.Profile;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.port.AccessTokens;
import io.oabridge.relay.port.Messenger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The messenger with a working access token. */
final class AuthorizedMessenger {
    private final Messenger messenger;
    private final Authorized authorized;

    AuthorizedMessenger(Messenger messenger, AccessTokens tokens) {
        this.messenger = messenger;
        this.authorized = new Authorized(tokens);
    }

    List<Content> fit(List<Content> parts) {
        return messenger.fit(parts);
    }

    int textLimit() {
        return messenger.textLimit();
    }

    SendOutcome send(Customer customer, Content part) {
        Answer<MessageId> answer =
                authorized.call(
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
        return authorized.call(
                customer.connection(),
                token -> messenger.findSent(token, customer, part, notBefore, claimed));
    }

    Answer<Optional<String>> quoted(Customer customer, MessageId message) {
        return authorized.call(
                customer.connection(), token -> messenger.quoted(token, customer, message));
    }

    Answer<Profile> profile(Customer customer) {
        return authorized.call(customer.connection(), token -> messenger.profile(token, customer));
    }
}
