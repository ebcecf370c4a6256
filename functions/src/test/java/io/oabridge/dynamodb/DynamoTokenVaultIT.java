package io.oabridge.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.AccessToken;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Secret;
import io.oabridge.localaws.LocalAws;
import io.oabridge.localaws.LocalDynamoDb;
import io.oabridge.relay.port.TokenPair;
import io.oabridge.relay.port.TokenVault.StoredTokens;
import io.oabridge.topology.TableSpec;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalAws.class)
class DynamoTokenVaultIT {
    private static final ConnectionId OA = new ConnectionId("zalo", "2000000000000000002");
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    private final LocalDynamoDb dynamoDb;
    private final String tableName;
    private final DynamoTokenVault vault;

    DynamoTokenVaultIT(LocalDynamoDb dynamoDb) {
        this.dynamoDb = dynamoDb;
        this.tableName = dynamoDb.table(TableSpec.TOKENS);
        this.vault = new DynamoTokenVault(dynamoDb.client(), tableName);
    }

    @BeforeEach
    void connectAnotherAccount() {
        vault.replace(new ConnectionId("zalo", "2000000000000000009"), pair("other"));
    }

    @Test
    void nothingIsStoredBeforeTheFirstConnect() {
        assertThat(vault.read(OA)).isEmpty();
        assertThat(vault.lease(OA, 0, NOW, LATER)).isFalse();
        assertThat(vault.store(OA, 0, pair("a"))).isFalse();

        vault.markReconnectNeeded(OA, 0);
        vault.release(OA, 0);

        assertThat(vault.read(OA)).isEmpty();
    }

    @Test
    void anAuthorisedPairIsReadBackWhole() {
        vault.replace(OA, pair("a"));

        assertThat(vault.read(OA)).contains(new StoredTokens(pair("a"), 1, false));
    }

    @Test
    void replacingCountsTheVersionOnAndEndsTheLease() {
        vault.replace(OA, pair("a"));
        vault.lease(OA, 1, NOW, LATER);
        vault.markReconnectNeeded(OA, 1);

        vault.replace(OA, pair("b"));

        assertThat(vault.read(OA)).contains(new StoredTokens(pair("b"), 2, false));
        assertThat(vault.lease(OA, 2, NOW, LATER)).isTrue();
    }

    @Test
    void aLeaseIsHeldUntilItRunsOut() {
        vault.replace(OA, pair("a"));

        assertThat(vault.lease(OA, 1, NOW, LATER)).isTrue();
        assertThat(vault.lease(OA, 1, LATER.minusMillis(1), LATER.plusSeconds(60))).isFalse();
        assertThat(vault.lease(OA, 1, LATER, LATER.plusSeconds(60))).isTrue();
    }

    @Test
    void aLeaseIsForOneVersion() {
        vault.replace(OA, pair("a"));
        vault.replace(OA, pair("b"));

        assertThat(vault.lease(OA, 1, NOW, LATER)).isFalse();
        assertThat(vault.lease(OA, 3, NOW, LATER)).isFalse();
    }

    @Test
    void aReleasedLeaseCanBeTakenAgain() {
        vault.replace(OA, pair("a"));
        vault.lease(OA, 1, NOW, LATER);

        vault.release(OA, 2);
        assertThat(vault.lease(OA, 1, NOW, LATER)).isFalse();

        vault.release(OA, 1);
        assertThat(vault.lease(OA, 1, NOW, LATER)).isTrue();
    }

    @Test
    void theSuccessorIsStoredOverItsVersionOnlyAndEndsTheLease() {
        vault.replace(OA, pair("a"));
        vault.lease(OA, 1, NOW, LATER);

        assertThat(vault.store(OA, 2, pair("wrong"))).isFalse();
        assertThat(vault.read(OA)).contains(new StoredTokens(pair("a"), 1, false));

        assertThat(vault.store(OA, 1, pair("b"))).isTrue();
        assertThat(vault.read(OA)).contains(new StoredTokens(pair("b"), 2, false));
        assertThat(vault.lease(OA, 2, NOW, LATER)).isTrue();
    }

    @Test
    void aPairWhoseLeaseRanOutIsStoredAllTheSame() {
        vault.replace(OA, pair("a"));
        vault.lease(OA, 1, NOW, LATER);
        vault.lease(OA, 1, LATER, LATER.plusSeconds(60));
        vault.markReconnectNeeded(OA, 1);

        assertThat(vault.store(OA, 1, pair("b"))).isTrue();

        assertThat(vault.read(OA)).contains(new StoredTokens(pair("b"), 2, false));
    }

    @Test
    void storingTheSamePairAgainIsNoFailure() {
        vault.replace(OA, pair("a"));
        vault.store(OA, 1, pair("b"));

        assertThat(vault.store(OA, 1, pair("b"))).isTrue();
        assertThat(vault.store(OA, 1, pair("c"))).isFalse();
        assertThat(vault.read(OA)).contains(new StoredTokens(pair("b"), 2, false));
    }

    @Test
    void aDeadVersionCannotBeLeased() {
        vault.replace(OA, pair("a"));

        vault.markReconnectNeeded(OA, 1);

        assertThat(vault.read(OA)).contains(new StoredTokens(pair("a"), 1, true));
        assertThat(vault.lease(OA, 1, NOW, LATER)).isFalse();
    }

    @Test
    void onlyTheVersionThatDiedIsMarked() {
        vault.replace(OA, pair("a"));
        vault.store(OA, 1, pair("b"));

        vault.markReconnectNeeded(OA, 1);

        assertThat(vault.read(OA)).contains(new StoredTokens(pair("b"), 2, false));
    }

    @Test
    void theTimeToLiveOfTheTableNeverTouchesTokens() {
        vault.replace(OA, pair("a"));
        vault.lease(OA, 1, NOW, LATER);
        vault.store(OA, 1, pair("b"));

        assertThat(dynamoDb.client().scan(scan -> scan.tableName(tableName)).items())
                .hasSize(2)
                .allSatisfy(item -> assertThat(item).doesNotContainKey(TableSpec.EXPIRES_AT));
    }

    @Test
    void ofManyWhoWantTheLeaseOneGetsIt() throws Exception {
        vault.replace(OA, pair("a"));

        assertThat(Race.winners(_ -> vault.lease(OA, 1, NOW, LATER))).hasSize(1);
    }

    @Test
    void ofManySuccessorsOneIsStored() throws Exception {
        vault.replace(OA, pair("a"));

        List<Integer> winners = Race.winners(i -> vault.store(OA, 1, pair("of-" + i)));

        assertThat(winners).hasSize(1);
        assertThat(vault.read(OA))
                .contains(new StoredTokens(pair("of-" + winners.getFirst()), 2, false));
    }

    private static TokenPair pair(String name) {
        return new TokenPair(
                new AccessToken(new Secret("access-" + name)),
                new Secret("refresh-" + name),
                NOW,
                NOW.plusSeconds(90_000).plusNanos(123_456_789));
    }
}
