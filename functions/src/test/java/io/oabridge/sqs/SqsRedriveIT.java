package io.oabridge.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.oabridge.domain.Direction;
import io.oabridge.localaws.LocalAws;
import io.oabridge.localaws.LocalSqs;
import io.oabridge.relay.port.RelayWork;
import io.oabridge.sqs.RedriveReport.Fate;
import io.oabridge.topology.QueueSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

@ExtendWith(LocalAws.class)
@Timeout(60)
class SqsRedriveIT {
    private static final Instant RECEIVED = Instant.parse("2026-11-22T08:00:00Z");
    private static final Duration HIDDEN = Duration.ofMinutes(10);

    private final SqsRelayQueue queue;
    private final Inbox live;
    private final Inbox deadLetters;
    private final SqsDeadLetters parking;
    private final SqsDeadLetterBox box;
    private final Redrive redrive;

    SqsRedriveIT(LocalSqs sqs) {
        LocalSqs.Queues queues = sqs.queues(QueueSpec.TO_HELPDESK);
        this.live = new Inbox(sqs.client(), queues.url());
        this.deadLetters = new Inbox(sqs.client(), queues.deadLettersUrl());
        this.queue =
                new SqsRelayQueue(
                        sqs.client(),
                        Map.of(
                                Direction.TO_HELPDESK, queues.url(),
                                Direction.TO_MESSENGER, queues.url()));
        this.parking = new SqsDeadLetters(sqs.client(), queues.deadLettersUrl());
        this.box =
                new SqsDeadLetterBox(sqs.client(), queues.url(), queues.deadLettersUrl(), HIDDEN);
        this.redrive = new Redrive(box, _ -> OptionalInt.empty(), InstantSource.system());
    }

    @Test
    void whatWasGivenUpComesBackOnceAndInOrderBehindWhatIsAlreadyThere() {
        IntStream.range(0, 25).forEach(i -> enqueue(i % 5 == 0 ? "b" : "a", "m" + i));
        giveUpEverything("403");
        enqueue("a", "newer");

        RedriveReport report = redrive.run(all(), soon());

        assertThat(report.count(Fate.REDRIVEN)).isEqualTo(25);
        assertThat(deadLetters.messages(0)).isEmpty();
        assertThat(drain("a"))
                .startsWith("newer", "m1", "m2", "m3", "m4", "m6")
                .endsWith("m23", "m24")
                .hasSize(21);
        assertThat(drain("b")).containsExactly("m0", "m5", "m10", "m15", "m20");
    }

    @Test
    void aRedrivenMessageIsAsNewAsAnyOther() {
        enqueue("a", "m0");
        giveUpEverything("403");
        Instant before = Instant.now().minusSeconds(1);

        redrive.run(all(), soon());

        QueuedMessage again = live.receive(2).getFirst();
        assertThat(again.receiveCount()).isEqualTo(1);
        assertThat(again.sentAt()).isAfter(before);
        assertThat(again.group()).isEqualTo("a");
    }

    @Test
    void whatIsGivenUpAgainCanBeRedrivenAgainAtOnce() {
        enqueue("a", "m0");
        giveUpEverything("403");
        redrive.run(all(), soon());
        giveUpEverything("403");

        RedriveReport second = redrive.run(all(), soon());

        assertThat(second.count(Fate.REDRIVEN)).isEqualTo(1);
        assertThat(drain("a")).containsExactly("m0");
    }

    /** As after a crash between putting back and removing. */
    @Test
    void aLetterThatIsPutBackTwiceIsInTheQueueOnce() {
        enqueue("a", "m0");
        giveUpEverything("403");
        DeadLetter letter = box.next().getFirst();
        box.putBack(letter);
        box.release(List.of(letter.receiptHandle()));

        RedriveReport report = redrive.run(all(), soon());

        assertThat(report.count(Fate.REDRIVEN)).isEqualTo(1);
        assertThat(drain("a")).containsExactly("m0");
        assertThat(deadLetters.messages(0)).isEmpty();
    }

    @Test
    void whatIsNotMeantStaysVisibleAndInOrder() {
        IntStream.range(0, 6).forEach(i -> enqueue("a", "m" + i));
        List<QueuedMessage> messages = live.receive();
        for (QueuedMessage message : messages) {
            parking.park(message, body(message.body()).compareTo("m3") < 0 ? "403" : "404");
        }
        live.delete(messages);

        RedriveReport report =
                redrive.run(
                        new RedriveSelection(
                                Optional.of("404"), Optional.empty(), Optional.empty(), 1000),
                        soon());

        assertThat(report.left()).isEqualTo(3);
        assertThat(drain("a")).containsExactly("m3", "m4", "m5");
        List<Message> stayed = deadLetters.messages(1);
        assertThat(stayed)
                .extracting(message -> body(message.body()))
                .containsExactly("m0", "m1", "m2");
        assertThat(stayed.getFirst().messageAttributes().values())
                .extracting(MessageAttributeValue::stringValue)
                .contains("403");
    }

    @Test
    void aDryRunLeavesEverythingWhereItWas() {
        IntStream.range(0, 3).forEach(i -> enqueue("a", "m" + i));
        giveUpEverything("403");

        RedriveReport report = redrive.dryRun(all(), soon());

        assertThat(report.entries())
                .extracting(RedriveReport.Entry::conversation, RedriveReport.Entry::cause)
                .hasSize(3)
                .containsOnly(tuple("a", "403"));
        assertThat(live.receive()).isEmpty();
        assertThat(deadLetters.messages(1))
                .extracting(message -> body(message.body()))
                .containsExactly("m0", "m1", "m2");
    }

    /** SQS moves a message by itself after too many receipts; it notes no cause. */
    @Test
    void aLetterWithoutACauseIsRedrivenTooAndKnownByTheTimeOfItsWebhook() {
        movedBySqs("a", "m0");

        RedriveReport report = redrive.run(all(), soon());

        assertThat(report.entries())
                .extracting(RedriveReport.Entry::cause, RedriveReport.Entry::receivedAt)
                .containsExactly(tuple(DeadLetter.NO_CAUSE, RECEIVED));
        assertThat(drain("a")).containsExactly("m0");
    }

    private void movedBySqs(String group, String id) {
        deadLetters
                .client()
                .sendMessage(send ->
                        send.queueUrl(deadLetters.url())
                                .messageGroupId(group)
                                .messageDeduplicationId("moved-" + id)
                                .messageBody(EnvelopeCodec.write(work(group, id))));
    }

    private void enqueue(String group, String id) {
        queue.enqueue(work(group, id));
    }

    private static RelayWork work(String group, String id) {
        return new RelayWork(Direction.TO_HELPDESK, group, id, RECEIVED, id);
    }

    private void giveUpEverything(String cause) {
        for (List<QueuedMessage> batch = live.receive(); !batch.isEmpty(); batch = live.receive()) {
            batch.forEach(message -> parking.park(message, cause));
            live.delete(batch);
        }
    }

    /** What a worker of that conversation would get, in order. */
    private List<String> drain(String group) {
        List<String> bodies = new ArrayList<>();
        List<QueuedMessage> others = new ArrayList<>();
        for (List<Message> batch = live.messages(0); !batch.isEmpty(); batch = live.messages(0)) {
            for (Message message : batch) {
                String from =
                        message.attributes()
                                .getOrDefault(MessageSystemAttributeName.MESSAGE_GROUP_ID, "");
                if (from.equals(group)) {
                    bodies.add(body(message.body()));
                    live.client()
                            .deleteMessage(delete ->
                                    delete.queueUrl(live.url())
                                            .receiptHandle(message.receiptHandle()));
                } else {
                    others.add(Inbox.queued(message));
                }
            }
        }
        new SqsVisibility(live.client(), live.url()).change(others, Duration.ZERO);
        return bodies;
    }

    private static RedriveSelection all() {
        return new RedriveSelection(Optional.empty(), Optional.empty(), Optional.empty(), 1000);
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(30);
    }

    private static String body(String envelope) {
        return EnvelopeCodec.read(envelope) instanceof RelayEnvelope.Read read
                ? read.body()
                : "unreadable";
    }
}
