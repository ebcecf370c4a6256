package io.oabridge.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.localaws.LocalAws;
import io.oabridge.localaws.LocalDynamoDb;
import io.oabridge.relay.CallHold;
import io.oabridge.relay.fakes.CountingMeter;
import io.oabridge.relay.port.CallBudget.Permission;
import io.oabridge.topology.TableSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalAws.class)
class DynamoCallBudgetIT {
    /** Far ahead: DynamoDB Local deletes what has expired by the machine's own clock. */
    private static final Instant START = Instant.parse("2100-11-22T08:00:00Z");

    private static final int PER_MINUTE = 280;
    private static final int SHARE = PER_MINUTE / DynamoCallBudget.SHARES;

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final CountingMeter meter = new CountingMeter();
    private final LocalDynamoDb dynamoDb;
    private final String table;

    DynamoCallBudgetIT(LocalDynamoDb dynamoDb) {
        this.dynamoDb = dynamoDb;
        this.table = dynamoDb.table(TableSpec.DELIVERIES);
    }

    @Test
    void aWindowsShareIsGrantedAndThenTheNextWindowIsAwaited() {
        DynamoCallBudget worker = worker();
        now.set(START.plusSeconds(1));

        assertThat(granted(worker, 100)).isEqualTo(SHARE);
        assertThat(worker.ask())
                .isInstanceOfSatisfying(
                        Permission.Wait.class,
                        wait ->
                                assertThat(wait.after())
                                        .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(9)));
        advance(Duration.ofSeconds(4));
        assertThat(granted(worker, 100)).isEqualTo(SHARE);
    }

    @Test
    void workersAtTheSameTimeShareOneBudget() throws Exception {
        List<DynamoCallBudget> workers =
                IntStream.range(0, Race.RUNNERS).mapToObj(_ -> worker()).toList();

        List<Integer> winners =
                Race.winners(number -> workers.get(number).ask() instanceof Permission.Granted);

        assertThat(winners).hasSizeBetween(1, SHARE);
        assertThat(workers.stream().mapToInt(worker -> granted(worker, 100)).sum() + winners.size())
                .isEqualTo(SHARE);
    }

    @Test
    void noRollingMinuteHoldsMoreThanTheLimitWhateverTheWorkersDo() {
        List<DynamoCallBudget> workers = List.of(worker(), worker(), worker());
        Deque<Instant> lastMinute = new ArrayDeque<>();
        Random random = new Random(11);
        List<Integer> counts = new ArrayList<>();

        while (now.get().isBefore(START.plus(Duration.ofMinutes(4)))) {
            DynamoCallBudget worker = workers.get(random.nextInt(workers.size()));
            if (worker.ask() instanceof Permission.Granted) {
                lastMinute.addLast(now.get());
            }
            while (!lastMinute.isEmpty()
                    && !lastMinute.getFirst().isAfter(now.get().minusSeconds(60))) {
                lastMinute.removeFirst();
            }
            counts.add(lastMinute.size());
            advance(Duration.ofMillis(random.nextLong(200)));
        }

        assertThat(counts).allMatch(count -> count <= PER_MINUTE);
        assertThat(counts).anyMatch(count -> count >= PER_MINUTE * 12 / DynamoCallBudget.SHARES);
    }

    @Test
    void aQuietWorkerPaysOneWriteForSomeCalls() {
        DynamoCallBudget worker = worker();
        granted(worker, 1);
        dynamoDb.client().deleteTable(delete -> delete.tableName(table));

        assertThat(granted(worker, DynamoCallBudget.BLOCK - 1)).isEqualTo(4);
        assertThat(meter.counted()).isEmpty();
    }

    @Test
    void whatOneWorkerIsToldTheOthersObey() {
        DynamoCallBudget told = worker();
        DynamoCallBudget other = worker();
        told.closeUntil(START.plusSeconds(42));

        assertThat(told.ask()).isInstanceOf(Permission.Wait.class);
        assertThat(other.ask())
                .isInstanceOfSatisfying(
                        Permission.Wait.class,
                        wait -> assertThat(wait.after()).isGreaterThan(Duration.ofSeconds(41)));
        advance(Duration.ofSeconds(42));
        assertThat(other.ask()).isEqualTo(new Permission.Granted());
    }

    @Test
    void aPauseOfADayIsNotObeyedForADay() {
        worker().closeUntil(START.plus(Duration.ofDays(1)));
        advance(CallHold.LONGEST);

        assertThat(worker().ask()).isEqualTo(new Permission.Granted());
    }

    @Test
    void aWorkerWhoseClockIsBehindTakesNothingFromAWindowThatIsOver() {
        DynamoCallBudget ahead = worker();
        now.set(START.plusSeconds(7));
        granted(ahead, 1);
        now.set(START.plusSeconds(3));

        assertThat(worker().ask()).isInstanceOf(Permission.Wait.class);
    }

    @Test
    void limitsOfDifferentPlatformsHaveNothingToDoWithEachOther() {
        granted(worker(), 100);

        assertThat(budget("freshchat").ask()).isEqualTo(new Permission.Granted());
    }

    @Test
    void callsGoOnWithoutTheTableAndThatIsCounted() {
        dynamoDb.client().deleteTable(delete -> delete.tableName(table));
        DynamoCallBudget worker = worker();

        assertThat(granted(worker, 100)).isEqualTo(100);
        assertThat(meter.counted()).containsExactly("CALL_LIMIT_UNKNOWN zalo");
        worker.closeUntil(START.plusSeconds(10));
        assertThat(worker.ask()).isInstanceOf(Permission.Wait.class);
    }

    private DynamoCallBudget worker() {
        return budget("zalo");
    }

    private DynamoCallBudget budget(String name) {
        return new DynamoCallBudget(
                dynamoDb.client(),
                table,
                new DynamoCallBudget.Limit(name, PER_MINUTE),
                meter,
                now::get,
                new Random(7));
    }

    private static int granted(DynamoCallBudget worker, int calls) {
        return (int)
                IntStream.range(0, calls)
                        .filter(_ -> worker.ask() instanceof Permission.Granted)
                        .count();
    }

    private void advance(Duration step) {
        now.updateAndGet(instant -> instant.plus(step));
    }
}
