package io.oabridge.playground.freshchat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All users of the account, in the order they were created. */
final class Customers {
    private final Map<String, Customer> byId = new LinkedHashMap<>();
    private final Ids ids;
    private final InstantSource clock;
    private final boolean uniqueReferenceIds;

    Customers(FreshchatSettings settings, Ids ids) {
        this.ids = ids;
        this.clock = settings.clock();
        this.uniqueReferenceIds = settings.behaviour().uniqueReferenceIds();
    }

    /**
     * Two users may share a reference id, unless the account forbids it ({@code
     * docs/platforms/freshchat.md} §2).
     */
    synchronized Checked<Customer> create(ObjectNode fields) {
        String reference = fields.path("reference_id").asText("");
        if (uniqueReferenceIds && !reference.isEmpty() && findByReference(reference).isPresent()) {
            return Checked.invalid(
                    new ApiError(409, "CONFLICT", "a user with this reference_id exists"));
        }
        Customer customer = new Customer(ids.guid(), clock.instant(), clock.instant(), fields);
        byId.put(customer.id(), customer);
        return Checked.valid(customer);
    }

    /** A user whose id is known beforehand. */
    synchronized void add(String id, ObjectNode fields) {
        byId.put(id, new Customer(id, clock.instant(), clock.instant(), fields));
    }

    synchronized Checked<Customer> update(String id, ObjectNode changes) {
        return find(id).map(
                        customer -> {
                            Customer changed = customer.changed(changes, clock.instant());
                            byId.put(id, changed);
                            return Checked.valid(changed);
                        })
                .orElseGet(Customers::unknown);
    }

    synchronized Checked<Customer> delete(String id) {
        return Optional.ofNullable(byId.remove(id))
                .map(Checked::valid)
                .orElseGet(Customers::unknown);
    }

    synchronized Optional<Customer> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Checked<Customer> require(String id) {
        return find(id).map(Checked::valid).orElseGet(Customers::unknown);
    }

    synchronized Optional<Customer> findByReference(String reference) {
        return byId.values().stream()
                .filter(customer -> customer.field("reference_id").equals(reference))
                .findFirst();
    }

    synchronized List<Customer> all() {
        return List.copyOf(byId.values());
    }

    private static Checked<Customer> unknown() {
        return Checked.invalid(ApiError.notFound("USER"));
    }
}
