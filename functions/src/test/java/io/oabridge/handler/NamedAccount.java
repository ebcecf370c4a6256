package io.oabridge.handler;

import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.Content;
import io.oabridge.domain.Customer;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.Profile;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.fakes.RecordingMessenger;
import io.oabridge.relay.port.Messenger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A messenger that says nothing but what its account is called. */
record NamedAccount(String name) implements Messenger {
    @Override
    public Answer<Account> account(AccessToken token) {
        return Answer.given(new Account(RecordingMessenger.ACCOUNT, name));
    }

    @Override
    public List<Content> fit(List<Content> parts) {
        throw notAsked();
    }

    @Override
    public SendOutcome send(AccessToken token, Customer customer, Content part) {
        throw notAsked();
    }

    @Override
    public Answer<Optional<MessageId>> findSent(
            AccessToken token,
            Customer customer,
            Content part,
            Instant notBefore,
            Predicate<MessageId> claimed) {
        throw notAsked();
    }

    @Override
    public Answer<Profile> profile(AccessToken token, Customer customer) {
        throw notAsked();
    }

    @Override
    public Answer<Optional<String>> quoted(AccessToken token, Customer customer, MessageId id) {
        throw notAsked();
    }

    @Override
    public int textLimit() {
        throw notAsked();
    }

    private static UnsupportedOperationException notAsked() {
        return new UnsupportedOperationException("connecting asks only whose token it is");
    }
}
