package io.oabridge.relay;

import io.oabridge.domain.Answer;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Customer;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.port.MessengerHistory;
import io.oabridge.relay.port.MessengerHistory.Page;
import io.oabridge.relay.port.MessengerHistory.PastMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Reads a messenger's history backwards until everything since a moment was seen. */
record PastReading(MessengerHistory history, Authorized authorized, Patience patience) {
    private static final int MOST_PAGES_OF_AN_ACCOUNT = 1000;
    private static final int MOST_PAGES_OF_A_CUSTOMER = 50;

    /**
     * What was read.
     *
     * @param stopped why it was not read as far back as it had to; empty when it was
     * @param backTo the oldest moment that was seen
     */
    record Read<T>(List<T> entries, Optional<Instant> backTo, Optional<String> stopped) {}

    /** With whom an account exchanged messages since then. */
    Read<Customer> customers(ConnectionId account, Instant since) {
        Read<Customer> read =
                back(
                        page ->
                                authorized.call(
                                        account, token -> history.customers(token, account, page)),
                        since,
                        MOST_PAGES_OF_AN_ACCOUNT);
        return new Read<>(
                read.entries().stream().distinct().toList(), read.backTo(), read.stopped());
    }

    /** What a customer wrote since then, oldest first. */
    Read<PastMessage> writtenBy(Customer customer, Instant since) {
        Read<PastMessage> read =
                back(
                        page ->
                                authorized.call(
                                        customer.connection(),
                                        token -> history.writtenBy(token, customer, page)),
                        since,
                        MOST_PAGES_OF_A_CUSTOMER);
        Map<Object, PastMessage> each = new LinkedHashMap<>();
        read.entries().stream()
                .filter(past -> !past.message().sentAt().isBefore(since))
                .forEach(past -> each.putIfAbsent(past.message().id(), past));
        // Reversed first, so that messages of one moment keep the order of the history.
        List<PastMessage> oldestFirst =
                each.values().stream().toList().reversed().stream()
                        .sorted(Comparator.comparing(past -> past.message().sentAt()))
                        .toList();
        return new Read<>(oldestFirst, read.backTo(), read.stopped());
    }

    private <T> Read<T> back(IntFunction<Answer<Page<T>>> pages, Instant since, int most) {
        List<T> entries = new ArrayList<>();
        Optional<Instant> backTo = Optional.empty();
        for (int number = 0; number < most; number++) {
            int asked = number;
            switch (patience.ask(() -> pages.apply(asked))) {
                case Answer.Missing<Page<T>>(SendOutcome.Failure failure) -> {
                    return new Read<>(entries, backTo, Optional.of(Patience.cause(failure)));
                }
                case Answer.Given<Page<T>>(Page<T> page) -> {
                    entries.addAll(page.entries());
                    backTo = earlier(backTo, page.oldest());
                    if (page.last() || backTo.filter(since::isAfter).isPresent()) {
                        return new Read<>(entries, backTo, Optional.empty());
                    }
                }
            }
        }
        return new Read<>(entries, backTo, Optional.of("too-many-pages"));
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() || other.filter(one.get()::isAfter).isPresent()
                ? other.or(() -> one)
                : one;
    }
}
