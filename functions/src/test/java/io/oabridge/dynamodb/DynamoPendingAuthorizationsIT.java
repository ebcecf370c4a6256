package io.oabridge.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.localaws.LocalAws;
import io.oabridge.localaws.LocalDynamoDb;
import io.oabridge.topology.TableSpec;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalAws.class)
class DynamoPendingAuthorizationsIT {
    /** Far ahead: DynamoDB Local deletes what has expired by the machine's own clock. */
    private static final Instant NOW = Instant.parse("2100-11-22T08:00:00Z");

    private static final Instant END = NOW.plusSeconds(600);

    private final DynamoPendingAuthorizations pending;

    DynamoPendingAuthorizationsIT(LocalDynamoDb dynamoDb) {
        pending =
                new DynamoPendingAuthorizations(
                        dynamoDb.client(), dynamoDb.table(TableSpec.TOKENS));
    }

    @Test
    void anUnknownStateIsEmpty() {
        assertThat(pending.take("state-1", NOW)).isEmpty();
    }

    @Test
    void aStateIsTakenOnce() {
        pending.save("state-1", "verifier-1", END);
        pending.save("state-2", "verifier-2", END);

        assertThat(pending.take("state-1", NOW)).contains("verifier-1");
        assertThat(pending.take("state-1", NOW)).isEmpty();
        assertThat(pending.take("state-2", NOW)).contains("verifier-2");
    }

    @Test
    void anExpiredStateIsEmpty() {
        pending.save("state-1", "verifier-1", END);
        pending.save("state-2", "verifier-2", END);

        assertThat(pending.take("state-1", END)).isEmpty();
        assertThat(pending.take("state-2", END.minusSeconds(1))).contains("verifier-2");
    }

    @Test
    void ofManyWhoTakeAStateOneGetsIt() throws Exception {
        pending.save("state-1", "verifier-1", END);

        assertThat(Race.winners(_ -> pending.take("state-1", NOW).isPresent())).hasSize(1);
    }
}
