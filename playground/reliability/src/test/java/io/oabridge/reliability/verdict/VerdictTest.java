package io.oabridge.reliability.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Made-up histories, each with the judgement it deserves. */
class VerdictTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void whatArrivedOnceAndInOrderIsDelivered() {
        Verdict verdict = judge(taken("k00001", "k00002"), seen("k00001", "k00002"));

        assertThat(verdict.kept()).isTrue();
        assertThat(verdict.sent()).isEqualTo(2);
        assertThat(verdict.delivered()).isEqualTo(2);
        assertThat(verdict.findings()).isEmpty();
    }

    @Test
    void whatNobodySawAndNobodyWasToldIsLost() {
        Verdict verdict = judge(taken("k00001", "k00002"), seen("k00002"));

        assertThat(verdict.kept()).isFalse();
        assertThat(verdict.lost()).isEqualTo(1);
        assertThat(verdict.findings())
                .containsExactly("a lane: k00001 was neither seen nor explained");
    }

    @Test
    void aSecondCopyIsDoubledEvenWhenTheAgentWasToldThatItMayHaveArrived() {
        Verdict verdict =
                judge(
                        taken("k00001"),
                        seen("k00001", "k00001"),
                        new Told.Perhaps("This MAY have reached: “k00001 ok”"));

        assertThat(verdict.kept()).isFalse();
        assertThat(verdict.doubled()).isEqualTo(1);
        assertThat(verdict.delivered()).isEqualTo(1);
    }

    @Test
    void theSameWordsAsOftenAsTheyWereWrittenAreNotDoubled() {
        Verdict verdict =
                judge(taken("k00001", "k00001", "k00001"), seen("k00001", "k00001", "k00001"));

        assertThat(verdict.kept()).isTrue();
        assertThat(verdict.delivered()).isEqualTo(3);
    }

    @Test
    void oneOfTheSameWordsMissingIsLost() {
        Verdict verdict = judge(taken("k00001", "k00002", "k00001"), seen("k00001", "k00002"));

        assertThat(verdict.lost()).isEqualTo(1);
        assertThat(verdict.outOfOrder()).isZero();
    }

    @Test
    void whatIsSeenBehindSomethingTakenLaterIsOutOfOrder() {
        Verdict verdict =
                judge(taken("k00001", "k00002", "k00003"), seen("k00002", "k00003", "k00001"));

        assertThat(verdict.kept()).isFalse();
        assertThat(verdict.outOfOrder()).isEqualTo(1);
        assertThat(verdict.lost()).isZero();
    }

    @Test
    void aGapIsNotDisorder() {
        Verdict verdict =
                judge(
                        List.of(
                                Said.of("k00001"),
                                Said.of("k00002").parked("invalid-user"),
                                Said.of("k00003")),
                        seen("k00001", "k00003"));

        assertThat(verdict.kept()).isTrue();
        assertThat(verdict.parked()).isEqualTo(1);
    }

    @Test
    void whatIsParkedIsToldByANoteThatQuotesIt() {
        Verdict verdict =
                judge(
                        List.of(
                                Said.of("k00001").parked("400"),
                                Said.of("k00002").parked("400"),
                                Said.of("k00003").parked("out of time")),
                        seen(),
                        new Told.NotShown("could NOT be shown here: “k00001”"),
                        new Told.NotDelivered("NOT delivered: “k00003”", "", Instant.EPOCH));

        assertThat(verdict.parked()).isEqualTo(3);
        assertThat(verdict.parkedTold()).isEqualTo(2);
    }

    @Test
    void whatTheAgentWasToldMayHaveArrivedIsUncertainWhetherItDidOrNot() {
        Verdict verdict =
                judge(
                        taken("k00001", "k00002"),
                        seen("k00002"),
                        new Told.Perhaps("k00001 one"),
                        new Told.Perhaps("k00002 two"));

        assertThat(verdict.kept()).isTrue();
        assertThat(verdict.uncertain()).isEqualTo(2);
        assertThat(verdict.uncertainArrived()).isEqualTo(1);
        assertThat(verdict.delivered()).isEqualTo(1);
    }

    @Test
    void aNoteWithoutWordsStandsForOneThingOnly() {
        Verdict verdict = judge(taken("k00001", "k00002"), seen(), new Told.Perhaps("[picture]"));

        assertThat(verdict.uncertain()).isEqualTo(1);
        assertThat(verdict.lost()).isEqualTo(1);
    }

    @Test
    void aRefusalThatWasExplainedIsRefused() {
        Verdict verdict =
                judge(
                        taken("k00001"),
                        seen(),
                        new Told.NotDelivered("NOT delivered: “k00001 ok”", "-230", NOON));

        assertThat(verdict.kept()).isTrue();
        assertThat(verdict.refused()).isEqualTo(1);
    }

    @Test
    void aRefusalForACauseThatWasExplainedWithinTenMinutesIsRefused() {
        Told note = new Told.NotDelivered("“k00001”", "-230", NOON);
        Said soon = refused("k00002", "-230", NOON.plus(Duration.ofMinutes(9)));

        assertThat(judge(List.of(soon), seen(), note).refused()).isEqualTo(1);
    }

    @Test
    void aRefusalForACauseThatWasExplainedLongAgoOrForAnotherCauseIsLost() {
        Told note = new Told.NotDelivered("“k00001”", "-230", NOON);
        Said late = refused("k00002", "-230", NOON.plus(Duration.ofMinutes(11)));
        Said other = refused("k00003", "-213", NOON.plus(Duration.ofMinutes(1)));

        assertThat(judge(List.of(late, other), seen(), note).lost()).isEqualTo(2);
    }

    /** Of equal parts one may be refused and another only told to wait. */
    @Test
    void aRefusalCountsAlsoWhenSomethingElseWasAnsweredLater() {
        Told note = new Told.NotDelivered("“k00009”", "-211", NOON);
        Said part =
                Said.of("k00001")
                        .refused(
                                List.of(
                                        new Said.Refusal("-211", NOON.plus(Duration.ofMinutes(1))),
                                        new Said.Refusal("-32", NOON.plus(Duration.ofMinutes(2)))));

        Verdict verdict = judge(List.of(part, part), seen("k00001"), note);

        assertThat(verdict.refused()).isEqualTo(1);
        assertThat(verdict.lost()).isZero();
    }

    @Test
    void whatTheHelpdeskLetsNobodyExplainIsUnexplained() {
        Told note = new Told.NotPosted("NOT delivered to the customer: “k00001 ok”");

        Verdict verdict = judge(taken("k00001"), seen(), note);

        assertThat(verdict.unexplained()).isEqualTo(1);
        assertThat(verdict.lost()).isZero();
    }

    @Test
    void aRefusedNoteAboutSomethingWithoutWordsStandsForOneSuchThing() {
        Told note = new Told.NotPosted("NOT delivered to the customer: [picture]");

        Verdict verdict = judge(taken("k00001", "k00002"), seen(), note);

        assertThat(verdict.unexplained()).isEqualTo(1);
        assertThat(verdict.lost()).isEqualTo(1);
    }

    @Test
    void whoIsToldThatSomethingDidNotArriveAlthoughItDidIsMisinformed() {
        Verdict verdict =
                judge(
                        taken("k00001"),
                        seen("k00001"),
                        new Told.NotDelivered("“k00001”", "-200", NOON));

        assertThat(verdict.misinformed()).isEqualTo(1);
        assertThat(verdict.kept()).isFalse();
        assertThat(verdict.delivered()).isEqualTo(1);
        assertThat(verdict.refused()).isZero();
    }

    @Test
    void ofEqualMessagesTheParkedOneIsTheOneThatIsMissing() {
        Said parked = Said.of("k00001").parked("400 INVALID_VALUE");
        Said other = Said.of("k00001");

        Verdict first = judge(List.of(parked, other, other), seen("k00001", "k00001"));
        Verdict worse = judge(List.of(other, parked, other), seen("k00001"));

        assertThat(first.parked()).isEqualTo(1);
        assertThat(first.lost()).isZero();
        assertThat(worse.parked()).isEqualTo(1);
        assertThat(worse.lost()).isEqualTo(1);
    }

    @Test
    void whatNobodyWroteIsAStranger() {
        Verdict verdict = judge(taken(), seen("k00009"));

        assertThat(verdict.kept()).isFalse();
        assertThat(verdict.strangers()).isEqualTo(1);
    }

    @Test
    void lanesAreJudgedAloneAndAddedUp() {
        Lane one = new Lane("one", taken("k00001"), seen("k00002"), List.of());
        Lane two = new Lane("two", taken("k00002"), seen(), List.of());

        Verdict verdict = Verdict.of(List.of(one, two));

        assertThat(verdict.sent()).isEqualTo(2);
        assertThat(verdict.lost()).isEqualTo(2);
        assertThat(verdict.strangers()).isEqualTo(1);
    }

    @Test
    void aMarkIsFoundInWordsInFileNamesAndInCoordinates() {
        assertThat(Marks.in("Xin chào k00042, dạ")).contains("k00042");
        assertThat(Marks.in("hop-dong-k00042.pdf")).contains("k00042");
        assertThat(Marks.in(Marks.latitude("k00042") + ", 106.70")).contains("k00042");
        assertThat(Marks.in("k1234 và k123456")).isEmpty();
    }

    private static Verdict judge(List<Said> taken, List<String> seen, Told... told) {
        return Verdict.of(List.of(new Lane("a lane", taken, seen, List.of(told))));
    }

    private static Said refused(String mark, String code, Instant at) {
        return Said.of(mark).refused(List.of(new Said.Refusal(code, at)));
    }

    private static List<Said> taken(String... marks) {
        return Arrays.stream(marks).map(Said::of).toList();
    }

    private static List<String> seen(String... marks) {
        return List.of(marks);
    }
}
