package io.oabridge.dynamodb;

import io.oabridge.domain.AccessToken;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Secret;
import io.oabridge.relay.port.TokenPair;
import io.oabridge.relay.port.TokenVault;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * One item per connection: the pair, its version and the lease. The access token's end is kept as
 * {@code accessExpiresAt}, away from the attribute that would make DynamoDB delete the item.
 */
public final class DynamoTokenVault implements TokenVault {
    private static final String KIND = "tokens";
    private static final String ACCESS = "accessToken";
    private static final String REFRESH = "refreshToken";
    private static final String ISSUED_AT = "issuedAt";
    private static final String ACCESS_EXPIRES_AT = "accessExpiresAt";
    private static final String VERSION = "version";
    private static final String LEASED_UNTIL = "leasedUntil";
    private static final String RECONNECT_NEEDED = "reconnectNeeded";

    private static final String SAME_VERSION = "#version = :version";
    private static final String PAIR =
            "#access = :access, #refresh = :refresh, #issuedAt = :issuedAt,"
                    + " #accessExpiresAt = :accessExpiresAt";
    private static final String CLEAR = " REMOVE #leasedUntil, #reconnectNeeded";

    private final Table table;

    public DynamoTokenVault(DynamoDbClient client, String tableName) {
        this.table = new Table(client, tableName);
    }

    @Override
    public Optional<StoredTokens> read(ConnectionId connection) {
        return table.read(key(connection)).map(DynamoTokenVault::tokens);
    }

    @Override
    public boolean lease(ConnectionId connection, long version, Instant now, Instant until) {
        return happened(
                connection,
                Change.of("SET #leasedUntil = :until")
                        .onlyIf(
                                SAME_VERSION
                                        + " AND (attribute_not_exists(#leasedUntil) OR"
                                        + " #leasedUntil <= :now)"
                                        + " AND (attribute_not_exists(#reconnectNeeded) OR"
                                        + " #reconnectNeeded = :no)")
                        .name("#leasedUntil", LEASED_UNTIL)
                        .name("#reconnectNeeded", RECONNECT_NEEDED)
                        .name("#version", VERSION)
                        .value(":version", Values.number(version))
                        .value(":until", Values.number(until.toEpochMilli()))
                        .value(":now", Values.number(now.toEpochMilli()))
                        .value(":no", Values.flag(false)));
    }

    @Override
    public void release(ConnectionId connection, long version) {
        happened(
                connection,
                Change.of("REMOVE #leasedUntil")
                        .onlyIf(SAME_VERSION)
                        .name("#leasedUntil", LEASED_UNTIL)
                        .name("#version", VERSION)
                        .value(":version", Values.number(version)));
    }

    /**
     * True as well when the pair is there already: the SDK may have repeated a write whose answer
     * was lost.
     */
    @Override
    public boolean store(ConnectionId connection, long version, TokenPair successor) {
        Change change =
                pair("SET #version = :next, " + PAIR + CLEAR, successor)
                        .onlyIf(SAME_VERSION)
                        .value(":version", Values.number(version))
                        .value(":next", Values.number(version + 1));
        return switch (table.update(key(connection), change)) {
            case Table.Written.Yes() -> true;
            case Table.Written.No(Item found) ->
                    found.number(VERSION).filter(stored -> stored == version + 1).isPresent()
                            && found.text(REFRESH).filter(successor.refresh()::matches).isPresent();
        };
    }

    @Override
    public void markReconnectNeeded(ConnectionId connection, long version) {
        happened(
                connection,
                Change.of("SET #reconnectNeeded = :yes")
                        .onlyIf(SAME_VERSION)
                        .name("#reconnectNeeded", RECONNECT_NEEDED)
                        .name("#version", VERSION)
                        .value(":version", Values.number(version))
                        .value(":yes", Values.flag(true)));
    }

    /** The version counts on from what was there, so that whoever holds the old one loses. */
    @Override
    public void replace(ConnectionId connection, TokenPair authorised) {
        happened(
                connection,
                pair(
                                "SET #version = if_not_exists(#version, :none) + :one, "
                                        + PAIR
                                        + CLEAR,
                                authorised)
                        .value(":none", Values.number(0))
                        .value(":one", Values.number(1)));
    }

    private boolean happened(ConnectionId connection, Change change) {
        return table.update(key(connection), change) instanceof Table.Written.Yes;
    }

    private static Change pair(String update, TokenPair pair) {
        return Change.of(update)
                .name("#version", VERSION)
                .name("#access", ACCESS)
                .name("#refresh", REFRESH)
                .name("#issuedAt", ISSUED_AT)
                .name("#accessExpiresAt", ACCESS_EXPIRES_AT)
                .name("#leasedUntil", LEASED_UNTIL)
                .name("#reconnectNeeded", RECONNECT_NEEDED)
                .value(":access", Values.text(pair.access().secret().reveal()))
                .value(":refresh", Values.text(pair.refresh().reveal()))
                .value(":issuedAt", Values.text(pair.issuedAt().toString()))
                .value(":accessExpiresAt", Values.text(pair.expiresAt().toString()));
    }

    private static StoredTokens tokens(Item item) {
        return new StoredTokens(
                new TokenPair(
                        new AccessToken(new Secret(item.required(ACCESS))),
                        new Secret(item.required(REFRESH)),
                        Instant.parse(item.required(ISSUED_AT)),
                        Instant.parse(item.required(ACCESS_EXPIRES_AT))),
                item.number(VERSION).orElse(0L),
                item.flag(RECONNECT_NEEDED).orElse(false));
    }

    private static String key(ConnectionId connection) {
        return KeyText.of(KIND, connection.toString());
    }
}
