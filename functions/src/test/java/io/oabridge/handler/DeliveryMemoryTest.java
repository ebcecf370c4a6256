package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.relay.fakes.CallLog;
import io.oabridge.relay.fakes.InMemoryConnectionBook;
import io.oabridge.relay.fakes.Samples;
import io.oabridge.relay.fakes.SettableClock;
import io.oabridge.relay.port.ConnectionBook;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryMemoryTest {
    private final SettableClock clock = new SettableClock();
    private final InMemoryConnectionBook connections = new InMemoryConnectionBook();
    private final CallLog log = new CallLog();
    private final DeliveryMemory memory =
            new DeliveryMemory(log.watch(ConnectionBook.class, connections), clock);

    /** Shorter than that, a message that comes back from a queue would be delivered again. */
    @ParameterizedTest
    @CsvSource({"90, 90", "16, 16", "15, 15", "14, 15", "7, 15"})
    void aDeliveryIsRememberedAsLongAsIsWishedAndLongerThanAQueueKeepsIt(int days, int kept) {
        keep(days);

        assertThat(memory.apply(Samples.SHOP)).isEqualTo(Duration.ofDays(kept));
    }

    @Test
    void settingsAreReadAgainAfterAMinuteAndNotBefore() {
        keep(90);
        memory.apply(Samples.SHOP);
        keep(60);
        clock.advance(Duration.ofSeconds(59));
        assertThat(memory.apply(Samples.SHOP)).isEqualTo(Duration.ofDays(90));

        clock.advance(Duration.ofSeconds(1));

        assertThat(memory.apply(Samples.SHOP)).isEqualTo(Duration.ofDays(60));
    }

    @Test
    void aConnectionThatIsNotThereIsRememberedForLong() {
        assertThat(memory.apply(Samples.SHOP)).isEqualTo(DeliveryMemory.WHEN_UNKNOWN);
    }

    /** The message is sent by then: what happened to it must be written down. */
    @Test
    void settingsThatCannotBeReadKeepNothingFromBeingRecorded() {
        log.onCall(
                "ConnectionBook.find",
                () -> {
                    throw new IllegalStateException("unreachable");
                });

        assertThat(memory.apply(Samples.SHOP)).isEqualTo(DeliveryMemory.WHEN_UNKNOWN);
    }

    private void keep(int days) {
        connections.save(
                Samples.connection(Samples.connection().settings().withRetentionDays(days)));
    }
}
