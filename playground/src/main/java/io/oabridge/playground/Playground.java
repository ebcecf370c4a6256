package io.oabridge.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.Connection;
import io.oabridge.domain.ConnectionSettings;
import io.oabridge.playground.aws.HttpApi;
import io.oabridge.playground.aws.LambdaHost;
import io.oabridge.playground.aws.QueuePump;
import io.oabridge.playground.aws.ScheduleTimer;
import io.oabridge.playground.page.PageFiles;
import io.oabridge.playground.page.Trace;
import io.oabridge.playground.simulator.LiveEvents;
import io.oabridge.relay.port.TokenVault;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.topology.Trigger;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The whole bridge, running: emulators, platforms, functions and the page. One at a time in a JVM.
 */
public final class Playground implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Options options;
    private final RunningParts running = new RunningParts();
    private final FrontDoor frontDoor;
    private final LocalInstallation installation;

    private Playground(Options options, Consumer<String> progress) {
        this.options = options;
        this.frontDoor = running.add(new FrontDoor(options.number(Option.PORT)));
        this.installation = running.add(LocalInstallation.start(options, address(), progress));
        progress.accept("Loading the functions ...");
        LiveEvents events = new LiveEvents();
        Trace trace = new Trace(events);
        FunctionLog log = FunctionLog.attach(trace);
        running.add(log::detach);
        LambdaHost lambda = running.add(LambdaHost.load());
        startTriggers(lambda);
        running.add(
                StateWatch.start(
                        this::connectionState,
                        state -> events.publish("connection", connectionNow(state))));
        frontDoor.open(
                new HttpApi(lambda),
                new PageFiles(),
                events,
                questions(trace, log),
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
        return installation.platforms().zaloApi();
    }

    /** The base of Freshchat's API up to {@code /v2}, simulated or real. */
    public String freshchatAddress() {
        return installation.platforms().freshchatBase();
    }

    /** What the tokens of the connected account are like now. */
    public Optional<TokenVault.StoredTokens> storedTokens() {
        return installation.tokens().read(installation.connection());
    }

    /**
     * Changes the settings of the connected account; the next message is handled by the new ones.
     */
    public void change(UnaryOperator<ConnectionSettings> change) {
        Connection known = connected();
        installation
                .connections()
                .save(new Connection(known.id(), known.helpdesk(), change.apply(known.settings())));
    }

    @Override
    public void close() {
        running.close();
    }

    private void startTriggers(LambdaHost lambda) {
        for (FunctionSpec function : FunctionSpec.values()) {
            switch (function.trigger()) {
                case Trigger.Http _, Trigger.Operator _ -> {}
                case Trigger.Queue queue -> {
                    String url =
                            Optional.ofNullable(installation.queues().get(queue.queue()))
                                    .orElseThrow()
                                    .queue();
                    running.add(QueuePump.start(lambda, installation.sqs(), function, queue, url));
                }
                case Trigger.Schedule(Duration every) ->
                        running.add(ScheduleTimer.start(lambda, function, every));
            }
        }
    }

    private Map<String, Supplier<JsonNode>> questions(Trace trace, FunctionLog log) {
        Map<String, Supplier<JsonNode>> questions = new HashMap<>();
        questions.put("state", this::state);
        questions.put("trace", trace::snapshot);
        questions.put("counters", log::counters);
        if (onThisMachineOnly()) {
            // What the operator's commands need to know; no secret is in it.
            questions.put("environment", () -> JSON.valueToTree(operatorsEnvironment()));
        }
        return questions;
    }

    private Map<String, String> operatorsEnvironment() {
        Map<String, String> properties = new HashMap<>();
        for (FunctionSpec function : FunctionSpec.values()) {
            if (function.trigger() instanceof Trigger.Operator) {
                properties.putAll(installation.environment().propertiesOf(function));
            }
        }
        return properties;
    }

    private JsonNode state() {
        ObjectNode state = JSON.createObjectNode();
        installation.platforms().simulatedZalo().ifPresent(address -> state.put("zalo", address));
        installation
                .platforms()
                .simulatedFreshchat()
                .ifPresent(address -> state.put("freshchat", address));
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
        return JSON.createObjectNode()
                .put("state", state)
                .put("name", installation.platforms().accountName());
    }

    private boolean onThisMachineOnly() {
        return options.given(Option.PUBLIC_URL).isEmpty();
    }

    private ConnectionSettings settings() {
        return connected().settings();
    }

    private Connection connected() {
        return installation.connections().find(installation.connection()).orElseThrow();
    }

    private String connectionState() {
        return storedTokens()
                .map(stored -> stored.reconnectNeeded() ? "RECONNECT_NEEDED" : "CONNECTED")
                .orElse("NOT_CONNECTED");
    }
}
