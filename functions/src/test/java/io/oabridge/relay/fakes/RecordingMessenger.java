package io.oabridge.relay.fakes;

import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Content;
import io.oabridge.domain.Customer;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.Profile;
import io.oabridge.domain.Secret;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.port.Messenger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A messenger that remembers what customers received. A text is cut at each {@code |}, a blank one
 * is nothing; a medium without an address is refused.
 */
public final class RecordingMessenger implements Messenger {
    public static final AccessToken FIRST_TOKEN = new AccessToken(new Secret("access-1"));
    public static final ConnectionId ACCOUNT = new ConnectionId("zalo", "2000000000000000002");

    private static final int TEXT_LIMIT = 2000;

    private final InstantSource clock;
    private final Faults<Operation> faults = new Faults<>();
    private final List<Received> received = new ArrayList<>();
    private final Map<Content, SendOutcome.Refused> refused = new HashMap<>();
    private final Map<Customer, Profile> profiles = new HashMap<>();
    private final Map<MessageId, String> earlier = new HashMap<>();
    private final List<AccessToken> tokensSeen = new ArrayList<>();
    private AccessToken accepted = FIRST_TOKEN;

    public RecordingMessenger(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public List<Content> fit(List<Content> parts) {
        return parts.stream().flatMap(RecordingMessenger::pieces).toList();
    }

    @Override
    public int textLimit() {
        return TEXT_LIMIT;
    }

    @Override
    public SendOutcome send(AccessToken token, Customer customer, Content part) {
        Optional<Faults.Fault> fault = faults.take(Operation.SEND);
        if (fault.isPresent() && !fault.get().afterEffect()) {
            return fault.get().failure();
        }
        if (!accepts(token)) {
            return new SendOutcome.TokenRejected("-216");
        }
        SendOutcome.Refused refusal = refused.get(part);
        if (refusal != null) {
            return refusal;
        }
        if (part instanceof Content.Pending) {
            return Samples.refusal("no-address");
        }
        MessageId id = new MessageId("received-" + (received.size() + 1));
        received.add(new Received(customer, part, id, clock.instant()));
        return fault.<SendOutcome>map(Faults.Fault::failure)
                .orElseGet(() -> new SendOutcome.Sent(id));
    }

    @Override
    public Answer<Optional<MessageId>> findSent(
            AccessToken token,
            Customer customer,
            Content part,
            Instant notBefore,
            Predicate<MessageId> claimed) {
        Optional<Faults.Fault> fault = faults.take(Operation.FIND_SENT);
        if (fault.isPresent()) {
            return Answer.missing(fault.get().failure());
        }
        if (!accepts(token)) {
            return Answer.missing(new SendOutcome.TokenRejected("-216"));
        }
        return Answer.given(
                received.stream()
                        .filter(it -> it.by().equals(customer) && it.content().equals(part))
                        .filter(it -> !it.at().isBefore(notBefore))
                        .map(Received::id)
                        .filter(claimed.negate())
                        .findFirst());
    }

    @Override
    public Answer<Optional<String>> quoted(
            AccessToken token, Customer customer, MessageId message) {
        Optional<Faults.Fault> fault = faults.take(Operation.QUOTED);
        if (fault.isPresent()) {
            return Answer.missing(fault.get().failure());
        }
        if (!accepts(token)) {
            return Answer.missing(new SendOutcome.TokenRejected("-216"));
        }
        return Answer.given(Optional.ofNullable(earlier.get(message)));
    }

    @Override
    public Answer<Profile> profile(AccessToken token, Customer customer) {
        Optional<Faults.Fault> fault = faults.take(Operation.PROFILE);
        if (fault.isPresent()) {
            return Answer.missing(fault.get().failure());
        }
        if (!accepts(token)) {
            return Answer.missing(new SendOutcome.TokenRejected("-216"));
        }
        return Optional.ofNullable(profiles.get(customer))
                .map(Answer::given)
                .orElseGet(() -> Answer.missing(Samples.refusal("-213")));
    }

    @Override
    public Answer<Account> account(AccessToken token) {
        Optional<Faults.Fault> fault = faults.take(Operation.ACCOUNT);
        if (fault.isPresent()) {
            return Answer.missing(fault.get().failure());
        }
        return accepts(token)
                ? Answer.given(new Account(ACCOUNT, "Neutral Shop"))
                : Answer.missing(new SendOutcome.TokenRejected("-216"));
    }

    public Faults<Operation> faults() {
        return faults;
    }

    public void accept(AccessToken token) {
        accepted = token;
    }

    public void refuse(Content part, SendOutcome.Refused refusal) {
        refused.put(part, refusal);
    }

    /** A message of these words is in the history. */
    public void wasSaid(MessageId id, String words) {
        earlier.put(id, words);
    }

    public void introduce(Customer customer, Profile profile) {
        profiles.put(customer, profile);
    }

    /** What a customer has on the screen, in order. */
    public List<Content> receivedBy(Customer customer) {
        return received.stream()
                .filter(it -> it.by().equals(customer))
                .map(Received::content)
                .toList();
    }

    /** Somebody answers the customer in the messenger itself, past the bridge. */
    public void writtenElsewhere(Customer customer, Content part) {
        received.add(
                new Received(
                        customer,
                        part,
                        new MessageId("received-" + (received.size() + 1)),
                        clock.instant()));
    }

    public List<AccessToken> tokensSeen() {
        return List.copyOf(tokensSeen);
    }

    private boolean accepts(AccessToken token) {
        tokensSeen.add(token);
        return token.equals(accepted);
    }

    private static Stream<Content> pieces(Content part) {
        return switch (part) {
            case Content.Text(String text) ->
                    Arrays.stream(text.split("\\|", -1))
                            .filter(piece -> !piece.isBlank())
                            .map(Content.Text::new);
            default -> Stream.of(part);
        };
    }

    /** What can be made to fail. */
    public enum Operation {
        SEND,
        FIND_SENT,
        QUOTED,
        PROFILE,
        ACCOUNT
    }

    private record Received(Customer by, Content content, MessageId id, Instant at) {}
}
