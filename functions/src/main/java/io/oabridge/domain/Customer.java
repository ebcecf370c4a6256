package io.oabridge.domain;

import java.util.Optional;

/**
 * A customer of one connection. Its {@link #reference()} is how the helpdesk finds the same person
 * again.
 */
public record Customer(ConnectionId connection, CustomerId id) {

    /**
     * {@code provider:account:customer}, for example {@code
     * zalo:2000000000000000002:3000000000000000003}.
     */
    public String reference() {
        return connection + ":" + id;
    }

    /** Reads a {@link #reference()}; empty when the text is somebody else's reference. */
    public static Optional<Customer> fromReference(String reference) {
        String[] parts = reference.split(":", 3);
        if (parts.length != 3 || parts[0].isBlank() || parts[1].isBlank() || parts[2].isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                new Customer(new ConnectionId(parts[0], parts[1]), new CustomerId(parts[2])));
    }

    @Override
    public String toString() {
        return reference();
    }
}
