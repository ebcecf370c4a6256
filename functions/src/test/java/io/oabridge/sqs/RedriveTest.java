package io.oabridge.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.relay.fakes.SettableClock;
import io.oabridge.sqs.RedriveReport.Entry;
import io.oabridge.sqs.RedriveReport.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class RedriveTest {
    private static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant NINE = EIGHT.plus(Duration.ofHours(1));
    private static final Instant TEN = EIGHT.plus(Duration.ofHours(2));
    private static final int ALL = 1000;

    private final SettableClock clock = new SettableClock();
    private final Instant later = clock.instant().plusSeconds(60);
    private final FakeDeadLetterBox box = new FakeDeadLetterBox();
    private final Redrive redrive = new Redrive(box, _ -> OptionalInt.of(2), clock);

    @Test
    void eachConversationComesBackInOrder() {
        for (String id : List.of("a1", "b1", "a2", "a3", "b2", "a4", "a5")) {
            box.with(id, "403", EIGHT);
        }

        RedriveReport report = redrive.run(everything(), later);

        assertThat(box.back)
                .filteredOn(id -> id.startsWith("a"))
                .containsExactly("a1", "a2", "a3", "a4", "a5");
        assertThat(box.back).filteredOn(id -> id.startsWith("b")).containsExactly("b1", "b2");
        assertThat(box.ids()).isEmpty();
        assertThat(report.count(Fate.REDRIVEN)).isEqualTo(7);
        assertThat(report.left()).isZero();
        assertThat(report.notSeen()).isZero();
    }

    @Test
    void aDryRunTellsAndTouchesNothing() {
        box.with("a1", "403", EIGHT).with("b1", "", NINE);

        RedriveReport report = redrive.dryRun(everything(), later);

        assertThat(report.entries())
                .containsExactly(
                        new Entry("a", "403", EIGHT, OptionalInt.of(2), Fate.FOUND),
                        new Entry("b", "too-many-receipts", NINE, OptionalInt.of(2), Fate.FOUND));
        assertThat(box.back).isEmpty();
        assertThat(box.ids()).containsExactly("a1", "b1");
        assertThat(box.nothingIsHidden()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "40, '', '', a1 a3",
        "out of time, '', '', a2",
        "'', 2026-03-02T09:00:00Z, '', a2 a3",
        "'', '', 2026-03-02T09:00:00Z, a1",
        "40, 2026-03-02T09:00:00Z, 2026-03-02T11:00:00Z, a3",
        "too-many-receipts, '', '', ''",
    })
    void onlyWhatIsMeantIsRedrivenAndTheRestStaysInOrder(
            String cause, String since, String until, String expected) {
        box.with("a1", "403", EIGHT)
                .with("a2", "out of time: rate-limited", NINE)
                .with("a3", "404", TEN);

        RedriveReport report =
                redrive.run(
                        new RedriveSelection(
                                given(cause),
                                given(since).map(Instant::parse),
                                given(until).map(Instant::parse),
                                ALL),
                        later);

        assertThat(String.join(" ", box.back)).isEqualTo(expected);
        assertThat(report.left()).isEqualTo(3 - box.back.size());
        assertThat(box.ids())
                .isEqualTo(
                        List.of("a1", "a2", "a3").stream()
                                .filter(id -> !box.back.contains(id))
                                .toList());
        assertThat(box.nothingIsHidden()).isTrue();
    }

    @Test
    void noMoreThanTheLimitAreRedriven() {
        box.with("a1", "403", EIGHT).with("a2", "403", EIGHT).with("a3", "403", EIGHT);

        RedriveReport report = redrive.run(selection(2), later);

        assertThat(box.back).containsExactly("a1", "a2");
        assertThat(report.left()).isEqualTo(1);
        assertThat(box.nothingIsHidden()).isTrue();
    }

    @Test
    void whatTheQueueDoesNotTakeHoldsBackItsConversationAndNoOther() {
        box.with("a1", "403", EIGHT).with("a2", "403", EIGHT).with("b1", "403", EIGHT);
        box.refused.add("a1");

        RedriveReport report = redrive.run(everything(), later);

        assertThat(box.back).containsExactly("b1");
        assertThat(report.entries())
                .extracting(Entry::fate)
                .containsExactly(Fate.FAILED, Fate.BEHIND_A_FAILURE, Fate.REDRIVEN);
        assertThat(box.ids()).containsExactly("a1", "a2");
        assertThat(box.nothingIsHidden()).isTrue();
    }

    @Test
    void aLetterThatCannotBeRemovedIsNotLost() {
        box.with("a1", "403", EIGHT);
        box.notRemoved.add("a1");

        RedriveReport report = redrive.run(everything(), later);

        assertThat(report.count(Fate.REDRIVEN)).isEqualTo(1);
        assertThat(box.ids()).containsExactly("a1");
    }

    @Test
    void aLetterThatComesStraightBackIsNotRedrivenForever() {
        box.with("a1", "unreadable-envelope", EIGHT).with("b1", "403", EIGHT);
        box.hopeless.add("a1");

        RedriveReport report = redrive.run(everything(), later);

        assertThat(box.back).containsExactly("a1", "b1");
        assertThat(report.entries())
                .extracting(Entry::fate)
                .containsExactlyInAnyOrder(Fate.REDRIVEN, Fate.REDRIVEN, Fate.GIVEN_UP_AGAIN);
    }

    @Test
    void whatHidesBehindOthersThatStayIsCounted() {
        for (String id : List.of("a1", "a2", "a3", "a4", "a5")) {
            box.with(id, "403", EIGHT);
        }

        RedriveReport report = redrive.dryRun(everything(), later);

        assertThat(report.entries()).hasSize(3);
        assertThat(report.notSeen()).isEqualTo(2);
    }

    @Test
    void afterTheDeadlineNothingMoreIsLookedAt() {
        box.with("a1", "403", EIGHT);

        RedriveReport report = redrive.run(everything(), clock.instant());

        assertThat(box.back).isEmpty();
        assertThat(report.notSeen()).isEqualTo(1);
    }

    @Test
    void lettersThatCannotBeReleasedDoNotSpoilTheReport() {
        box.with("a1", "403", EIGHT);
        box.releaseFails = true;

        assertThat(redrive.dryRun(everything(), later).entries()).hasSize(1);
    }

    private static RedriveSelection everything() {
        return selection(ALL);
    }

    private static RedriveSelection selection(int limit) {
        return new RedriveSelection(Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(it -> !it.isEmpty());
    }
}
