package io.oabridge.sqs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Letters in memory that hide each other as a FIFO queue's do, and fail when told. */
final class FakeDeadLetterBox implements DeadLetterBox {
    private static final int BATCH = 3;

    final List<String> back = new ArrayList<>();
    final Set<String> refused = new HashSet<>();
    final Set<String> notRemoved = new HashSet<>();

    /** The ids of letters that are given up again as soon as they are back. */
    final Set<String> hopeless = new HashSet<>();

    boolean releaseFails;
    private final List<DeadLetter> letters = new ArrayList<>();
    private final Set<String> hidden = new HashSet<>();

    /** {@code a1} is a letter of conversation {@code a}. */
    FakeDeadLetterBox with(String id, String cause, Instant receivedAt) {
        String envelope =
                "{\"v\":1,\"direction\":\"TO_HELPDESK\",\"receivedAt\":\"%s\",\"body\":\"%s\"}"
                        .formatted(receivedAt, id);
        letters.add(
                new DeadLetter(
                        id,
                        "receipt-" + id,
                        id.substring(0, 1),
                        envelope,
                        Optional.of(cause).filter(it -> !it.isEmpty()),
                        receivedAt));
        return this;
    }

    List<String> ids() {
        return letters.stream().map(DeadLetter::id).toList();
    }

    boolean nothingIsHidden() {
        return hidden.isEmpty();
    }

    @Override
    public List<DeadLetter> next() {
        Set<String> hiddenGroups = new HashSet<>();
        letters.stream()
                .filter(letter -> hidden.contains(letter.receiptHandle()))
                .forEach(letter -> hiddenGroups.add(letter.group()));
        List<DeadLetter> batch =
                letters.stream()
                        .filter(letter -> !hiddenGroups.contains(letter.group()))
                        .limit(BATCH)
                        .toList();
        batch.forEach(letter -> hidden.add(letter.receiptHandle()));
        return batch;
    }

    @Override
    public int size() {
        return letters.size();
    }

    @Override
    public void putBack(DeadLetter letter) {
        if (refused.contains(letter.id())) {
            throw new IllegalStateException("queue gone");
        }
        back.add(letter.id());
        if (hopeless.remove(letter.id())) {
            letters.add(
                    new DeadLetter(
                            letter.id() + "-again",
                            "receipt-" + letter.id() + "-again",
                            letter.group(),
                            letter.body(),
                            letter.cause(),
                            letter.lastSentAt()));
        }
    }

    @Override
    public void remove(DeadLetter letter) {
        if (notRemoved.contains(letter.id())) {
            throw new IllegalStateException("connection lost");
        }
        letters.remove(letter);
        hidden.remove(letter.receiptHandle());
    }

    @Override
    public void release(List<String> receiptHandles) {
        if (releaseFails) {
            throw new IllegalStateException("connection lost");
        }
        receiptHandles.forEach(hidden::remove);
    }
}
