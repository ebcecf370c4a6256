package io.oabridge.dynamodb;

import io.oabridge.domain.Conversation;
import io.oabridge.relay.port.NoteMemory;
import io.oabridge.topology.TableSpec;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** An item per conversation and cause, which expires when the cause may be told again. */
public final class DynamoNoteMemory implements NoteMemory {
    private static final String NOTE = "note";

    private final Table table;

    public DynamoNoteMemory(DynamoDbClient client, String tableName) {
        this.table = new Table(client, tableName);
    }

    @Override
    public boolean isFresh(Conversation conversation, String cause, Instant now) {
        return table.read(key(conversation, cause)).filter(item -> !item.expired(now)).isPresent();
    }

    @Override
    public void remember(Conversation conversation, String cause, Instant until) {
        table.put(
                Item.keyed(key(conversation, cause))
                        .with(TableSpec.EXPIRES_AT, Values.seconds(until)));
    }

    private static String key(Conversation conversation, String cause) {
        return KeyText.of(NOTE, conversation + "#" + cause);
    }
}
