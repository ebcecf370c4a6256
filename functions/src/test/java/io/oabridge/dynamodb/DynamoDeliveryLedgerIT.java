package io.oabridge.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Direction;
import io.oabridge.domain.LocalizedText;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.SendOutcome;
import io.oabridge.domain.SendOutcome.Refused.Scope;
import io.oabridge.localaws.LocalAws;
import io.oabridge.localaws.LocalDynamoDb;
import io.oabridge.relay.port.DeliveryKey;
import io.oabridge.relay.port.PartState;
import io.oabridge.topology.TableSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(LocalAws.class)
class DynamoDeliveryLedgerIT {
    private static final ConnectionId OA = new ConnectionId("zalo", "2000000000000000002");
    private static final ConnectionId OTHER_OA = new ConnectionId("zalo", "2000000000000000009");

    /** Far ahead: DynamoDB Local deletes what has expired by the machine's own clock. */
    private static final Instant NOW = Instant.parse("2100-11-22T08:00:00.123456789Z");

    private static final Duration RETENTION = Duration.ofDays(30);
    private static final PartState.Open UNTRIED = new PartState.Untried();
    private static final DeliveryKey KEY =
            new DeliveryKey(
                    Direction.TO_HELPDESK,
                    "zalo:2000000000000000002:3000000000000000003",
                    "user_send_text",
                    "m1");

    private static final SendOutcome.Refused REFUSAL =
            new SendOutcome.Refused(
                    "-230",
                    Scope.CONNECTION,
                    new LocalizedText("lý do", "reason"),
                    new LocalizedText("quản trị", "admin"));

    private final AtomicReference<Instant> clock = new AtomicReference<>(NOW);
    private final DynamoDeliveryLedger ledger;

    DynamoDeliveryLedgerIT(LocalDynamoDb dynamoDb) {
        ledger =
                new DynamoDeliveryLedger(
                        dynamoDb.client(),
                        dynamoDb.table(TableSpec.DELIVERIES),
                        _ -> RETENTION,
                        clock::get);
    }

    @Test
    void nothingIsKnownOfAMessageThatWasNeverTried() {
        assertThat(ledger.read(KEY)).isEmpty();
    }

    @Test
    void anAttemptIsReadBackToTheNanosecond() {
        assertThat(ledger.attempt(KEY, 0, UNTRIED, NOW)).isTrue();

        assertThat(ledger.read(KEY)).isEqualTo(Map.of(0, new PartState.Attempting(NOW)));
    }

    @Test
    void aPartIsAttemptedOnlyFromTheStateThatWasRead() {
        ledger.attempt(KEY, 0, UNTRIED, NOW);

        assertThat(ledger.attempt(KEY, 0, UNTRIED, NOW.plusSeconds(1))).isFalse();
        assertThat(
                        ledger.attempt(
                                KEY,
                                0,
                                new PartState.Attempting(NOW.plusSeconds(9)),
                                NOW.plusSeconds(10)))
                .isFalse();
        assertThat(ledger.read(KEY)).isEqualTo(Map.of(0, new PartState.Attempting(NOW)));

        assertThat(ledger.attempt(KEY, 0, new PartState.Attempting(NOW), NOW.plusSeconds(1)))
                .isTrue();
        assertThat(ledger.read(KEY))
                .isEqualTo(Map.of(0, new PartState.Attempting(NOW.plusSeconds(1))));
    }

    @Test
    void anEarlierAttemptMustExist() {
        assertThat(ledger.attempt(KEY, 0, new PartState.Attempting(NOW), NOW)).isFalse();
        assertThat(ledger.read(KEY)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ends")
    void aSettledPartIsReadBackAndNeverAttemptedAgain(PartState.Settled end) {
        ledger.attempt(KEY, 0, UNTRIED, NOW);

        ledger.settle(KEY, 0, OA, end);

        assertThat(ledger.read(KEY)).isEqualTo(Map.of(0, end));
        assertThat(ledger.attempt(KEY, 0, UNTRIED, NOW)).isFalse();
        assertThat(ledger.attempt(KEY, 0, new PartState.Attempting(NOW), NOW)).isFalse();
    }

    static Stream<PartState.Settled> ends() {
        return Stream.of(
                new PartState.Sent(new MessageId("h1")),
                new PartState.Refused("-230"),
                new PartState.MaybeSent());
    }

    @ParameterizedTest
    @MethodSource("ends")
    void theFirstEndStands(PartState.Settled end) {
        ledger.attempt(KEY, 0, UNTRIED, NOW);
        ledger.settle(KEY, 0, OA, end);

        ledger.settle(KEY, 0, OA, new PartState.Refused("later"));
        ledger.settle(KEY, 0, OA, new PartState.Sent(new MessageId("later")));

        assertThat(ledger.read(KEY)).isEqualTo(Map.of(0, end));
    }

    @Test
    void aRefusalNobodyWasToldOfIsReadBackWholeAndNeverSentAgain() {
        ledger.attempt(KEY, 0, UNTRIED, NOW);

        ledger.refuse(KEY, 0, REFUSAL);
        ledger.withdraw(KEY, 0);

        assertThat(ledger.read(KEY)).isEqualTo(Map.of(0, new PartState.Untold(REFUSAL)));
        assertThat(ledger.attempt(KEY, 0, UNTRIED, NOW)).isFalse();
        assertThat(ledger.attempt(KEY, 0, new PartState.Attempting(NOW), NOW)).isFalse();
    }

    @Test
    void aRefusalIsSettledWhenTheAgentWasTold() {
        ledger.attempt(KEY, 0, UNTRIED, NOW);
        ledger.refuse(KEY, 0, REFUSAL);

        ledger.settle(KEY, 0, OA, new PartState.Refused("-230"));

        assertThat(ledger.read(KEY)).isEqualTo(Map.of(0, new PartState.Refused("-230")));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void aRefusalThatComesAfterTheEndChangesNothing(PartState.Settled end) {
        ledger.attempt(KEY, 0, UNTRIED, NOW);
        ledger.settle(KEY, 0, OA, end);

        ledger.refuse(KEY, 0, REFUSAL);

        assertThat(ledger.read(KEY)).isEqualTo(Map.of(0, end));
    }

    @Test
    void aPartRefusedBeforeAnyAttemptIsSettledToo() {
        ledger.settle(KEY, 3, OA, new PartState.Refused("too-long"));

        assertThat(ledger.read(KEY)).isEqualTo(Map.of(3, new PartState.Refused("too-long")));
    }

    @Test
    void partsHaveTheirOwnStories() {
        ledger.attempt(KEY, 0, UNTRIED, NOW);
        ledger.settle(KEY, 0, OA, new PartState.Sent(new MessageId("h1")));
        ledger.attempt(KEY, 10, UNTRIED, NOW);

        assertThat(ledger.read(KEY))
                .isEqualTo(
                        Map.of(
                                0,
                                new PartState.Sent(new MessageId("h1")),
                                10,
                                new PartState.Attempting(NOW)));
    }

    @Test
    void aSentPartClaimsItsMessageOnItsConnectionAndDirection() {
        MessageId id = new MessageId("h1");
        ledger.attempt(KEY, 0, UNTRIED, NOW);
        assertThat(ledger.isClaimed(Direction.TO_HELPDESK, OA, id)).isFalse();

        ledger.settle(KEY, 0, OA, new PartState.Sent(id));

        assertThat(ledger.isClaimed(Direction.TO_HELPDESK, OA, id)).isTrue();
        assertThat(ledger.isClaimed(Direction.TO_HELPDESK, OTHER_OA, id)).isFalse();
        assertThat(ledger.isClaimed(Direction.TO_MESSENGER, OA, id)).isFalse();
        assertThat(ledger.isClaimed(Direction.TO_HELPDESK, OA, new MessageId("h2"))).isFalse();
    }

    @Test
    void aMessageSentTwiceIsOursBothTimes() {
        ledger.settle(KEY, 0, OA, new PartState.Sent(new MessageId("h1")));
        ledger.settle(KEY, 0, OA, new PartState.Sent(new MessageId("h2")));

        assertThat(ledger.isClaimed(Direction.TO_HELPDESK, OA, new MessageId("h2"))).isTrue();
    }

    @Test
    void whatIsExpiredIsAbsent() {
        ledger.attempt(KEY, 0, UNTRIED, NOW);
        ledger.settle(KEY, 0, OA, new PartState.Sent(new MessageId("h1")));

        clock.set(NOW.plus(RETENTION).minusSeconds(1));
        assertThat(ledger.read(KEY)).hasSize(1);
        assertThat(ledger.isClaimed(Direction.TO_HELPDESK, OA, new MessageId("h1"))).isTrue();

        clock.set(NOW.plus(RETENTION));
        assertThat(ledger.read(KEY)).isEmpty();
        assertThat(ledger.isClaimed(Direction.TO_HELPDESK, OA, new MessageId("h1"))).isFalse();
    }

    @Test
    void anExpiredStoryStartsOverWithoutItsOldParts() {
        ledger.attempt(KEY, 0, UNTRIED, NOW);
        ledger.attempt(KEY, 1, UNTRIED, NOW);
        clock.set(NOW.plus(RETENTION));
        Instant again = clock.get();

        assertThat(ledger.attempt(KEY, 0, new PartState.Attempting(NOW), again)).isFalse();
        assertThat(ledger.attempt(KEY, 0, UNTRIED, again)).isTrue();
        assertThat(ledger.attempt(KEY, 0, UNTRIED, again)).isFalse();

        assertThat(ledger.read(KEY)).isEqualTo(Map.of(0, new PartState.Attempting(again)));
    }

    @Test
    void eachWriteProlongsTheStory() {
        ledger.attempt(KEY, 0, UNTRIED, NOW);
        clock.set(NOW.plus(Duration.ofDays(20)));
        ledger.settle(KEY, 0, OA, new PartState.MaybeSent());
        clock.set(NOW.plus(Duration.ofDays(40)));

        assertThat(ledger.read(KEY)).hasSize(1);
    }

    @Test
    void keysThatDifferInOneWordAreDifferentMessages() {
        ledger.attempt(KEY, 0, UNTRIED, NOW);

        assertThat(
                        Stream.of(
                                new DeliveryKey(
                                        Direction.TO_MESSENGER,
                                        KEY.conversation(),
                                        KEY.kind(),
                                        KEY.message()),
                                new DeliveryKey(
                                        KEY.direction(), "another", KEY.kind(), KEY.message()),
                                new DeliveryKey(
                                        KEY.direction(),
                                        KEY.conversation(),
                                        "user_send_image",
                                        KEY.message()),
                                new DeliveryKey(
                                        KEY.direction(), KEY.conversation(), KEY.kind(), "m2")))
                .allSatisfy(other -> assertThat(ledger.read(other)).isEmpty());
    }

    @Test
    void keysTooLongForDynamoDbStayApart() {
        DeliveryKey one = new DeliveryKey(Direction.TO_HELPDESK, "c", "k", "é".repeat(3000) + "1");
        DeliveryKey two = new DeliveryKey(Direction.TO_HELPDESK, "c", "k", "é".repeat(3000) + "2");

        ledger.attempt(one, 0, UNTRIED, NOW);

        assertThat(ledger.read(one)).hasSize(1);
        assertThat(ledger.read(two)).isEmpty();
    }

    @Test
    void ofManyWhoAttemptAPartOneMay() throws Exception {
        assertThat(Race.winners(_ -> ledger.attempt(KEY, 0, UNTRIED, NOW))).hasSize(1);
    }

    @Test
    void ofManyWhoRepeatAnAttemptOneMay() throws Exception {
        ledger.attempt(KEY, 0, UNTRIED, NOW);
        PartState.Open before = new PartState.Attempting(NOW);

        assertThat(Race.winners(i -> ledger.attempt(KEY, 0, before, NOW.plusSeconds(1L + i))))
                .hasSize(1);
    }

    @Test
    void ofManyWhoStartAnExpiredStoryOverOneMay() throws Exception {
        ledger.attempt(KEY, 0, UNTRIED, NOW);
        clock.set(NOW.plus(RETENTION).plusSeconds(5));

        assertThat(Race.winners(_ -> ledger.attempt(KEY, 0, UNTRIED, clock.get()))).hasSize(1);
    }

    @Test
    void manyWhoSettleTheSamePartAgreeOnOneEnd() throws Exception {
        ledger.attempt(KEY, 0, UNTRIED, NOW);

        Race.winners(i -> {
            ledger.settle(KEY, 0, OA, new PartState.Sent(new MessageId("h" + i)));
            return true;
        });

        assertThat(ledger.read(KEY).get(0)).isInstanceOf(PartState.Sent.class);
        for (int i = 0; i < Race.RUNNERS; i++) {
            assertThat(ledger.isClaimed(Direction.TO_HELPDESK, OA, new MessageId("h" + i)))
                    .isTrue();
        }
    }
}
