package io.oabridge.dynamodb;

import io.oabridge.topology.TableSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item of one shared limit: the current window, how many calls of it are taken, and until when
 * nobody may call. Every write says under which condition it holds; a write that does not hold
 * answers with what the item says.
 */
record CallWindows(Table table, String name, InstantSource clock) {
    private static final String CALLS = "calls";
    private static final String WINDOW = "window";
    private static final String USED = "used";
    private static final String CLOSED_UNTIL = "closedUntil";
    private static final String OPEN =
            "(attribute_not_exists(#closedUntil) OR #closedUntil <= :now)";

    /** Longer than any window or pause; without calls the item is forgotten. */
    private static final Duration KEPT = Duration.ofDays(2);

    /** What the item says. */
    record State(long window, int used, Instant closedUntil) {
        static State of(Item item) {
            return new State(
                    item.number(WINDOW).orElse(Long.MIN_VALUE),
                    item.number(USED).orElse(0L).intValue(),
                    Instant.ofEpochMilli(item.number(CLOSED_UNTIL).orElse(0L)));
        }
    }

    /** Begins a window with that many calls taken, unless somebody has begun it, or a later one. */
    Optional<State> begin(long window, int calls) {
        return write(
                Change.of("SET #window = :window, #used = :calls, #expiresAt = :expiresAt")
                        .value(":calls", Values.number(calls))
                        .onlyIf("(attribute_not_exists(#window) OR #window < :window) AND " + OPEN),
                window);
    }

    /** Takes more calls of a window, unless more than {@code most} of it are taken. */
    Optional<State> add(long window, int calls, int most) {
        return write(
                Change.of("SET #used = #used + :calls, #expiresAt = :expiresAt")
                        .value(":calls", Values.number(calls))
                        .value(":most", Values.number(most))
                        .onlyIf("#window = :window AND #used <= :most AND " + OPEN),
                window);
    }

    void close(Instant until) {
        var _ =
                table.update(
                        key(),
                        Change.of("SET #closedUntil = :until, #expiresAt = :expiresAt")
                                .name("#closedUntil", CLOSED_UNTIL)
                                .name("#expiresAt", TableSpec.EXPIRES_AT)
                                .value(":until", Values.number(until.toEpochMilli()))
                                .value(":expiresAt", expiry())
                                .onlyIf(
                                        "attribute_not_exists(#closedUntil) OR #closedUntil <"
                                                + " :until"));
    }

    private Optional<State> write(Change change, long window) {
        Change complete =
                change.name("#window", WINDOW)
                        .name("#used", USED)
                        .name("#closedUntil", CLOSED_UNTIL)
                        .name("#expiresAt", TableSpec.EXPIRES_AT)
                        .value(":window", Values.number(window))
                        .value(":now", Values.number(clock.millis()))
                        .value(":expiresAt", expiry());
        return switch (table.update(key(), complete)) {
            case Table.Written.Yes() -> Optional.empty();
            case Table.Written.No(Item found) -> Optional.of(State.of(found));
        };
    }

    private AttributeValue expiry() {
        return Values.seconds(clock.instant().plus(KEPT));
    }

    private String key() {
        return KeyText.of(CALLS, name);
    }
}
