package io.oabridge.reliability.stage;

import io.oabridge.playground.AwsEndpoints;
import io.oabridge.playground.FunctionEnvironment;
import io.oabridge.playground.Installation;
import io.oabridge.playground.Option;
import io.oabridge.playground.Options;
import io.oabridge.playground.aws.Provisioning;
import io.oabridge.topology.EnvironmentKey;
import io.oabridge.topology.QueueSpec;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Starts workers, each with its own lines to the services and told of nothing else. */
final class Recruiter implements Supplier<WorkerProcess> {
    private static final String HEAP = "192m";

    private final Java java;
    private final World world;
    private final Installation installation;
    private final List<Gate> gates;
    private final HttpClient client;
    private final AtomicInteger count = new AtomicInteger();

    /**
     * @param gates what every worker passes besides what is its own
     */
    Recruiter(
            Java java,
            World world,
            Installation installation,
            List<Gate> gates,
            HttpClient client) {
        this.java = java;
        this.world = world;
        this.installation = installation;
        this.gates = List.copyOf(gates);
        this.client = client;
        java.rehearse(Worker.class, HEAP, environment("rehearsal", Map.of()));
    }

    @Override
    public WorkerProcess get() {
        String name = "worker-" + count.incrementAndGet();
        InHand inHand = new InHand();
        List<Gate> all = new ArrayList<>(List.of(inHand));
        all.addAll(gates);
        Alive alive = new Alive(all);
        Map<Service, Tap> taps = new EnumMap<>(Service.class);
        Map<Service, URI> lines = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            Tap tap = new Tap(service, world.addressOf(service), client, alive);
            taps.put(service, tap);
            lines.put(service, tap.address());
        }
        ProcessBuilder command = java.of(Worker.class, HEAP, environment(name, lines));
        command.redirectError(java.log(name).toFile());
        return WorkerProcess.start(command, List.copyOf(taps.values()), inHand, alive);
    }

    /**
     * @param lines where the services are for this worker; where they really are unless given
     */
    private Map<String, String> environment(String worker, Map<Service, URI> lines) {
        String zalo = line(lines, Service.ZALO).toString();
        String freshchatSecret = Installation.FRESHCHAT_SECRET + "/" + worker;
        world.secrets()
                .put(
                        freshchatSecret,
                        installation.freshchatSecret(
                                line(lines, Service.FRESHCHAT) + "/v2", world.webhookKey()));
        URI sqs = line(lines, Service.SQS);
        Map<QueueSpec, Provisioning.Urls> queues = new EnumMap<>(QueueSpec.class);
        world.queues()
                .forEach((queue, urls) ->
                        queues.put(
                                queue,
                                new Provisioning.Urls(
                                        through(sqs, urls.queue()),
                                        through(sqs, urls.deadLetters()))));
        Options options = installation.options();
        return new FunctionEnvironment(
                        new AwsEndpoints(
                                line(lines, Service.DYNAMODB), sqs, world.secrets().endpoint()))
                .tables("")
                .queues(queues)
                .set(EnvironmentKey.ZALO_SECRET_ID, Installation.ZALO_SECRET)
                .set(EnvironmentKey.FRESHCHAT_SECRET_ID, freshchatSecret)
                .set(EnvironmentKey.LANGUAGE, options.text(Option.LANGUAGE))
                .set(EnvironmentKey.ZALO_API_URL, zalo)
                .set(EnvironmentKey.ZALO_OAUTH_URL, zalo)
                .set(EnvironmentKey.ZALO_MEDIA_HOSTS, world.addressOf(Service.ZALO).toString())
                .set(
                        EnvironmentKey.FRESHCHAT_MEDIA_HOSTS,
                        world.addressOf(Service.FRESHCHAT).toString())
                .set(EnvironmentKey.PUBLIC_URL, world.bridge())
                .set(EnvironmentKey.RETRY_MAX_DELAY_SECONDS, options.text(Option.RETRY_MAX_DELAY))
                .properties();
    }

    private URI line(Map<Service, URI> lines, Service service) {
        return Optional.ofNullable(lines.get(service)).orElseGet(() -> world.addressOf(service));
    }

    private static String through(URI line, String url) {
        return line.resolve(URI.create(url).getRawPath()).toString();
    }
}
