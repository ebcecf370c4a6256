package io.oabridge.dynamodb;

import io.oabridge.domain.AgentId;
import io.oabridge.domain.ChannelId;
import io.oabridge.domain.Connection;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.ConnectionSettings;
import io.oabridge.domain.ConnectionSettings.LongText;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.Language;
import io.oabridge.relay.port.ConnectionBook;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * One item per connection, its settings as a map that people may edit by hand: a setting that is
 * missing, blank or misspelt has its default. Only the channel has none.
 */
public final class DynamoConnectionBook implements ConnectionBook {
    private static final Logger log = LoggerFactory.getLogger(DynamoConnectionBook.class);

    private static final String KIND = "connection";
    private static final String CONNECTION = "connection";
    private static final String HELPDESK = "helpdeskAccount";
    private static final String SETTINGS = "settings";
    private static final String CHANNEL = "channel";
    private static final String LANGUAGE = "language";
    private static final String NOTE_AUTHOR = "noteAuthor";
    private static final String NAME_SUFFIX = "nameSuffix";
    private static final String LONG_TEXT = "longText";
    private static final String RESOLVED_NOTICE = "resolvedNotice";
    private static final String BOT_MESSAGES = "botMessages";
    private static final String MIRROR_OWNER_REPLIES = "mirrorOwnerReplies";
    private static final String REACTIONS = "reactions";
    private static final String RETENTION_DAYS = "retentionDays";

    private final Table table;

    public DynamoConnectionBook(DynamoDbClient client, String tableName) {
        this.table = new Table(client, tableName);
    }

    /**
     * @throws IllegalStateException when what is stored is no connection: to take it for unknown
     *     would lose messages
     */
    @Override
    public Optional<Connection> find(ConnectionId id) {
        return table.read(KeyText.of(KIND, id.toString())).map(DynamoConnectionBook::connection);
    }

    /** Leaves out what is no connection, so that one broken item does not stop the others. */
    @Override
    public List<Connection> all() {
        return table.all().flatMap(item -> readable(item).stream()).toList();
    }

    @Override
    public void save(Connection connection) {
        ConnectionSettings settings = connection.settings();
        table.put(
                Item.keyed(KeyText.of(KIND, connection.id().toString()))
                        .with(CONNECTION, connection.id().toString())
                        .with(HELPDESK, connection.helpdesk().value())
                        .with(
                                SETTINGS,
                                Item.empty()
                                        .with(CHANNEL, settings.channel().value())
                                        .with(LANGUAGE, settings.language().code())
                                        .with(
                                                NOTE_AUTHOR,
                                                settings.noteAuthor().map(AgentId::value))
                                        .with(NAME_SUFFIX, settings.nameSuffix())
                                        .with(LONG_TEXT, settings.longText().name())
                                        .with(RESOLVED_NOTICE, settings.resolvedNotice())
                                        .with(BOT_MESSAGES, Values.flag(settings.botMessages()))
                                        .with(
                                                MIRROR_OWNER_REPLIES,
                                                Values.flag(settings.mirrorOwnerReplies()))
                                        .with(REACTIONS, Values.flag(settings.reactions()))
                                        .with(
                                                RETENTION_DAYS,
                                                Values.number(settings.retentionDays()))));
    }

    private static Optional<Connection> readable(Item item) {
        try {
            return Optional.of(connection(item));
        } catch (IllegalStateException | IllegalArgumentException e) {
            log.atError()
                    .setMessage("a stored connection is unreadable and left out")
                    .addKeyValue("problem", e.getMessage())
                    .log();
            return Optional.empty();
        }
    }

    private static Connection connection(Item item) {
        return new Connection(
                ConnectionId.parse(item.required(CONNECTION)),
                new HelpdeskAccountId(item.required(HELPDESK)),
                settings(item));
    }

    private static Optional<LongText> longText(String word) {
        return Arrays.stream(LongText.values())
                .filter(choice -> choice.name().equalsIgnoreCase(word.strip()))
                .findFirst();
    }

    private static int days(long stored) {
        return Math.clamp(
                stored,
                ConnectionSettings.LEAST_RETENTION_DAYS,
                ConnectionSettings.MOST_RETENTION_DAYS);
    }

    private static ConnectionSettings settings(Item item) {
        Item stored = item.map(SETTINGS);
        ConnectionSettings defaults =
                ConnectionSettings.defaults(
                        new ChannelId(
                                stored.text(CHANNEL)
                                        .orElseThrow(() ->
                                                new IllegalStateException(
                                                        "connection "
                                                                + item.required(CONNECTION)
                                                                + " has no channel: set"
                                                                + " settings.channel"))));
        return new ConnectionSettings(
                stored.text(LANGUAGE).flatMap(Language::ofCode).orElse(defaults.language()),
                defaults.channel(),
                stored.text(NOTE_AUTHOR).filter(author -> !author.isBlank()).map(AgentId::new),
                stored.text(NAME_SUFFIX).orElse(defaults.nameSuffix()),
                stored.text(LONG_TEXT)
                        .flatMap(DynamoConnectionBook::longText)
                        .orElse(defaults.longText()),
                stored.text(RESOLVED_NOTICE).filter(text -> !text.isBlank()),
                stored.flag(BOT_MESSAGES).orElse(defaults.botMessages()),
                stored.flag(MIRROR_OWNER_REPLIES).orElse(defaults.mirrorOwnerReplies()),
                stored.flag(REACTIONS).orElse(defaults.reactions()),
                stored.number(RETENTION_DAYS)
                        .map(DynamoConnectionBook::days)
                        .orElse(defaults.retentionDays()));
    }
}
