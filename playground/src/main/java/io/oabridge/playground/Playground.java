package io.oabridge.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.Connection;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.ConnectionSettings;
import io.oabridge.dynamodb.DynamoConnectionBook;
import io.oabridge.dynamodb.DynamoTokenVault;
import io.oabridge.playground.aws.HttpApi;
import io.oabridge.playground.aws.LambdaHost;
import io.oabridge.playground.aws.Provisioning;
import io.oabridge.playground.aws.QueuePump;
import io.oabridge.playground.aws.ScheduleTimer;
import io.oabridge.playground.page.PageFiles;
import io.oabridge.playground.page.Trace;
import io.oabridge.playground.simulator.LiveEvents;
import io.oabridge.relay.port.ConnectionBook;
import io.oabridge.relay.port.TokenVault;
import io.oabridge.topology.EnvironmentKey;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.topology.QueueSpec;
import io.oabridge.topology.TableSpec;
import io.oabridge.topology.Trigger;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The whole bridge, running: emulators, platforms, functions and the page. One at a time in a JVM.
 */
public final class Playground implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Options options;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final FrontDoor frontDoor;
    private final Platforms platforms;
    private final Installation installation;
    private final ConnectionId connection;
    private final TokenVault tokens;
    private final ConnectionBook connections;

    private Playground(Options options, Consumer<String> progress) {
        this.options = options;
        this.installation = new Installation(options);
        this.connection = installation.connection();
        this.frontDoor = run(new FrontDoor(options.number(Option.PORT)));
        progress.accept("Starting DynamoDB, SQS and Secrets Manager on this machine ...");
        CompletableFuture<Emulators> starting = CompletableFuture.supplyAsync(Emulators::start);
        this.platforms = run(Platforms.start(options, address()));
        Emulators emulators = run(starting.join());
        new FunctionEnvironment()
                .aws(
                        emulators.dynamoDb().endpoint(),
                        emulators.sqs().endpoint(),
                        emulators.secrets().endpoint())
                .apply();
        SqsClient sqs = run(SqsClient.create());
        DynamoDbClient dynamoDb = run(DynamoDbClient.create());
        progress.accept("Creating tables and queues ...");
        Provisioning provisioning = new Provisioning(dynamoDb, sqs);
        provisioning.createTables();
        Map<QueueSpec, Provisioning.Urls> queues = provisioning.createQueues();
        this.tokens = new DynamoTokenVault(dynamoDb, TableSpec.TOKENS.tableName());
        this.connections = new DynamoConnectionBook(dynamoDb, TableSpec.CONNECTIONS.tableName());
        tellTheFunctions(emulators, queues);
        installation.connect(connections, tokens);
        progress.accept("Loading the functions ...");
        LiveEvents events = new LiveEvents();
        Trace trace = new Trace(events);
        FunctionLog log = FunctionLog.attach(trace);
        running.push(log::detach);
        LambdaHost lambda = run(LambdaHost.load());
        startTriggers(lambda, sqs, queues);
        run(
                StateWatch.start(
                        this::connectionState,
                        state -> events.publish("connection", connectionNow(state))));
        frontDoor.open(
                new HttpApi(lambda),
                new PageFiles(),
                events,
                Map.of("state", this::state, "trace", trace::snapshot, "counters", log::counters),
                new SettingsDoor(
                        frontDoor.port(), onThisMachineOnly(), this::settings, this::change));
    }

    /**
     * Starts everything and returns when it is ready.
     *
     * @param progress told what is being done, in words for a terminal
     */
    public static Playground start(Options options, Consumer<String> progress) {
        return new Playground(options, progress);
    }

    /** Where the bridge and its page are. */
    public String address() {
        return "http://localhost:" + frontDoor.port();
    }

    /** Where Zalo's API is, simulated or real. */
    public String zaloAddress() {
        return platforms.zaloApi();
    }

    /** The base of Freshchat's API up to {@code /v2}, simulated or real. */
    public String freshchatAddress() {
        return platforms.freshchatBase();
    }

    /** What the tokens of the connected account are like now. */
    public Optional<TokenVault.StoredTokens> storedTokens() {
        return tokens.read(connection);
    }

    /**
     * Changes the settings of the connected account; the next message is handled by the new ones.
     */
    public void change(UnaryOperator<ConnectionSettings> change) {
        Connection known = connections.find(connection).orElseThrow();
        connections.save(
                new Connection(known.id(), known.helpdesk(), change.apply(known.settings())));
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                System.err.println("Could not stop one part: " + e.getMessage());
            }
        }
    }

    private <T extends AutoCloseable> T run(T part) {
        running.push(part);
        return part;
    }

    private void tellTheFunctions(Emulators emulators, Map<QueueSpec, Provisioning.Urls> queues) {
        emulators.secrets().put(FunctionEnvironment.ZALO_SECRET, installation.zaloSecret());
        emulators
                .secrets()
                .put(
                        FunctionEnvironment.FRESHCHAT_SECRET,
                        installation.freshchatSecret(
                                platforms.freshchatBase(), platforms.freshchatWebhookKey()));
        new FunctionEnvironment()
                .tablesAndSecrets()
                .queues(queues)
                .set(EnvironmentKey.FRESHCHAT_CHANNEL_ID, options.text(Option.FRESHCHAT_CHANNEL))
                .set(EnvironmentKey.FRESHCHAT_AGENT_ID, options.text(Option.NOTE_AGENT))
                .set(EnvironmentKey.LANGUAGE, options.text(Option.LANGUAGE))
                .set(EnvironmentKey.ZALO_API_URL, platforms.zaloApi())
                .set(EnvironmentKey.ZALO_OAUTH_URL, platforms.zaloOauth())
                .set(EnvironmentKey.ZALO_MEDIA_HOSTS, platforms.simulatedZalo().orElse(""))
                .set(
                        EnvironmentKey.FRESHCHAT_MEDIA_HOSTS,
                        platforms.simulatedFreshchat().orElse(""))
                .set(
                        EnvironmentKey.PUBLIC_URL,
                        options.given(Option.PUBLIC_URL).orElseGet(this::address))
                .set(EnvironmentKey.RETRY_MAX_DELAY_SECONDS, options.text(Option.RETRY_MAX_DELAY))
                .apply();
    }

    private void startTriggers(
            LambdaHost lambda, SqsClient sqs, Map<QueueSpec, Provisioning.Urls> queues) {
        for (FunctionSpec function : FunctionSpec.values()) {
            switch (function.trigger()) {
                case Trigger.Http _ -> {}
                case Trigger.Queue queue -> {
                    String url =
                            Optional.ofNullable(queues.get(queue.queue())).orElseThrow().queue();
                    run(QueuePump.start(lambda, sqs, function, queue, url));
                }
                case Trigger.Schedule(Duration every) ->
                        run(ScheduleTimer.start(lambda, function, every));
            }
        }
    }

    private JsonNode state() {
        ObjectNode state = JSON.createObjectNode();
        platforms.simulatedZalo().ifPresent(address -> state.put("zalo", address));
        platforms.simulatedFreshchat().ifPresent(address -> state.put("freshchat", address));
        state.set("connection", connectionNow(connectionState()));
        if (onThisMachineOnly()) {
            // Behind a tunnel this page may be seen by strangers: they must neither learn the key
            // nor change a setting.
            state.put("settings", "/playground/settings");
            state.put("connectUrl", "/connect/zalo?key=" + options.text(Option.INSTALL_KEY));
        }
        return state;
    }

    private ObjectNode connectionNow(String state) {
        return JSON.createObjectNode().put("state", state).put("name", platforms.accountName());
    }

    private boolean onThisMachineOnly() {
        return options.given(Option.PUBLIC_URL).isEmpty();
    }

    private ConnectionSettings settings() {
        return connections.find(connection).orElseThrow().settings();
    }

    private String connectionState() {
        return storedTokens()
                .map(stored -> stored.reconnectNeeded() ? "RECONNECT_NEEDED" : "CONNECTED")
                .orElse("NOT_CONNECTED");
    }
}
