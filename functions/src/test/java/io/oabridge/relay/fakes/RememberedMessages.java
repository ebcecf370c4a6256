package io.oabridge.relay.fakes;

import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Customer;
import io.oabridge.relay.port.MessengerHistory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A messenger's history of two messages a page. */
public final class RememberedMessages implements MessengerHistory {
    private static final int PAGE = 2;

    private final Faults<Operation> faults = new Faults<>();
    private final List<PastMessage> all = new ArrayList<>();
    private int asked;

    public void add(PastMessage message) {
        all.add(message);
    }

    public Faults<Operation> faults() {
        return faults;
    }

    /** How many pages were asked for. */
    public int asked() {
        return asked;
    }

    @Override
    public Answer<Page<Customer>> customers(AccessToken token, ConnectionId account, int page) {
        return page(
                Operation.CUSTOMERS,
                all.stream()
                        .filter(it -> it.message().customer().connection().equals(account))
                        .toList(),
                page,
                it -> it.message().customer());
    }

    @Override
    public Answer<Page<PastMessage>> writtenBy(AccessToken token, Customer customer, int page) {
        return page(
                Operation.WRITTEN_BY,
                all.stream().filter(it -> it.message().customer().equals(customer)).toList(),
                page,
                it -> it);
    }

    private <T> Answer<Page<T>> page(
            Operation operation,
            List<PastMessage> of,
            int number,
            Function<PastMessage, T> reading) {
        asked++;
        Optional<Faults.Fault> fault = faults.take(operation);
        if (fault.isPresent()) {
            return Answer.missing(fault.get().failure());
        }
        Comparator<PastMessage> time = Comparator.comparing(it -> it.message().sentAt());
        List<PastMessage> rows =
                of.reversed().stream()
                        .sorted(time.reversed())
                        .skip((long) number * PAGE)
                        .limit(PAGE)
                        .toList();
        return Answer.given(
                new Page<>(
                        rows.stream().map(reading).toList(),
                        rows.stream()
                                .map(it -> it.message().sentAt())
                                .min(Comparator.naturalOrder()),
                        rows.size() < PAGE));
    }

    /** What can be made to fail. */
    public enum Operation {
        CUSTOMERS,
        WRITTEN_BY
    }
}
