package io.oabridge.handler;

import io.oabridge.connect.Accounts;
import io.oabridge.connect.FreshchatSecret;
import io.oabridge.connect.SetUpPages;
import io.oabridge.connect.ZaloSecret;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Direction;
import io.oabridge.domain.Happening;
import io.oabridge.dynamodb.DynamoConnectionBook;
import io.oabridge.dynamodb.DynamoContactBook;
import io.oabridge.dynamodb.DynamoDeliveryLedger;
import io.oabridge.dynamodb.DynamoFileStore;
import io.oabridge.dynamodb.DynamoNoteMemory;
import io.oabridge.dynamodb.DynamoPendingAuthorizations;
import io.oabridge.dynamodb.DynamoTokenVault;
import io.oabridge.freshchat.FreshchatAccount;
import io.oabridge.freshchat.FreshchatCheckup;
import io.oabridge.freshchat.FreshchatHelpdesk;
import io.oabridge.relay.CatchUp;
import io.oabridge.relay.CrossingPorts;
import io.oabridge.relay.FileIds;
import io.oabridge.relay.FromHelpdesk;
import io.oabridge.relay.FromMessenger;
import io.oabridge.relay.LinkedFiles;
import io.oabridge.relay.port.CallBudget;
import io.oabridge.relay.port.ConnectionBook;
import io.oabridge.relay.port.DeliveryLedger;
import io.oabridge.relay.port.FileStore;
import io.oabridge.relay.port.Messenger;
import io.oabridge.relay.port.Meter;
import io.oabridge.relay.port.NoteMemory;
import io.oabridge.relay.port.RelayQueue;
import io.oabridge.relay.port.SecretSource;
import io.oabridge.relay.port.SharedFiles;
import io.oabridge.relay.port.TokenIssuer;
import io.oabridge.relay.port.TokenVault;
import io.oabridge.sqs.FifoBatch;
import io.oabridge.sqs.Redrive;
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
import io.oabridge.zalo.ZaloApp;
import io.oabridge.zalo.ZaloErrors;
import io.oabridge.zalo.ZaloMessenger;
import io.oabridge.zalo.ZaloTokenIssuer;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Joins the ports to their adapters, by hand, for one function. It opens no connection and reads no
 * secret by itself.
 */
final class Wiring {
    static final Duration PLATFORM_TIMEOUT = Duration.ofSeconds(10);

    /** Seven calls in a row fit into the set-up page's time. */
    private static final Duration CHECKUP_TIMEOUT = Duration.ofSeconds(4);

    /** A message may take two calls at their slowest before the function's own time runs out. */
    private static final Duration ONE_MESSAGE = PLATFORM_TIMEOUT.multipliedBy(2);

    static final Duration GIVE_UP_AFTER = Duration.ofHours(24);

    /** Where Freshchat's API is (docs/platforms/freshchat.md §1). */
    private static final List<String> FRESHCHAT_API =
            List.of("*.freshchat.com", "*.myfreshworks.com");

    private final Settings settings;
    private final AwsClients aws;
    private final Meter meter;
    private final InstantSource clock = InstantSource.system();
    private final InstallationSecrets secrets;

    Wiring(Settings settings, FunctionSpec function, AwsClients aws, Meter meter) {
        this.settings = settings;
        this.aws = aws;
        this.meter = meter;
        this.secrets = new InstallationSecrets(aws, settings, clock, function);
    }

    /**
     * @throws IllegalStateException when the function's environment is not complete
     */
    static Wiring of(FunctionSpec function) {
        Settings settings = Settings.read(function, Settings::ofProcess);
        return new Wiring(
                settings,
                function,
                new AwsClients(),
                new MeteredLog(settings.installation(), InstantSource.system()));
    }

    InstantSource clock() {
        return clock;
    }

    SecretSource<ZaloApp> zaloApp() {
        return secrets.zalo().map(ZaloSecret::app);
    }

    SecretSource<FreshchatAccount> freshchatAccount() {
        return secrets.freshchat().map(FreshchatSecret::account);
    }

    WebhookEndpoint webhookEndpoint() {
        return new WebhookEndpoint(queues(), meter);
    }

    private RelayQueue queues() {
        return new SqsRelayQueue(
                aws.sqs(),
                Map.of(
                        Direction.TO_HELPDESK,
                        settings.required(EnvironmentKey.TO_HELPDESK_QUEUE_URL),
                        Direction.TO_MESSENGER,
                        settings.required(EnvironmentKey.TO_MESSENGER_QUEUE_URL)));
    }

    CatchUp catchUp() {
        PlatformHistories histories =
                new PlatformHistories(settings, zaloApp(), freshchatAccount(), budgets(), clock);
        return new CatchUp(
                crossingPorts(),
                histories.both(),
                queues(),
                meter,
                clock,
                PlatformHistories::waitFor);
    }

    QueueWorker toHelpdeskWorker() {
        FromMessenger relay = new FromMessenger(crossingPorts(), noteMemory(), meter, clock);
        CrossingWorker<Happening.InMessenger> worker =
                new CrossingWorker<>(
                        QueuedHappenings::inMessenger,
                        relay::cross,
                        relay::giveUp,
                        retries(),
                        meter,
                        clock);
        return queueWorker(QueueSpec.TO_HELPDESK, worker);
    }

    QueueWorker toMessengerWorker() {
        FromHelpdesk relay =
                new FromHelpdesk(crossingPorts(), sharedFiles(), noteMemory(), meter, clock);
        CrossingWorker<Happening.InHelpdesk> worker =
                new CrossingWorker<>(
                        QueuedHappenings::inHelpdesk,
                        relay::cross,
                        relay::giveUp,
                        retries(),
                        new RefusalsByCode(meter, ZaloErrors::isListed),
                        clock);
        return queueWorker(QueueSpec.TO_MESSENGER, worker);
    }

    /** The dead letters of each direction. */
    Map<Direction, Redrive> redrives() {
        return new Redrives(aws.sqs(), settings, ledger(_ -> DeliveryMemory.LEAST), clock).all();
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
                new FileIds(secrets.zalo().map(ZaloSecret::linkKey)),
                settings.publicUrl(),
                clock);
    }

    Optional<URI> publicUrl() {
        return settings.publicUrl();
    }

    SetUpPages setUpPages() {
        return new SetUpPages(
                secrets.setUp(allowed(FRESHCHAT_API, settings.freshchatApiHosts())),
                new Accounts(connections(), tokenVault(), messenger(CallBudget.unlimited()), clock),
                authorization(),
                new FreshchatCheckup(new HttpTransport(CHECKUP_TIMEOUT)),
                meter,
                new SecureRandom());
    }

    private Authorization authorization() {
        return new Authorization(
                new DynamoPendingAuthorizations(aws.dynamoDb(), settings.table(TableSpec.TOKENS)),
                tokenIssuer(),
                tokenVault(),
                messenger(CallBudget.unlimited()),
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
                messenger(budgets().zalo()),
                new FreshchatHelpdesk(
                        new HttpTransport(PLATFORM_TIMEOUT, clock),
                        freshchatAccount(),
                        MediaSources.ofZalo(settings),
                        budgets().freshchat(),
                        clock),
                tokens(),
                connections(),
                new DynamoContactBook(aws.dynamoDb(), settings.table(TableSpec.CONTACTS)),
                ledger(new DeliveryMemory(connections(), clock)));
    }

    private CallBudgets budgets() {
        return new CallBudgets(aws, settings, meter, clock);
    }

    private NoteMemory noteMemory() {
        return new DynamoNoteMemory(aws.dynamoDb(), settings.table(TableSpec.DELIVERIES));
    }

    private DeliveryLedger ledger(Function<ConnectionId, Duration> memory) {
        return new DynamoDeliveryLedger(
                aws.dynamoDb(), settings.table(TableSpec.DELIVERIES), memory, clock);
    }

    private Messenger messenger(CallBudget budget) {
        return new ZaloMessenger(
                new HttpTransport(PLATFORM_TIMEOUT, clock),
                settings.zaloApi(),
                zaloApp(),
                MediaSources.ofFreshchat(settings),
                budget,
                clock);
    }

    private static AllowedHosts allowed(List<String> usual, List<String> further) {
        return AllowedHosts.of(Stream.concat(usual.stream(), further.stream()).toList());
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
}
