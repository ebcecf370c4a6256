package io.oabridge.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.localaws.LocalAws;
import io.oabridge.localaws.LocalDynamoDb;
import io.oabridge.relay.fakes.Samples;
import io.oabridge.topology.TableSpec;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalAws.class)
class DynamoNoteMemoryIT {
    /** Far ahead: DynamoDB Local deletes what has expired by the machine's own clock. */
    private static final Instant NOW = Instant.parse("2100-11-22T08:00:00Z");

    private static final Instant END = NOW.plusSeconds(600);

    private final DynamoNoteMemory memory;

    DynamoNoteMemoryIT(LocalDynamoDb dynamoDb) {
        memory = new DynamoNoteMemory(dynamoDb.client(), dynamoDb.table(TableSpec.DELIVERIES));
    }

    @Test
    void whatWasNeverToldIsNotFresh() {
        assertThat(memory.isFresh(Samples.conversation("talk-1"), "-230", NOW)).isFalse();
    }

    @Test
    void whatWasToldIsFreshUntilItsTimeIsOver() {
        memory.remember(Samples.conversation("talk-1"), "-230", END);

        assertThat(memory.isFresh(Samples.conversation("talk-1"), "-230", END.minusSeconds(1)))
                .isTrue();
        assertThat(memory.isFresh(Samples.conversation("talk-1"), "-230", END)).isFalse();
    }

    @Test
    void anotherCauseAndAnotherConversationAreAnotherMatter() {
        memory.remember(Samples.conversation("talk-1"), "-230", END);

        assertThat(memory.isFresh(Samples.conversation("talk-1"), "-231", NOW)).isFalse();
        assertThat(memory.isFresh(Samples.conversation("talk-2"), "-230", NOW)).isFalse();
    }

    @Test
    void itIsToldAnewForAsLongAgain() {
        memory.remember(Samples.conversation("talk-1"), "-230", END);
        memory.remember(Samples.conversation("talk-1"), "-230", END.plusSeconds(600));

        assertThat(memory.isFresh(Samples.conversation("talk-1"), "-230", END)).isTrue();
    }
}
