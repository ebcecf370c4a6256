package io.oabridge.relay;

import static io.oabridge.relay.fakes.Samples.KHANH;
import static io.oabridge.relay.fakes.Samples.KHANH_PROFILE;
import static io.oabridge.relay.fakes.Samples.fromCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.Profile;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.CrossingOutcome.Finished;
import io.oabridge.relay.CrossingOutcome.Result;
import io.oabridge.relay.fakes.RecordingHelpdesk;
import io.oabridge.relay.fakes.RecordingMessenger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customers change their names and pictures, and agents see it a day later at most. */
class ProfileRefreshTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Profile NEW_NAME = new Profile("Khánh Minh", KHANH_PROFILE.avatar());

    private final BridgeUnderTest bridge = new BridgeUnderTest();

    @BeforeEach
    void aCustomerWithANameHasWritten() {
        bridge.messenger.introduce(KHANH, KHANH_PROFILE);
        bridge.acquainted(KHANH);
    }

    @Test
    void aNewNameIsShownTheNextDay() {
        bridge.messenger.introduce(KHANH, NEW_NAME);

        write(DAY.minusSeconds(1), "m2");
        Profile before = shown();
        write(Duration.ofSeconds(1), "m3");

        assertThat(before).isEqualTo(KHANH_PROFILE);
        assertThat(shown()).isEqualTo(NEW_NAME);
    }

    @Test
    void aNewPictureIsShownToo() {
        Profile picture =
                new Profile(
                        KHANH_PROFILE.displayName(),
                        Optional.of(URI.create("https://pictures.example/beach.jpg")));
        bridge.messenger.introduce(KHANH, picture);

        write(DAY, "m2");

        assertThat(shown()).isEqualTo(picture);
    }

    @Test
    void whatIsUnchangedIsAskedOnceADayAndNeverWritten() {
        write(DAY, "m2");
        List<String> firstOfDay = bridge.log.calls();
        bridge.log.spare();
        write(Duration.ofHours(1), "m3");

        assertThat(firstOfDay).contains("Messenger.profile").doesNotContain("Helpdesk.rename");
        assertThat(bridge.log.calls()).doesNotContain("Messenger.profile");
    }

    @Test
    void aProfileThatIsRefusedIsNotAskedForAgainUntilTheNextDay() {
        bridge.messenger.introduce(KHANH, NEW_NAME);
        bridge.messenger
                .faults()
                .failNext(
                        RecordingMessenger.Operation.PROFILE,
                        new SendOutcome.RetryLater(Duration.ofMinutes(9), "rate-limited"));

        write(DAY, "m2");
        write(Duration.ofHours(1), "m3");
        Profile sameDay = shown();
        write(DAY, "m4");

        assertThat(sameDay).isEqualTo(KHANH_PROFILE);
        assertThat(shown()).isEqualTo(NEW_NAME);
    }

    @Test
    void aRenamingThatFailsIsTriedTheNextDay() {
        bridge.messenger.introduce(KHANH, NEW_NAME);
        bridge.helpdesk
                .faults()
                .failNext(
                        RecordingHelpdesk.Operation.RENAME,
                        new SendOutcome.RetryLater(Duration.ZERO, "busy"));

        write(DAY, "m2");
        Profile sameDay = shown();
        write(DAY, "m3");

        assertThat(sameDay).isEqualTo(KHANH_PROFILE);
        assertThat(shown()).isEqualTo(NEW_NAME);
    }

    @Test
    void aUserTheHelpdeskKnewBeforeKeepsTheNameAgentsGaveItUntilTheCustomersChanges() {
        BridgeUnderTest other = new BridgeUnderTest();
        Profile byAgents = new Profile("Khánh (VIP)", Optional.empty());
        other.helpdesk.addUser(KHANH, byAgents);
        other.messenger.introduce(KHANH, KHANH_PROFILE);
        other.acquainted(KHANH);
        Profile atFirst = other.helpdesk.users().getFirst().profile();
        other.messenger.introduce(KHANH, NEW_NAME);
        other.clock.advance(DAY);
        other.cross(fromCustomer(KHANH, "m2", "two"));

        assertThat(atFirst).isEqualTo(byAgents);
        assertThat(other.helpdesk.users().getFirst().profile()).isEqualTo(NEW_NAME);
    }

    private void write(Duration later, String id) {
        bridge.clock.advance(later);
        assertThat(bridge.cross(fromCustomer(KHANH, id, "again")))
                .isEqualTo(new Finished(Result.DELIVERED));
    }

    private Profile shown() {
        return bridge.helpdesk.users().getFirst().profile();
    }
}
