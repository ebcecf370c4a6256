package io.oabridge.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oabridge.domain.Direction;
import io.oabridge.localaws.LocalAws;
import io.oabridge.localaws.LocalSqs;
import io.oabridge.relay.port.RelayWork;
import io.oabridge.topology.QueueSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

@ExtendWith(LocalAws.class)
class SqsQueuesIT {
    private static final Instant RECEIVED = Instant.parse("2026-11-22T08:00:00Z");

    private final LocalSqs sqs;
    private final Inbox toHelpdesk;
    private final Inbox toMessenger;
    private final Inbox deadLetters;
    private final SqsRelayQueue queue;

    SqsQueuesIT(LocalSqs sqs) {
        this.sqs = sqs;
        LocalSqs.Queues one = sqs.queues(QueueSpec.TO_HELPDESK);
        this.toHelpdesk = new Inbox(sqs.client(), one.url());
        this.deadLetters = new Inbox(sqs.client(), one.deadLettersUrl());
        this.toMessenger = new Inbox(sqs.client(), sqs.queues(QueueSpec.TO_MESSENGER).url());
        this.queue =
                new SqsRelayQueue(
                        sqs.client(),
                        Map.of(
                                Direction.TO_HELPDESK, toHelpdesk.url(),
                                Direction.TO_MESSENGER, toMessenger.url()));
    }

    @Test
    void workArrivesInTheQueueOfItsDirectionAsItWas() {
        String body = "{\"text\":\"Chào \ud83d\udc4d \ud83d \u0001 \uffff\"}";

        queue.enqueue(new RelayWork(Direction.TO_MESSENGER, "g", "d", RECEIVED, body));

        assertThat(toHelpdesk.receive()).isEmpty();
        assertThat(toMessenger.receive())
                .extracting(message -> EnvelopeCodec.read(message.body()))
                .containsExactly(new RelayEnvelope.Read(Direction.TO_MESSENGER, RECEIVED, body));
    }

    @Test
    void aGroupComesOutInTheOrderItWentIn() {
        IntStream.range(0, 10).forEach(i -> enqueue(i % 2 == 0 ? "a" : "b", "m" + i));

        List<QueuedMessage> received = toHelpdesk.receive();

        assertThat(bodies(received, "a")).containsExactly("m0", "m2", "m4", "m6", "m8");
        assertThat(bodies(received, "b")).containsExactly("m1", "m3", "m5", "m7", "m9");
    }

    @Test
    void aRepeatedDeduplicationIdIsTakenOnce() {
        enqueue("a", "m1");
        enqueue("a", "m1");
        enqueue("a", "m2");

        assertThat(bodies(toHelpdesk.receive(), "a")).containsExactly("m1", "m2");
    }

    @Test
    void idsThatSqsWouldRefuseStillKeepOrderAndDeduplicate() {
        String group = "nhóm với dấu cách " + "x".repeat(200);
        enqueue(group, "m1");
        enqueue(group, "m1");
        enqueue(group, "m2");
        enqueue(group, "ü".repeat(200));

        assertThat(toHelpdesk.receive())
                .extracting(SqsQueuesIT::body)
                .containsExactly("m1", "m2", "ü".repeat(200));
    }

    @Test
    void everyDirectionNeedsAQueue() {
        assertThatThrownBy(
                        () -> new SqsRelayQueue(sqs.client(), Map.of(Direction.TO_HELPDESK, "url")))
                .hasMessageContaining("TO_MESSENGER");
    }

    @Test
    void visibilityZeroBringsTheWholeGroupBackAtOnceAndInOrder() {
        IntStream.range(0, 3).forEach(i -> enqueue("a", "m" + i));
        List<QueuedMessage> received = toHelpdesk.receive();
        assertThat(toHelpdesk.receive()).isEmpty();

        new SqsVisibility(sqs.client(), toHelpdesk.url()).change(received, Duration.ZERO);

        List<QueuedMessage> again = toHelpdesk.receive();
        assertThat(bodies(again, "a")).containsExactly("m0", "m1", "m2");
        assertThat(again).extracting(QueuedMessage::receiveCount).containsOnly(2);
    }

    @Test
    void aFractionOfASecondIsNotCutToNothing() {
        enqueue("a", "m0");

        new SqsVisibility(sqs.client(), toHelpdesk.url())
                .change(toHelpdesk.receive(), Duration.ofMillis(300));

        assertThat(toHelpdesk.receive()).isEmpty();
        assertThat(bodies(toHelpdesk.receive(5), "a")).containsExactly("m0");
    }

    @Test
    void aDelayOfDaysIsCutToWhatSqsAllows() {
        enqueue("a", "m0");

        new SqsVisibility(sqs.client(), toHelpdesk.url())
                .change(toHelpdesk.receive(), Duration.ofDays(3));

        assertThat(toHelpdesk.receive()).isEmpty();
    }

    @Test
    void moreMessagesThanABatchHoldsAreAllChanged() {
        IntStream.range(0, 12).forEach(i -> enqueue("g" + i, "m" + i));
        List<QueuedMessage> first = toHelpdesk.receive();
        List<QueuedMessage> second = toHelpdesk.receive();
        List<QueuedMessage> all = Stream.concat(first.stream(), second.stream()).toList();
        assertThat(all).hasSize(12);

        new SqsVisibility(sqs.client(), toHelpdesk.url()).change(all, Duration.ZERO);

        assertThat(toHelpdesk.receive().size() + toHelpdesk.receive().size()).isEqualTo(12);
    }

    @Test
    void aReceiptThatIsNoLongerValidOnlyFailsItself() {
        enqueue("a", "m0");
        QueuedMessage real = toHelpdesk.receive().getFirst();
        QueuedMessage stale = new QueuedMessage("gone", "no-receipt", "a", "b", RECEIVED, 1);

        new SqsVisibility(sqs.client(), toHelpdesk.url())
                .change(List.of(stale, real), Duration.ZERO);

        assertThat(toHelpdesk.receive()).hasSize(1);
    }

    @Test
    void deadLettersKeepBodyGroupCauseAndAge() {
        enqueue("a", "m0");
        QueuedMessage message = toHelpdesk.receive().getFirst();
        DeadLetters parking = new SqsDeadLetters(sqs.client(), deadLetters.url());

        parking.park(message, "too-old");
        parking.park(message, "too-old");

        List<Message> parked = deadLetters.messages(0);
        assertThat(parked).hasSize(1);
        Message only = parked.getFirst();
        assertThat(only.body()).isEqualTo(message.body());
        assertThat(only.attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "a");
        assertThat(only.messageAttributes())
                .containsOnly(
                        Map.entry(SqsDeadLetters.CAUSE, text("too-old")),
                        Map.entry(SqsDeadLetters.FIRST_SENT_AT, text(message.sentAt().toString())));
    }

    @Test
    void aBatchThatFailsInTheMiddleComesBackInOrderAndThenPasses() {
        IntStream.range(0, 4).forEach(i -> enqueue("a", "m" + i));
        enqueue("b", "other");
        FifoBatch batch =
                new FifoBatch(
                        new SqsVisibility(sqs.client(), toHelpdesk.url()),
                        new SqsDeadLetters(sqs.client(), deadLetters.url()),
                        new RetryPolicy(Duration.ofMinutes(1), Duration.ofHours(1), new Random(7)),
                        Instant::now,
                        Duration.ofSeconds(1));
        List<QueuedMessage> first = toHelpdesk.receive();

        List<String> failed =
                batch.process(
                        first,
                        message ->
                                body(message).equals("m1")
                                        ? new Handled.Retry(Duration.ZERO, "first-try")
                                        : new Handled.Done(),
                        () -> Duration.ofMinutes(1));
        toHelpdesk.delete(
                first.stream().filter(message -> !failed.contains(message.id())).toList());

        List<QueuedMessage> second = toHelpdesk.receive();
        assertThat(bodies(second, "a")).containsExactly("m1", "m2", "m3");
        assertThat(bodies(second, "b")).isEmpty();
    }

    private void enqueue(String group, String id) {
        queue.enqueue(new RelayWork(Direction.TO_HELPDESK, group, id, RECEIVED, id));
    }

    private static List<String> bodies(List<QueuedMessage> messages, String group) {
        return messages.stream()
                .filter(message -> message.group().equals(group))
                .map(SqsQueuesIT::body)
                .toList();
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
    }

    private static String body(QueuedMessage message) {
        return switch (EnvelopeCodec.read(message.body())) {
            case RelayEnvelope.Read read -> read.body();
            case RelayEnvelope.Unreadable(String reason) -> "unreadable: " + reason;
        };
    }
}
