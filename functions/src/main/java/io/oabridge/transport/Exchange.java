package io.oabridge.transport;

import java.net.http.HttpHeaders;
import java.util.Optional;

/** How one request to a platform ended. */
public sealed interface Exchange {

    /** The platform answered. */
    record Answered(int status, HttpHeaders headers, String body) implements Exchange {
        public Optional<String> header(String name) {
            return headers.firstValue(name);
        }
    }

    /** The request certainly never reached the platform. */
    record NotSent(String cause) implements Exchange {}

    /** The request left and no whole answer came: it may have had its effect. */
    record NoAnswer(String cause) implements Exchange {}
}
