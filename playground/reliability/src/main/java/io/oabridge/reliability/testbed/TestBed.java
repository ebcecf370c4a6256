package io.oabridge.reliability.testbed;

import io.oabridge.dynamodb.DynamoConnectionBook;
import io.oabridge.dynamodb.DynamoTokenVault;
import io.oabridge.playground.Emulators;
import io.oabridge.playground.Installation;
import io.oabridge.playground.Option;
import io.oabridge.playground.Options;
import io.oabridge.playground.RunningParts;
import io.oabridge.playground.aws.Provisioning;
import io.oabridge.playground.freshchat.FreshchatSettings;
import io.oabridge.playground.freshchat.SimulatedFreshchat;
import io.oabridge.playground.zalo.SimulatedZalo;
import io.oabridge.playground.zalo.ZaloSettings;
import io.oabridge.relay.port.TokenVault;
import io.oabridge.topology.QueueSpec;
import io.oabridge.topology.TableSpec;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Everything that survives when the bridge dies: queues, tables, secrets and both platforms in this
 * process. The bridge itself is one process at a time, with another ready behind it.
 */
public final class TestBed implements AutoCloseable {
    /** The platforms try again, here so soon that nobody has to wait for it. */
    private static final List<Duration> WEBHOOK_RETRIES =
            Collections.nCopies(120, Duration.ofMillis(500));

    private final RunningParts running = new RunningParts();
    private final Logbook logbook = new Logbook();
    private final LocalServices services;
    private final Queues queues;
    private final Administrator administrator;
    private volatile WorkerPort workerPort = OptionalInt::empty;
    private final WorkerPool workers;

    private TestBed(List<Interceptor> interceptors, Path folder) {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Options options =
                Options.defaults().with(Option.LANGUAGE, "en").with(Option.RETRY_MAX_DELAY, "1");
        Installation installation = new Installation(options);
        Emulators emulators = running.add(Emulators.start());
        SqsClient sqs = running.add(local(SqsClient.builder(), emulators.sqs().endpoint()));
        DynamoDbClient dynamoDb =
                running.add(local(DynamoDbClient.builder(), emulators.dynamoDb().endpoint()));
        Provisioning provisioning =
                new Provisioning(
                        dynamoDb,
                        sqs,
                        running.add(
                                local(
                                        SecretsManagerClient.builder(),
                                        emulators.secrets().endpoint())),
                        "");
        provisioning.createTables();
        Map<QueueSpec, Provisioning.Urls> urls = provisioning.createQueues();
        this.queues = new Queues(sqs, urls);
        TokenVault tokens = new DynamoTokenVault(dynamoDb, TableSpec.TOKENS.tableName());
        installation.connect(
                new DynamoConnectionBook(dynamoDb, TableSpec.CONNECTIONS.tableName()), tokens);
        ReverseProxy front =
                running.add(new ReverseProxy(client, logbook, () -> workerPort.port()));
        this.services =
                new LocalServices(
                        emulators,
                        running.add(SimulatedZalo.start(zaloSettings(front.address()))),
                        running.add(SimulatedFreshchat.start(freshchatSettings(front.address()))),
                        urls,
                        front.address());
        emulators.secrets().put(Installation.ZALO_SECRET, installation.zaloSecret());
        String connectPage =
                front.address() + "/connect/zalo?key=" + options.text(Option.INSTALL_KEY);
        this.administrator =
                new Administrator(tokens, installation.connection(), URI.create(connectPage));
        List<Interceptor> all = new ArrayList<>(List.of(logbook));
        all.addAll(interceptors);
        WorkerFactory factory =
                new WorkerFactory(new JavaLauncher(folder), services, installation, all, client);
        this.workers =
                running.add(
                        new WorkerPool(
                                factory,
                                new ElapsedTimeouts(sqs, tokens, installation.connection())));
        this.workerPort =
                () ->
                        workers.atWork()
                                .map(it -> OptionalInt.of(it.port()))
                                .orElse(OptionalInt.empty());
    }

    /**
     * Starts everything; when this returns the first worker is at work.
     *
     * @param interceptors see each request of the worker at work, one after the other
     * @param folder an empty one for what is made on the way, such as the workers' logs
     */
    public static TestBed start(List<Interceptor> interceptors, Path folder) {
        TestBed testBed = new TestBed(interceptors, folder);
        testBed.workers.begin();
        return testBed;
    }

    public String zalo() {
        return services.zalo().address();
    }

    public String freshchat() {
        return services.freshchat().address();
    }

    public Logbook logbook() {
        return logbook;
    }

    public Queues queues() {
        return queues;
    }

    public Administrator administrator() {
        return administrator;
    }

    /** Kills the worker at work with SIGKILL; false when there is none at this moment. */
    public boolean kill() {
        return workers.kill();
    }

    public int kills() {
        return workers.kills();
    }

    public boolean hasWorker() {
        return workers.atWork().isPresent();
    }

    /** Whether a worker is at work and everything the dead held is free again. */
    public boolean settled() {
        return workers.settled();
    }

    @Override
    public void close() {
        running.close();
    }

    private static <B extends AwsClientBuilder<B, C>, C> C local(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.AP_SOUTHEAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("playground", "playground")))
                .build();
    }

    private static ZaloSettings zaloSettings(String bridge) {
        return ZaloSettings.defaults()
                .withPort(0)
                .withRedirectUri(URI.create(bridge + "/connect/zalo/callback"))
                .withWebhookAddress(URI.create(bridge + "/webhooks/zalo"))
                .withWebhookRetries(WEBHOOK_RETRIES);
    }

    private static FreshchatSettings freshchatSettings(String bridge) {
        FreshchatSettings defaults = FreshchatSettings.defaults();
        return defaults.withPort(0)
                .withWebhook(URI.create(bridge + "/webhooks/freshchat/" + defaults.appId()))
                .withWebhookRetries(WEBHOOK_RETRIES);
    }

    /** Nobody works before the workers are there. */
    @FunctionalInterface
    private interface WorkerPort {
        OptionalInt port();
    }
}
