package io.oabridge.relay;

import io.oabridge.domain.Answer;
import io.oabridge.domain.Connection;
import io.oabridge.domain.Content;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.Customer;
import io.oabridge.domain.Direction;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.CrossingOutcome.Finished;
import io.oabridge.relay.CrossingOutcome.Result;
import io.oabridge.relay.CrossingOutcome.Waiting;
import io.oabridge.relay.port.DeliveryKey;
import io.oabridge.relay.port.DeliveryLedger;
import io.oabridge.relay.port.PartState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sends the parts of one message, each at most once. A part whose fate is unknown is looked for on
 * the messenger before it is sent again; a part that must wait holds back the parts behind it.
 */
final class PartByPart {
    private final Route route;
    private final DeliveryKey key;
    private final AuthorizedMessenger messenger;
    private final DeliveryLedger ledger;
    private final AgentNotes notes;
    private final InstantSource clock;

    PartByPart(
            Route route,
            DeliveryKey key,
            AuthorizedMessenger messenger,
            DeliveryLedger ledger,
            AgentNotes notes,
            InstantSource clock) {
        this.route = route;
        this.key = key;
        this.messenger = messenger;
        this.ledger = ledger;
        this.notes = notes;
        this.clock = clock;
    }

    CrossingOutcome send(Outgoing outgoing) {
        var parts = outgoing.parts();
        SortedMap<Integer, PartState> states = new TreeMap<>(ledger.read(key));
        boolean somethingToDo = false;
        for (int number = 0; number < parts.size(); number++) {
            PartState before = states.getOrDefault(number, new PartState.Untried());
            if (before instanceof PartState.Settled) {
                continue;
            }
            somethingToDo = true;
            switch (new Part(number, outgoing, states).from(before)) {
                case Step.Over(PartState.Settled end) -> states.put(number, end);
                case Step.Later(Duration after, String cause) -> {
                    return new Waiting(after, cause);
                }
            }
        }
        return somethingToDo ? worst(states) : new Finished(Result.DUPLICATE);
    }

    /** Tells the agent where a message stands that will not be tried again by itself. */
    void giveUp(Outgoing outgoing, String cause) {
        Map<Integer, PartState> states = ledger.read(key);
        for (int number = 0; number < outgoing.parts().size(); number++) {
            Content original = outgoing.original(outgoing.parts().get(number));
            switch (states.getOrDefault(number, new PartState.Untried())) {
                case PartState.Settled _ -> {}
                case PartState.Attempting _ -> notes.maybeSent(route, original);
                case PartState.Untold(SendOutcome.Refused refusal) ->
                        notes.refused(route, original, refusal);
                case PartState.Untried _ -> {
                    notes.gaveUp(route, original, cause);
                    return;
                }
            }
        }
    }

    private static CrossingOutcome worst(SortedMap<Integer, PartState> states) {
        for (PartState state : states.values()) {
            if (state instanceof PartState.Refused(String code)) {
                return new CrossingOutcome.Refused(code);
            }
        }
        return new Finished(
                states.values().stream().anyMatch(PartState.MaybeSent.class::isInstance)
                        ? Result.UNCERTAIN
                        : Result.DELIVERED);
    }

    /** Between whom the message travels. */
    record Route(Connection connection, Customer customer, Conversation conversation) {}

    /** What one attempt at one part came to. */
    private sealed interface Step {
        record Over(PartState.Settled end) implements Step {}

        record Later(Duration after, String cause) implements Step {}
    }

    /** One part and the states of those before it. */
    private final class Part {
        private final int number;
        private final Content content;
        private final Content original;
        private final Map<Integer, PartState> others;

        Part(int number, Outgoing outgoing, Map<Integer, PartState> others) {
            this.number = number;
            this.content = outgoing.parts().get(number);
            this.original = outgoing.original(content);
            this.others = others;
        }

        Step from(PartState before) {
            return switch (before) {
                case PartState.Untried untried -> send(untried);
                case PartState.Attempting attempt -> readBack(attempt);
                case PartState.Untold(SendOutcome.Refused refusal) -> explain(refusal);
                case PartState.Settled end -> new Step.Over(end);
            };
        }

        private Step readBack(PartState.Attempting before) {
            Answer<Optional<MessageId>> found =
                    messenger.findSent(
                            route.customer(),
                            content,
                            before.since(),
                            id ->
                                    ledger.isClaimed(
                                            Direction.TO_MESSENGER, route.connection().id(), id));
            return switch (found) {
                case Answer.Given<Optional<MessageId>>(var hit) ->
                        hit.isPresent() ? settle(new PartState.Sent(hit.get())) : send(before);
                case Answer.Missing<Optional<MessageId>>(
                                SendOutcome.RetryLater(Duration after, String cause)) ->
                        new Step.Later(after, cause);
                case Answer.Missing<Optional<MessageId>> _ ->
                        told(notes.maybeSent(route, original), new PartState.MaybeSent());
            };
        }

        private Step send(PartState.Open before) {
            if (!ledger.attempt(key, number, before, clock.instant())) {
                return new Step.Later(Duration.ZERO, "delivered-elsewhere-now");
            }
            return switch (messenger.send(route.customer(), content)) {
                case SendOutcome.Sent(MessageId id) -> settle(new PartState.Sent(id));
                case SendOutcome.Uncertain(String cause) ->
                        new Step.Later(CrossingOutcome.SETTLING_TIME, cause);
                case SendOutcome.RetryLater(Duration after, String cause) -> {
                    ledger.withdraw(key, number);
                    yield new Step.Later(after, cause);
                }
                case SendOutcome.TokenRejected(String code) -> {
                    ledger.withdraw(key, number);
                    yield new Step.Later(Duration.ZERO, code);
                }
                case SendOutcome.Refused refused -> {
                    ledger.refuse(key, number, refused);
                    yield explain(refused);
                }
            };
        }

        /**
         * The agent is told before the part is settled: a crash in between repeats the note, never
         * swallows it.
         */
        private Step explain(SendOutcome.Refused refused) {
            PartState.Refused end = new PartState.Refused(refused.code());
            return others.containsValue(end)
                    ? settle(end)
                    : told(notes.refused(route, original, refused), end);
        }

        /** A note nobody can post holds nothing back; one that may be missing is posted again. */
        private Step told(SendOutcome note, PartState.Settled end) {
            return switch (note) {
                case SendOutcome.Sent _, SendOutcome.Refused _ -> settle(end);
                case SendOutcome.RetryLater(Duration after, String cause) ->
                        new Step.Later(after, cause);
                case SendOutcome.Uncertain(String cause) -> new Step.Later(Duration.ZERO, cause);
                case SendOutcome.TokenRejected(String code) -> new Step.Later(Duration.ZERO, code);
            };
        }

        private Step settle(PartState.Settled end) {
            ledger.settle(key, number, route.connection().id(), end);
            return new Step.Over(end);
        }
    }
}
