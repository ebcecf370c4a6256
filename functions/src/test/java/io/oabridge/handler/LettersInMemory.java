package io.oabridge.handler;

import io.oabridge.domain.Direction;
import io.oabridge.relay.port.RelayWork;
import io.oabridge.sqs.DeadLetter;
import io.oabridge.sqs.DeadLetterBox;
import io.oabridge.sqs.EnvelopeCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Dead letters, each of which is given out once. */
final class LettersInMemory implements DeadLetterBox {
    private final List<DeadLetter> letters = new ArrayList<>();
    private final List<String> back = new ArrayList<>();

    /** Adds one about nothing the bridge can read. */
    void park(String id, String conversation, String cause, String receivedAt) {
        park(id, conversation, cause, Instant.parse(receivedAt), Direction.TO_HELPDESK, "{}");
    }

    void park(
            String id,
            String conversation,
            String cause,
            Instant receivedAt,
            Direction direction,
            String body) {
        String envelope =
                EnvelopeCodec.write(new RelayWork(direction, conversation, id, receivedAt, body));
        letters.add(
                new DeadLetter(
                        id,
                        "receipt-" + id,
                        conversation,
                        envelope,
                        Optional.of(cause),
                        receivedAt));
    }

    /** The ids of those that were put back. */
    List<String> back() {
        return List.copyOf(back);
    }

    @Override
    public List<DeadLetter> next() {
        List<DeadLetter> all = List.copyOf(letters);
        letters.clear();
        return all;
    }

    @Override
    public int size() {
        return letters.size();
    }

    @Override
    public void putBack(DeadLetter letter) {
        back.add(letter.id());
    }

    @Override
    public void remove(DeadLetter letter) {}

    @Override
    public void release(List<String> receiptHandles) {}
}
