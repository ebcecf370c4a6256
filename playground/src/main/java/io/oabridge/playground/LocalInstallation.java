package io.oabridge.playground;

import io.oabridge.domain.ConnectionId;
import io.oabridge.dynamodb.DynamoConnectionBook;
import io.oabridge.dynamodb.DynamoTokenVault;
import io.oabridge.playground.aws.Provisioning;
import io.oabridge.relay.port.ConnectionBook;
import io.oabridge.relay.port.TokenVault;
import io.oabridge.topology.EnvironmentKey;
import io.oabridge.topology.QueueSpec;
import io.oabridge.topology.TableSpec;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * All of an installation but its functions: emulated AWS with tables, queues and secrets, both
 * platforms, a connected account, and the environment in which functions find all this. One at a
 * time in a JVM.
 */
public final class LocalInstallation implements AutoCloseable {
    private final Options options;
    private final Installation installation;
    private final String bridge;

    /** Emulators that were there before may hold what an earlier run left. */
    private final String prefix;

    private final RunningParts running = new RunningParts();
    private final Platforms platforms;
    private final FunctionEnvironment environment;
    private final SqsClient sqs;
    private final DynamoDbClient dynamoDb;
    private final Map<QueueSpec, Provisioning.Urls> queues;
    private final TokenVault tokens;
    private final ConnectionBook connections;

    private LocalInstallation(Options options, String bridge, Consumer<String> progress) {
        this.options = options;
        this.installation = new Installation(options);
        this.bridge = bridge;
        Optional<AwsEndpoints> given = options.given(Option.AWS_ENDPOINT).map(AwsEndpoints::parse);
        this.prefix =
                given.isPresent()
                        ? "oabridge-" + UUID.randomUUID().toString().substring(0, 8) + "-"
                        : "";
        progress.accept("Starting DynamoDB, SQS and Secrets Manager on this machine ...");
        CompletableFuture<Optional<Emulators>> starting =
                CompletableFuture.supplyAsync(() ->
                        given.isPresent() ? Optional.empty() : Optional.of(Emulators.start()));
        this.platforms = running.add(Platforms.start(options, bridge));
        Optional<Emulators> emulators = starting.join();
        emulators.ifPresent(running::add);
        this.environment =
                new FunctionEnvironment(
                                given.or(() -> emulators.map(Emulators::endpoints)).orElseThrow())
                        .apply();
        this.sqs = running.add(SqsClient.create());
        this.dynamoDb = running.add(DynamoDbClient.create());
        progress.accept("Creating tables and queues ...");
        Provisioning provisioning =
                new Provisioning(dynamoDb, sqs, running.add(SecretsManagerClient.create()), prefix);
        provisioning.createTables();
        this.queues = provisioning.createQueues();
        this.tokens = new DynamoTokenVault(dynamoDb, table(TableSpec.TOKENS));
        this.connections = new DynamoConnectionBook(dynamoDb, table(TableSpec.CONNECTIONS));
        tellTheFunctions(provisioning);
        installation.connect(connections, tokens);
    }

    /**
     * Starts everything and returns when it is ready.
     *
     * @param bridge where the platforms reach the functions
     * @param progress told what is being done, in words for a terminal
     */
    public static LocalInstallation start(
            Options options, String bridge, Consumer<String> progress) {
        return new LocalInstallation(options, bridge, progress);
    }

    /** What the functions find. */
    public FunctionEnvironment environment() {
        return environment;
    }

    Platforms platforms() {
        return platforms;
    }

    public SqsClient sqs() {
        return sqs;
    }

    DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    public Map<QueueSpec, Provisioning.Urls> queues() {
        return queues;
    }

    TokenVault tokens() {
        return tokens;
    }

    ConnectionBook connections() {
        return connections;
    }

    /** The account that is connected from the start. */
    ConnectionId connection() {
        return installation.connection();
    }

    String table(TableSpec table) {
        return prefix + table.tableName();
    }

    @Override
    public void close() {
        running.close();
    }

    private void tellTheFunctions(Provisioning provisioning) {
        environment
                .tables(prefix)
                .queues(queues)
                .set(
                        EnvironmentKey.ZALO_SECRET_ID,
                        provisioning.createSecret(
                                Installation.ZALO_SECRET, installation.zaloSecret()))
                .set(
                        EnvironmentKey.FRESHCHAT_SECRET_ID,
                        provisioning.createSecret(
                                Installation.FRESHCHAT_SECRET,
                                installation.freshchatSecret(
                                        platforms.freshchatBase(),
                                        platforms.freshchatWebhookKey())))
                .set(EnvironmentKey.LANGUAGE, options.text(Option.LANGUAGE))
                .set(EnvironmentKey.ZALO_API_URL, platforms.zaloApi())
                .set(EnvironmentKey.ZALO_OAUTH_URL, platforms.zaloOauth())
                .set(EnvironmentKey.ZALO_MEDIA_HOSTS, platforms.simulatedZalo().orElse(""))
                .set(
                        EnvironmentKey.FRESHCHAT_MEDIA_HOSTS,
                        platforms.simulatedFreshchat().orElse(""))
                .set(EnvironmentKey.FRESHCHAT_API_HOSTS, platforms.simulatedFreshchat().orElse(""))
                .set(EnvironmentKey.PUBLIC_URL, options.given(Option.PUBLIC_URL).orElse(bridge))
                .set(EnvironmentKey.RETRY_MAX_DELAY_SECONDS, options.text(Option.RETRY_MAX_DELAY))
                .apply();
    }
}
