package io.oabridge.topology;

import java.time.Duration;
import java.util.List;

/** What calls a function. */
public sealed interface Trigger {

    /** Requests to the HTTP API. */
    record Http(List<Route> routes) implements Trigger {
        public Http {
            routes = List.copyOf(routes);
        }
    }

    /** Batches of one queue, with partial failures reported. */
    record Queue(QueueSpec queue, int batchSize, int maximumConcurrency) implements Trigger {}

    /** The clock. */
    record Schedule(Duration every) implements Trigger {}

    /** A person, with the AWS console or command line, or the bridge's own command. */
    record Operator() implements Trigger {}

    /** One route of the HTTP API; {@code path} may hold {@code {names}} of one segment each. */
    record Route(String method, String path) {}
}
