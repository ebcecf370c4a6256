package io.oabridge.handler;

import io.oabridge.domain.Direction;
import io.oabridge.domain.Happening;
import io.oabridge.dynamodb.DynamoConnectionBook;
import io.oabridge.dynamodb.DynamoContactBook;
import io.oabridge.dynamodb.DynamoDeliveryLedger;
import io.oabridge.dynamodb.DynamoFileStore;
import io.oabridge.dynamodb.DynamoNoteMemory;
import io.oabridge.dynamodb.DynamoPendingAuthorizations;
import io.oabridge.dynamodb.DynamoTokenVault;
import io.oabridge.freshchat.Finding;
import io.oabridge.freshchat.FreshchatAccount;
import io.oabridge.freshchat.FreshchatCheckup;
import io.oabridge.freshchat.FreshchatEventReader;
import io.oabridge.freshchat.FreshchatHelpdesk;
import io.oabridge.relay.CrossingPorts;
import io.oabridge.relay.FileIds;
import io.oabridge.relay.FromHelpdesk;
import io.oabridge.relay.FromMessenger;
import io.oabridge.relay.LinkedFiles;
import io.oabridge.relay.port.ConnectionBook;
import io.oabridge.relay.port.FileStore;
import io.oabridge.relay.port.Messenger;
import io.oabridge.relay.port.Meter;
import io.oabridge.relay.port.SecretSource;
import io.oabridge.relay.port.SharedFiles;
import io.oabridge.relay.port.TokenIssuer;
import io.oabridge.relay.port.TokenVault;
import io.oabridge.secrets.CachedSecret;
import io.oabridge.sqs.FifoBatch;
import io.oabridge.sqs.RetryPolicy;
import io.oabridge.sqs.SqsDeadLetters;
import io.oabridge.sqs.SqsRelayQueue;
import io.oabridge.sqs.SqsVisibility;
import io.oabridge.tokens.Authorization;
import io.oabridge.tokens.TokenKeeper;
import io.oabridge.topology.EnvironmentKey;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.topology.QueueSpec;
import io.oabridge.topology.TableSpec;
import io.oabridge.transport.AllowedHosts;
import io.oabridge.transport.HttpTransport;
import io.oabridge.transport.MediaDownload;
import io.oabridge.transport.MediaSource;
import io.oabridge.zalo.ZaloApp;
import io.oabridge.zalo.ZaloEventReader;
import io.oabridge.zalo.ZaloMessenger;
import io.oabridge.zalo.ZaloTokenIssuer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Joins the ports to their adapters, by hand, for one function. It opens no connection and reads no
 * secret by itself.
 */
final class Wiring {
    private static final Duration PLATFORM_TIMEOUT = Duration.ofSeconds(10);

    /** Five calls in a row fit into the connect page's time. */
    private static final Duration CHECKUP_TIMEOUT = Duration.ofSeconds(5);

    /** With the upload after it, it still fits into the worker's time. */
    private static final Duration MEDIA_TIMEOUT = Duration.ofSeconds(8);

    /** Where Zalo keeps what its users send (docs/platforms/zalo.md §5.4). */
    private static final List<String> ZALO_MEDIA =
            List.of("*.zdn.vn", "*.zadn.vn", "*.zalo.me", "*.zaloapp.com");

    /** A message may take two calls at their slowest before the function's own time runs out. */
    private static final Duration ONE_MESSAGE = PLATFORM_TIMEOUT.multipliedBy(2);

    private static final Path TEMPORARY_FILES = Path.of(System.getProperty("java.io.tmpdir"));
    private static final Duration SECRET_TTL = Duration.ofMinutes(5);
    private static final Duration SECRET_REREAD = Duration.ofSeconds(10);
    private static final Duration LEDGER_RETENTION = Duration.ofDays(30);
    private static final Duration GIVE_UP_AFTER = Duration.ofHours(24);

    /**
     * Where Freshchat keeps what agents attach. Its pictures are in buckets named like {@code
     * fc-use1-00-pics-bkt-00} (docs/platforms/freshchat.md §4); a pattern can only leave out whole
     * labels, so every bucket addressed in that way is allowed.
     */
    private static final List<String> FRESHCHAT_MEDIA_HOSTS =
            List.of(
                    "*.freshchat.com",
                    "*.myfreshworks.com",
                    "*.freshworks.com",
                    "*.s3.amazonaws.com");

    private final Settings settings;
    private final AwsClients aws = new AwsClients();
    private final InstantSource clock = InstantSource.system();
    private final Meter meter;

    private Wiring(Settings settings) {
        this.settings = settings;
        this.meter = new MeteredLog(settings.installation(), clock);
    }

    /**
     * @throws IllegalStateException when the function's environment is not complete
     */
    static Wiring of(FunctionSpec function) {
        return new Wiring(Settings.read(function, Settings::ofProcess));
    }

    InstantSource clock() {
        return clock;
    }

    SecretSource<ZaloApp> zaloApp() {
        return zaloSecret().map(ZaloSecret::app);
    }

    SecretSource<FreshchatAccount> freshchatAccount() {
        return secret(EnvironmentKey.FRESHCHAT_SECRET_ID, FreshchatSecret::parse);
    }

    WebhookEndpoint webhookEndpoint() {
        return new WebhookEndpoint(
                new SqsRelayQueue(
                        aws.sqs(),
                        Map.of(
                                Direction.TO_HELPDESK,
                                settings.required(EnvironmentKey.TO_HELPDESK_QUEUE_URL),
                                Direction.TO_MESSENGER,
                                settings.required(EnvironmentKey.TO_MESSENGER_QUEUE_URL))),
                meter);
    }

    QueueWorker toHelpdeskWorker() {
        FromMessenger relay = new FromMessenger(crossingPorts(), meter, clock);
        CrossingWorker<Happening.InMessenger> worker =
                new CrossingWorker<>(
                        new ZaloEventReader()::read,
                        relay::cross,
                        (message, cause) -> {},
                        retries(),
                        meter,
                        clock);
        return queueWorker(QueueSpec.TO_HELPDESK, worker);
    }

    QueueWorker toMessengerWorker() {
        FromHelpdesk relay =
                new FromHelpdesk(
                        crossingPorts(),
                        sharedFiles(),
                        new DynamoNoteMemory(aws.dynamoDb(), settings.table(TableSpec.DELIVERIES)),
                        meter,
                        clock);
        CrossingWorker<Happening.InHelpdesk> worker =
                new CrossingWorker<>(
                        FreshchatEventReader::read,
                        relay::cross,
                        relay::giveUp,
                        retries(),
                        meter,
                        clock);
        return queueWorker(QueueSpec.TO_MESSENGER, worker);
    }

    TokenKeeper tokens() {
        return new TokenKeeper(tokenVault(), tokenIssuer(), meter, clock);
    }

    ConnectionBook connections() {
        return new DynamoConnectionBook(aws.dynamoDb(), settings.table(TableSpec.CONNECTIONS));
    }

    FileStore files() {
        return new DynamoFileStore(aws.dynamoDb(), settings.table(TableSpec.FILES));
    }

    private SharedFiles sharedFiles() {
        return new LinkedFiles(
                files(),
                new FileIds(zaloSecret().map(ZaloSecret::linkKey)),
                settings.publicUrl(),
                clock);
    }

    ConnectSettings connectSettings() {
        return new ConnectSettings(settings, zaloSecret(), freshchatAccount());
    }

    Supplier<List<Finding>> freshchatCheckup() {
        FreshchatCheckup checkup =
                new FreshchatCheckup(new HttpTransport(CHECKUP_TIMEOUT), freshchatAccount());
        return () -> checkup.run(settings.freshchatChannel(), settings.freshchatAgent());
    }

    Authorization authorization() {
        return new Authorization(
                new DynamoPendingAuthorizations(aws.dynamoDb(), settings.table(TableSpec.TOKENS)),
                tokenIssuer(),
                tokenVault(),
                messenger(),
                new SecureRandom(),
                clock);
    }

    private QueueWorker queueWorker(QueueSpec queue, CrossingWorker<?> worker) {
        FifoBatch batch =
                new FifoBatch(
                        new SqsVisibility(aws.sqs(), settings.required(queue.urlKey())),
                        new SqsDeadLetters(aws.sqs(), settings.required(queue.deadLetterUrlKey())),
                        retries(),
                        clock,
                        ONE_MESSAGE);
        return new QueueWorker(batch, worker::handle);
    }

    private CrossingPorts crossingPorts() {
        return new CrossingPorts(
                messenger(),
                new FreshchatHelpdesk(
                        new HttpTransport(PLATFORM_TIMEOUT),
                        freshchatAccount(),
                        media(ZALO_MEDIA, settings.zaloMediaHosts())),
                tokens(),
                connections(),
                new DynamoContactBook(aws.dynamoDb(), settings.table(TableSpec.CONTACTS)),
                new DynamoDeliveryLedger(
                        aws.dynamoDb(),
                        settings.table(TableSpec.DELIVERIES),
                        LEDGER_RETENTION,
                        clock));
    }

    private Messenger messenger() {
        return new ZaloMessenger(
                new HttpTransport(PLATFORM_TIMEOUT),
                settings.zaloApi(),
                zaloApp(),
                media(FRESHCHAT_MEDIA_HOSTS, settings.freshchatMediaHosts()),
                clock);
    }

    private static MediaSource media(List<String> usual, List<String> further) {
        List<String> hosts = new ArrayList<>(usual);
        hosts.addAll(further);
        return new MediaDownload(
                AllowedHosts.of(hosts),
                MediaDownload.Resolver.ofMachine(),
                MEDIA_TIMEOUT,
                TEMPORARY_FILES);
    }

    private TokenIssuer tokenIssuer() {
        return new ZaloTokenIssuer(
                new HttpTransport(PLATFORM_TIMEOUT), settings.zaloOauth(), zaloApp(), clock);
    }

    private TokenVault tokenVault() {
        return new DynamoTokenVault(aws.dynamoDb(), settings.table(TableSpec.TOKENS));
    }

    /**
     * Many threads draw from it at once, which {@link Random} allows and most generators do not.
     */
    private RetryPolicy retries() {
        return new RetryPolicy(settings.retryMaxDelay(), GIVE_UP_AFTER, new Random());
    }

    private SecretSource<ZaloSecret> zaloSecret() {
        return secret(EnvironmentKey.ZALO_SECRET_ID, ZaloSecret::parse);
    }

    private <T> SecretSource<T> secret(EnvironmentKey key, Function<String, T> parser) {
        return new CachedSecret<>(
                aws.secretsManager(),
                settings.required(key),
                parser,
                clock,
                SECRET_TTL,
                SECRET_REREAD);
    }
}
