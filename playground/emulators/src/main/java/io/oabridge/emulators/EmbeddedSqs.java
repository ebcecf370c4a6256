package io.oabridge.emulators;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;

/** ElasticMQ in memory: SQS with FIFO groups, deduplication and visibility time-outs. */
public final class EmbeddedSqs implements AutoCloseable {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final ActorSystem actors;
    private final SQSRestServer server;
    private final URI endpoint;

    private EmbeddedSqs(ActorSystem actors, SQSRestServer server, URI endpoint) {
        this.actors = actors;
        this.server = server;
        this.endpoint = endpoint;
    }

    /**
     * @param port 0 for any free one
     * @throws IllegalStateException when it cannot listen there
     */
    public static EmbeddedSqs start(int port) {
        EmulatorLogs.quieten();
        ActorSystem actors = ActorSystem.create("embedded-sqs", quiet());
        try {
            TheSQSRestServerBuilder builder =
                    SQSRestServerBuilder.withActorSystem(actors).withInterface(Loopback.ADDRESS);
            SQSRestServer server =
                    (port == 0 ? builder.withDynamicPort() : builder.withPort(port)).start();
            int bound = server.waitUntilStarted().localAddress().getPort();
            return new EmbeddedSqs(actors, server, Loopback.endpoint(bound));
        } catch (Exception e) {
            actors.terminate();
            throw Loopback.cannotStart("ElasticMQ", port, e);
        }
    }

    private static Config quiet() {
        return ConfigFactory.parseString(
                        """
                        pekko {
                          loglevel = ERROR
                          stdout-loglevel = OFF
                          log-dead-letters = off
                          daemonic = on
                          jvm-shutdown-hooks = off
                        }
                        """)
                .withFallback(ConfigFactory.load());
    }

    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        server.stopAndWait();
        actors.terminate();
        actors.getWhenTerminated()
                .toCompletableFuture()
                .orTimeout(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
