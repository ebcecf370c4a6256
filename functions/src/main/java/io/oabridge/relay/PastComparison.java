package io.oabridge.relay;

import io.oabridge.domain.MessageId;
import io.oabridge.relay.port.HelpdeskHistory.Posted;
import io.oabridge.relay.port.MessengerHistory.PastMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which messages of a history agents have seen, where ids tell nothing: each of them needs a
 * post of its own that says the same and is not older. The newest message chooses first and takes
 * the post nearest in time, so that of two equal texts and one post the older is missing.
 */
final class PastComparison {
    /** The usual difference of two clocks, then the largest that is believed. */
    private static final List<Duration> CLOCK_MARGINS =
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(2));

    private PastComparison() {}

    /**
     * @param past oldest first
     */
    static Set<MessageId> arrived(List<PastMessage> past, List<Posted> posted) {
        List<Posted> free = new ArrayList<>(posted);
        Set<MessageId> arrived = new HashSet<>();
        for (Duration margin : CLOCK_MARGINS) {
            for (PastMessage message : past.reversed()) {
                if (!arrived.contains(message.message().id())) {
                    nearest(message, free, margin)
                            .ifPresent(post -> {
                                free.remove(post);
                                arrived.add(message.message().id());
                            });
                }
            }
        }
        return Set.copyOf(arrived);
    }

    private static Optional<Posted> nearest(
            PastMessage message, List<Posted> free, Duration margin) {
        Instant written = message.message().sentAt();
        return free.stream()
                .filter(post -> !post.at().isBefore(written.minus(margin)))
                .filter(post -> post.says().test(message.message()))
                .min(Comparator.comparing(post -> Duration.between(written, post.at()).abs()));
    }
}
