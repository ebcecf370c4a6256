package io.oabridge.reliability.testbed;

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

/** Starts workers, each with its own proxies to the services and told of nothing else. */
final class WorkerFactory implements Supplier<WorkerProcess> {
    private static final String HEAP = "192m";

    private final JavaLauncher java;
    private final LocalServices services;
    private final Installation installation;
    private final List<Interceptor> interceptors;
    private final HttpClient client;
    private final AtomicInteger count = new AtomicInteger();

    /**
     * @param interceptors what every worker passes besides what is its own
     */
    WorkerFactory(
            JavaLauncher java,
            LocalServices services,
            Installation installation,
            List<Interceptor> interceptors,
            HttpClient client) {
        this.java = java;
        this.services = services;
        this.installation = installation;
        this.interceptors = List.copyOf(interceptors);
        this.client = client;
        java.rehearse(Worker.class, HEAP, environment("rehearsal", Map.of()));
    }

    @Override
    public WorkerProcess get() {
        String name = "worker-" + count.incrementAndGet();
        HeldByWorker held = new HeldByWorker();
        List<Interceptor> all =
                new ArrayList<>(List.of(held, new CallTrace(name, java.log("calls"))));
        all.addAll(interceptors);
        WorkerInterceptors interceptors = new WorkerInterceptors(all);
        Map<Service, InterceptingProxy> proxies = new EnumMap<>(Service.class);
        Map<Service, URI> addresses = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            InterceptingProxy proxy =
                    new InterceptingProxy(
                            service, services.addressOf(service), client, interceptors);
            proxies.put(service, proxy);
            addresses.put(service, proxy.address());
        }
        ProcessBuilder command = java.of(Worker.class, HEAP, environment(name, addresses));
        command.redirectError(java.log(name).toFile());
        return WorkerProcess.start(command, List.copyOf(proxies.values()), held, interceptors);
    }

    /**
     * @param addresses where the services are for this worker; where they really are unless given
     */
    private Map<String, String> environment(String worker, Map<Service, URI> addresses) {
        String zalo = address(addresses, Service.ZALO).toString();
        String freshchatSecret = Installation.FRESHCHAT_SECRET + "/" + worker;
        services.secrets()
                .put(
                        freshchatSecret,
                        installation.freshchatSecret(
                                address(addresses, Service.FRESHCHAT) + "/v2",
                                services.webhookKey()));
        URI sqs = address(addresses, Service.SQS);
        Map<QueueSpec, Provisioning.Urls> queues = new EnumMap<>(QueueSpec.class);
        services.queues()
                .forEach((queue, urls) ->
                        queues.put(
                                queue,
                                new Provisioning.Urls(
                                        through(sqs, urls.queue()),
                                        through(sqs, urls.deadLetters()))));
        Options options = installation.options();
        return new FunctionEnvironment(
                        new AwsEndpoints(
                                address(addresses, Service.DYNAMODB),
                                sqs,
                                services.secrets().endpoint()))
                .tables("")
                .queues(queues)
                .set(EnvironmentKey.ZALO_SECRET_ID, Installation.ZALO_SECRET)
                .set(EnvironmentKey.FRESHCHAT_SECRET_ID, freshchatSecret)
                .set(EnvironmentKey.LANGUAGE, options.text(Option.LANGUAGE))
                .set(EnvironmentKey.ZALO_API_URL, zalo)
                .set(EnvironmentKey.ZALO_OAUTH_URL, zalo)
                .set(EnvironmentKey.ZALO_MEDIA_HOSTS, services.addressOf(Service.ZALO).toString())
                .set(
                        EnvironmentKey.FRESHCHAT_MEDIA_HOSTS,
                        services.addressOf(Service.FRESHCHAT).toString())
                .set(EnvironmentKey.PUBLIC_URL, services.bridge())
                .set(EnvironmentKey.RETRY_MAX_DELAY_SECONDS, options.text(Option.RETRY_MAX_DELAY))
                .properties();
    }

    private URI address(Map<Service, URI> addresses, Service service) {
        return Optional.ofNullable(addresses.get(service))
                .orElseGet(() -> services.addressOf(service));
    }

    private static String through(URI address, String url) {
        return address.resolve(URI.create(url).getRawPath()).toString();
    }
}
