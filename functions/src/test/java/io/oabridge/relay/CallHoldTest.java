package io.oabridge.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.relay.fakes.SettableClock;
import io.oabridge.relay.port.CallBudget.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallHoldTest {
    private final SettableClock clock = new SettableClock();
    private final CallHold hold = new CallHold(clock, new Random(7));

    @Test
    void everythingIsGrantedUntilSomebodySaysOtherwise() {
        assertThat(hold.ask()).isEqualTo(new Permission.Granted());
    }

    @Test
    void nobodyCallsUntilThen() {
        hold.closeUntil(in(30));

        assertThat(wait(hold.ask()))
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(35).minusMillis(1));
        clock.advance(Duration.ofSeconds(30));
        assertThat(hold.ask()).isEqualTo(new Permission.Granted());
    }

    @Test
    void notEverybodyComesBackAtOnce() {
        hold.closeUntil(in(30));

        assertThat(Stream.generate(() -> wait(hold.ask())).limit(50).distinct().count())
                .isGreaterThan(40);
    }

    @Test
    void anEarlierEndDoesNotShortenALaterOne() {
        hold.closeUntil(in(30));
        hold.closeUntil(in(10));
        clock.advance(Duration.ofSeconds(20));

        assertThat(hold.ask()).isInstanceOf(Permission.Wait.class);
    }

    @Test
    void aWrongHeaderDoesNotSilenceAnInstallation() {
        hold.closeUntil(Instant.MAX);
        clock.advance(CallHold.LONGEST);

        assertThat(hold.ask()).isEqualTo(new Permission.Granted());
    }

    private Instant in(long seconds) {
        return clock.instant().plusSeconds(seconds);
    }

    private static Duration wait(Permission permission) {
        assertThat(permission).isInstanceOf(Permission.Wait.class);
        return ((Permission.Wait) permission).after();
    }
}
