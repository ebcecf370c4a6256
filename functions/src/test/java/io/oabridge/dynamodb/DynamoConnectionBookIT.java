package io.oabridge.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oabridge.domain.AgentId;
import io.oabridge.domain.ChannelId;
import io.oabridge.domain.Connection;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.ConnectionSettings;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.Language;
import io.oabridge.localaws.LocalAws;
import io.oabridge.localaws.LocalDynamoDb;
import io.oabridge.topology.TableSpec;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@ExtendWith(LocalAws.class)
class DynamoConnectionBookIT {
    private static final ConnectionId OA = new ConnectionId("zalo", "2000000000000000002");
    private static final ConnectionId OTHER_OA = new ConnectionId("zalo", "2000000000000000009");
    private static final HelpdeskAccountId ACCOUNT = new HelpdeskAccountId("app-1");
    private static final ConnectionSettings DEFAULTS =
            ConnectionSettings.defaults(new ChannelId("channel-1"));

    private final LocalDynamoDb dynamoDb;
    private final String tableName;
    private final DynamoConnectionBook book;

    DynamoConnectionBookIT(LocalDynamoDb dynamoDb) {
        this.dynamoDb = dynamoDb;
        this.tableName = dynamoDb.table(TableSpec.CONNECTIONS);
        this.book = new DynamoConnectionBook(dynamoDb.client(), tableName);
    }

    @Test
    void anUnknownConnectionIsEmpty() {
        assertThat(book.find(OA)).isEmpty();
        assertThat(book.all()).isEmpty();
    }

    @Test
    void everySettingIsReadBack() {
        Connection connection =
                new Connection(
                        OA,
                        ACCOUNT,
                        new ConnectionSettings(
                                Language.EN,
                                new ChannelId("channel-2"),
                                Optional.of(new AgentId("agent-1")),
                                "",
                                ConnectionSettings.LongText.SPLIT,
                                Optional.of("Tạm biệt"),
                                false,
                                true,
                                true,
                                90));

        book.save(connection);

        assertThat(book.find(OA)).contains(connection);
    }

    @Test
    void savingAgainReplaces() {
        book.save(new Connection(OA, ACCOUNT, DEFAULTS.withNoteAuthor(new AgentId("agent-1"))));
        book.save(new Connection(OA, ACCOUNT, DEFAULTS));

        assertThat(book.find(OA)).contains(new Connection(OA, ACCOUNT, DEFAULTS));
    }

    @Test
    void allConnectionsAreListed() {
        Connection one = new Connection(OA, ACCOUNT, DEFAULTS);
        Connection two = new Connection(OTHER_OA, ACCOUNT, DEFAULTS);

        book.save(one);
        book.save(two);

        assertThat(book.all()).containsExactlyInAnyOrder(one, two);
    }

    @Test
    void missingOrMisspeltSettingsHaveTheirDefaults() {
        put(
                OA,
                Map.of(
                        "channel", AttributeValue.fromS("channel-1"),
                        "language", AttributeValue.fromS("klingon"),
                        "longText", AttributeValue.fromS("flie"),
                        "noteAuthor", AttributeValue.fromS(" ")));

        assertThat(book.find(OA)).contains(new Connection(OA, ACCOUNT, DEFAULTS));
    }

    @Test
    void peopleMayWriteAChoiceInSmallLetters() {
        put(
                OA,
                Map.of(
                        "channel", AttributeValue.fromS("channel-1"),
                        "longText", AttributeValue.fromS("split")));

        assertThat(book.find(OA))
                .contains(
                        new Connection(
                                OA,
                                ACCOUNT,
                                DEFAULTS.withLongText(ConnectionSettings.LongText.SPLIT)));
    }

    @Test
    void aConnectionWithoutChannelIsAnErrorThatSaysWhatToDo() {
        put(OA, Map.of("language", AttributeValue.fromS("en")));

        assertThatThrownBy(() -> book.find(OA))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(OA.toString())
                .hasMessageContaining("set settings.channel");
    }

    @Test
    void oneBrokenConnectionDoesNotHideTheOthers() {
        Connection whole = new Connection(OTHER_OA, ACCOUNT, DEFAULTS);
        put(OA, Map.of());
        book.save(whole);

        assertThat(book.all()).containsExactly(whole);
    }

    private void put(ConnectionId id, Map<String, AttributeValue> settings) {
        dynamoDb.client()
                .putItem(put ->
                        put.tableName(tableName)
                                .item(
                                        Map.of(
                                                TableSpec.KEY,
                                                AttributeValue.fromS("connection#" + id),
                                                "connection",
                                                AttributeValue.fromS(id.toString()),
                                                "helpdeskAccount",
                                                AttributeValue.fromS(ACCOUNT.value()),
                                                "settings",
                                                AttributeValue.fromM(settings))));
    }
}
