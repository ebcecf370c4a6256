package io.oabridge.reliability.testbed;

import com.sun.net.httpserver.HttpServer;
import io.oabridge.playground.aws.HttpApi;
import io.oabridge.playground.aws.LambdaHost;
import io.oabridge.playground.aws.QueuePump;
import io.oabridge.playground.simulator.SimulatorServer;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.topology.Trigger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A process with every function of the bridge in it, loaded as Lambda loads them, and what AWS does
 * around them. It says {@code READY} and its port, waits for {@code GO} before it looks at a queue,
 * and ends when nobody speaks to it any more.
 */
final class Worker {
    static final String READY = "READY ";
    static final String GO = "GO";

    private Worker() {}

    public static void main(String[] arguments) throws IOException {
        LambdaHost lambda = LambdaHost.load();
        HttpServer server = SimulatorServer.open("a worker", 0);
        HttpApi api = new HttpApi(lambda);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        if (!api.serve(exchange)) {
                            exchange.sendResponseHeaders(404, -1);
                        }
                    }
                });
        server.start();
        SqsClient sqs = SqsClient.create();
        System.out.println(READY + server.getAddress().getPort());
        BufferedReader orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            if (order.equals(GO)) {
                pump(lambda, sqs);
            }
        }
        System.exit(0);
    }

    private static void pump(LambdaHost lambda, SqsClient sqs) {
        for (FunctionSpec function : FunctionSpec.values()) {
            if (function.trigger() instanceof Trigger.Queue queue) {
                String url =
                        Optional.ofNullable(System.getProperty(queue.queue().urlKey().variable()))
                                .orElseThrow();
                QueuePump.start(lambda, sqs, function, queue, url);
            }
        }
    }
}
