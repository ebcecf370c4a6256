package io.oabridge.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Content;
import io.oabridge.domain.Customer;
import io.oabridge.domain.CustomerId;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.domain.LocalizedText;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.CatchUpReport.Fate;
import io.oabridge.relay.fakes.CountingMeter;
import io.oabridge.relay.fakes.InMemoryConnectionBook;
import io.oabridge.relay.fakes.InMemoryContactBook;
import io.oabridge.relay.fakes.InMemoryLedger;
import io.oabridge.relay.fakes.RecordingHelpdesk;
import io.oabridge.relay.fakes.RecordingMessenger;
import io.oabridge.relay.fakes.RememberedMessages;
import io.oabridge.relay.fakes.RememberedPosts;
import io.oabridge.relay.fakes.Samples;
import io.oabridge.relay.fakes.ScriptedAccessTokens;
import io.oabridge.relay.fakes.SettableClock;
import io.oabridge.relay.port.Contact;
import io.oabridge.relay.port.DeliveryKey;
import io.oabridge.relay.port.MessengerHistory.PastMessage;
import io.oabridge.relay.port.PartState;
import io.oabridge.relay.port.RelayWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** It is eight o'clock, and since midnight webhooks have been missing. */
class CatchUpTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration EIGHT_MINUTES = Duration.ofMinutes(8);
    private static final Content PICTURE =
            new Content.OutOfReach(
                    Optional.of(Content.Media.Kind.IMAGE), new LocalizedText("ảnh", "picture"));

    private final SettableClock clock = new SettableClock();
    private final Instant now = clock.instant();
    private final RecordingHelpdesk helpdesk = new RecordingHelpdesk(() -> postedAt());
    private final RememberedMessages history = new RememberedMessages();
    private final RememberedPosts posts = new RememberedPosts(helpdesk);
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryConnectionBook connections = new InMemoryConnectionBook();
    private final InMemoryContactBook contacts = new InMemoryContactBook();
    private final CountingMeter meter = new CountingMeter();
    private final List<RelayWork> queued = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private Instant postedAt = clock.instant();
    private Optional<String> notTaken = Optional.empty();

    private final CatchUp catchUp =
            new CatchUp(
                    new CrossingPorts(
                            new RecordingMessenger(clock),
                            helpdesk,
                            new ScriptedAccessTokens(),
                            connections,
                            contacts,
                            ledger),
                    new Histories(history, posts),
                    this::enqueue,
                    meter,
                    clock,
                    pause -> {
                        pauses.add(pause);
                        clock.advance(pause);
                    });

    @BeforeEach
    void connect() {
        connections.save(Samples.connection());
    }

    @Test
    void aDryRunTellsWhatIsMissingAndChangesNothing() {
        khanhWrote("m1", "01:00", "một");
        agentsGot("một", "01:00");
        khanhWrote("m2", "02:00", "hai");

        CatchUpReport report = catchUp.dryRun(sinceMidnight(), now.plus(EIGHT_MINUTES));

        assertThat(fates(report)).containsExactly("m1 ARRIVED", "m2 MISSING");
        assertThat(queued).isEmpty();
        assertThat(meter.counted()).isEmpty();
    }

    @Test
    void whatIsMissingIsQueuedInItsConversationInTheOrderItWasWritten() {
        khanhWrote("m2", "02:00", "hai");
        lanWrote("l1", "01:30", "xin chào");
        khanhWrote("m1", "01:00", "một");
        khanhWrote("m3", "03:00", "ba");

        CatchUpReport report = run(sinceMidnight());

        assertThat(report.count(Fate.QUEUED)).isEqualTo(4);
        assertThat(queued)
                .filteredOn(work -> work.group().equals(Samples.KHANH.reference()))
                .extracting(RelayWork::body)
                .containsExactly("row of m1", "row of m2", "row of m3");
        assertThat(queued).allMatch(work -> work.source() == RelayWork.Source.HISTORY);
        assertThat(meter.counted()).hasSize(4).containsOnly("CAUGHT_UP whole");
    }

    /** So that a webhook that comes after all, with the same id, is the same work. */
    @Test
    void itIsQueuedUnderTheNameItsWebhookWouldHave() {
        khanhWrote("m1", "01:00", "một");

        run(sinceMidnight());

        assertThat(queued.getFirst().deduplicationId())
                .isEqualTo(
                        RelayWork.of(
                                        queued.getFirst().direction(),
                                        Samples.KHANH.reference(),
                                        "user_send_text",
                                        "m1",
                                        MIDNIGHT,
                                        "another body")
                                .deduplicationId());
    }

    @Test
    void whatTheLedgerKnowsUnderAnyKindHasArrived() {
        khanhWrote("m1", "01:00", "một");
        khanhWrote("m2", "02:00", "hai");
        khanhWrote("m3", "03:00", "ba");
        ledger.settle(
                key("user_send_image", "m1"),
                0,
                Samples.SHOP,
                new PartState.Sent(new MessageId("post")));
        ledger.attempt(key("user_send_text", "m2"), 0, new PartState.Untried(), now);

        assertThat(fates(run(sinceMidnight())))
                .containsExactly("m1 ARRIVED", "m2 UNDER_WAY", "m3 QUEUED");
    }

    /** The post of a message the ledger knows is no other message's. */
    @Test
    void ofTwoEqualTextsTheOneTheLedgerDoesNotKnowIsMissing() {
        khanhWrote("m1", "01:00", "ok");
        khanhWrote("m2", "01:01", "ok");
        agentsGot("ok", "01:00");
        agentsGot("hai", "01:02");
        ledger.settle(
                key("user_send_text", "m1"),
                0,
                Samples.SHOP,
                new PartState.Sent(helpdesk.posts().getFirst().id()));

        assertThat(fates(run(sinceMidnight()))).containsExactly("m1 ARRIVED", "m2 QUEUED");
    }

    @Test
    void ofTwoEqualTextsAndOnePostOneIsMissing() {
        khanhWrote("m1", "01:00", "ok");
        khanhWrote("m2", "02:00", "ok");
        agentsGot("ok", "01:00");

        assertThat(fates(run(sinceMidnight()))).containsExactly("m1 ARRIVED", "m2 QUEUED");
    }

    @Test
    void whatWasWrittenOutsideTheTimeIsComparedAndLeftAlone() {
        khanhWrote("before", "00:30", "ok");
        khanhWrote("m1", "01:30", "ok");
        khanhWrote("after", "03:00", "ok");
        agentsGot("ok", "03:00");

        CatchUpReport report =
                run(new CatchUpSelection(Optional.empty(), at("01:00"), at("02:00"), false));

        assertThat(fates(report)).containsExactly("m1 QUEUED");
    }

    @Test
    void whatZaloMayStillRepeatIsLeftAloneUnlessAskedFor() {
        khanhWrote("old", "05:59", "cũ");
        khanhWrote("young", "06:00", "mới");

        assertThat(fates(run(sinceMidnight()))).containsExactly("old QUEUED", "young UNSETTLED");
        assertThat(fates(run(new CatchUpSelection(Optional.empty(), MIDNIGHT, now, true))))
                .containsExactly("old QUEUED", "young QUEUED");
    }

    @Test
    void aPictureThatCannotBeHadIsALine() {
        history.add(Samples.past(Samples.KHANH, "m1", "2026-03-02T01:00:00Z", PICTURE));

        CatchUpReport report = run(sinceMidnight());

        assertThat(report.entries()).extracting(CatchUpReport.Entry::whole).containsExactly(false);
        assertThat(meter.counted()).containsExactly("CAUGHT_UP line");
    }

    @Test
    void behindWhatTheQueueDoesNotTakeNothingOfTheCustomerIsQueued() {
        khanhWrote("m1", "01:00", "một");
        khanhWrote("m2", "02:00", "hai");
        khanhWrote("m3", "03:00", "ba");
        notTaken = Optional.of("row of m2");

        assertThat(fates(run(sinceMidnight())))
                .containsExactly("m1 QUEUED", "m2 NOT_QUEUED", "m3 NOT_QUEUED");
    }

    @Test
    void aCustomerWhosePostsCannotAllBeReadIsLeftAlone() {
        khanhWrote("m1", "01:00", "một");
        agentsGot("khác", "01:00");
        posts.fail(new SendOutcome.Uncertain("too-many-messages"));

        CatchUpReport report = run(sinceMidnight());

        assertThat(report.entries()).isEmpty();
        assertThat(report.notCompared())
                .containsExactly(new CatchUpReport.NotCompared(Samples.KHANH, "too-many-messages"));
        assertThat(queued).isEmpty();
    }

    @Test
    void aPlatformThatWantsAPauseGetsItAndIsAskedAgain() {
        khanhWrote("m1", "01:00", "một");
        history.faults()
                .failNext(
                        RememberedMessages.Operation.CUSTOMERS,
                        new SendOutcome.RetryLater(Duration.ofSeconds(60), "rate-limited"));

        assertThat(fates(run(sinceMidnight()))).containsExactly("m1 QUEUED");
        assertThat(pauses).containsExactly(Duration.ofSeconds(60));
    }

    @Test
    void aPauseThatIsLongerThanTheTimeLeftEndsTheRunAndIsReported() {
        khanhWrote("m1", "01:00", "một");
        history.faults()
                .failNext(
                        RememberedMessages.Operation.WRITTEN_BY,
                        new SendOutcome.RetryLater(Duration.ofHours(1), "rate-limited"));

        CatchUpReport report = run(sinceMidnight());

        assertThat(report.notCompared())
                .containsExactly(new CatchUpReport.NotCompared(Samples.KHANH, "rate-limited"));
        assertThat(pauses).isEmpty();
    }

    @Test
    void aHistoryThatIsRefusedIsReportedAndStopsThatAccount() {
        khanhWrote("m1", "01:00", "một");
        history.faults().failNext(RememberedMessages.Operation.CUSTOMERS, Samples.refusal("-212"));

        CatchUpReport report = run(sinceMidnight());

        assertThat(report.accounts())
                .extracting(CatchUpReport.Account::stopped)
                .containsExactly(Optional.of("-212"));
        assertThat(report.entries()).isEmpty();
    }

    @Test
    void whenTheTimeIsOverNoFurtherCustomerIsLookedAt() {
        khanhWrote("m1", "01:00", "một");

        CatchUpReport report = catchUp.run(sinceMidnight(), now);

        assertThat(report.accounts())
                .extracting(CatchUpReport.Account::stopped)
                .containsExactly(Optional.of("out-of-time"));
        assertThat(history.asked()).isZero();
    }

    @Test
    void theHistoryIsReadNoFurtherBackThanNeeded() {
        for (int i = 10; i < 60; i++) {
            history.add(
                    Samples.past(
                            Samples.KHANH, "old" + i, "2026-02-20T01:" + i + ":00Z", "cũ " + i));
        }
        khanhWrote("m1", "01:00", "một");

        CatchUpReport report = run(sinceMidnight());

        assertThat(fates(report)).containsExactly("m1 QUEUED");
        assertThat(history.asked()).isEqualTo(2);
    }

    @Test
    void onlyTheAccountThatIsMeantIsRead() {
        khanhWrote("m1", "01:00", "một");
        CatchUpSelection another =
                new CatchUpSelection(
                        Optional.of(new ConnectionId("zalo", "2000000000000000009")),
                        MIDNIGHT,
                        now,
                        false);

        assertThat(run(another).accounts()).isEmpty();
        assertThat(history.asked()).isZero();
    }

    /** A first message has neither a contact nor a user to look for. */
    @Test
    void ofACustomerNobodyKnowsEverythingIsMissing() {
        Customer stranger = new Customer(Samples.SHOP, new CustomerId("3000000000000000099"));
        history.add(Samples.past(stranger, "m1", "2026-03-02T01:00:00Z", "lần đầu"));

        assertThat(fates(run(sinceMidnight()))).containsExactly("m1 QUEUED");
        assertThat(helpdesk.users()).isEmpty();
    }

    private CatchUpReport run(CatchUpSelection selection) {
        return catchUp.run(selection, clock.instant().plus(EIGHT_MINUTES));
    }

    private static CatchUpSelection sinceMidnight() {
        return new CatchUpSelection(
                Optional.empty(), MIDNIGHT, Instant.parse("2026-03-02T08:00:00Z"), false);
    }

    private void khanhWrote(String id, String time, String text) {
        history.add(Samples.past(Samples.KHANH, id, at(time).toString(), text));
    }

    private void lanWrote(String id, String time, String text) {
        history.add(Samples.past(Samples.LAN, id, at(time).toString(), text));
    }

    private void agentsGot(String text, String time) {
        HelpdeskUserId user =
                contacts.find(Samples.KHANH)
                        .map(Contact::user)
                        .orElseGet(() -> helpdesk.addUser(Samples.KHANH, Samples.KHANH_PROFILE));
        contacts.save(
                new Contact(
                        Samples.KHANH, user, true, Optional.of(Samples.conversation("talk-1"))));
        postedAt = at(time).plusSeconds(2);
        helpdesk.writtenInto(
                Samples.conversation("talk-1"),
                user,
                Samples.fromCustomer(Samples.KHANH, "webhook-" + time, text));
    }

    private static List<String> fates(CatchUpReport report) {
        return report.entries().stream().map(entry -> entry.id() + " " + entry.fate()).toList();
    }

    private static DeliveryKey key(String kind, String id) {
        PastMessage past = Samples.past(Samples.KHANH, id, MIDNIGHT.toString(), "");
        return new DeliveryKey(
                DeliveryKey.of(past.message()).direction(), Samples.KHANH.reference(), kind, id);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + ":00Z");
    }

    private Instant postedAt() {
        return postedAt;
    }

    private void enqueue(RelayWork work) {
        if (notTaken.filter(work.body()::equals).isPresent()) {
            throw new IllegalStateException("the queue is down");
        }
        queued.add(work);
    }
}
