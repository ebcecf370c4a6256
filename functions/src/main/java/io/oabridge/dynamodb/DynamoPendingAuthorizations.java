package io.oabridge.dynamodb;

import io.oabridge.relay.port.PendingAuthorizations;
import io.oabridge.topology.TableSpec;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** One short-lived item per permission page; taking it deletes it. */
public final class DynamoPendingAuthorizations implements PendingAuthorizations {
    private static final String KIND = "authorization";
    private static final String CODE_VERIFIER = "codeVerifier";

    private final Table table;

    public DynamoPendingAuthorizations(DynamoDbClient client, String tableName) {
        this.table = new Table(client, tableName);
    }

    /** {@code expiresAt} counts in whole seconds. */
    @Override
    public void save(String state, String codeVerifier, Instant expiresAt) {
        table.put(
                Item.keyed(KeyText.of(KIND, state))
                        .with(CODE_VERIFIER, codeVerifier)
                        .with(TableSpec.EXPIRES_AT, Values.seconds(expiresAt)));
    }

    @Override
    public Optional<String> take(String state, Instant now) {
        return table.take(KeyText.of(KIND, state))
                .filter(item -> !item.expired(now))
                .map(item -> item.required(CODE_VERIFIER));
    }
}
