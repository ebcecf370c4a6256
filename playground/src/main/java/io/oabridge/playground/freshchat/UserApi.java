package io.oabridge.playground.freshchat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.simulator.Call;
import io.oabridge.playground.simulator.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** {@code /v2/users} ({@code docs/platforms/freshchat.md} §2). */
final class UserApi {
    private static final List<String> FIELDS =
            List.of("reference_id", "email", "phone", "first_name");
    private static final List<String> TIMES =
            List.of("created_from", "created_to", "updated_from", "updated_to");

    private final Customers customers;
    private final Desk desk;
    private final boolean updateAnswersUser;

    UserApi(FreshchatSettings settings, Customers customers, Desk desk) {
        this.customers = customers;
        this.desk = desk;
        this.updateAnswersUser = settings.behaviour().updateAnswersUser();
    }

    void routes(Api api) {
        api.route("GET", "/users", this::find);
        api.route("POST", "/users", this::create);
        api.route("POST", "/users/fetch", this::fetch);
        api.route("GET", "/users/{id}", this::read);
        api.route("PUT", "/users/{id}", this::update);
        api.route("DELETE", "/users/{id}", this::delete);
        api.route("GET", "/users/{id}/conversations", this::conversations);
    }

    private Reply find(Call call) {
        return filter(call)
                .reply(wanted ->
                        Listing.answer(
                                call,
                                "users",
                                customers.all().stream()
                                        .filter(wanted)
                                        .map(Customer::json)
                                        .toList(),
                                filters()));
    }

    private Reply create(Call call) {
        return Customer.writable(call.json())
                .then(customers::create)
                .reply(customer -> Reply.json(201, customer.json()));
    }

    private Reply fetch(Call call) {
        if (!call.json().path("ids").isArray()) {
            return ApiError.invalid("ids is not a list of user ids").reply();
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode users = body.putArray("users");
        call.json()
                .path("ids")
                .forEach(id ->
                        customers
                                .find(id.asText())
                                .ifPresent(customer -> users.add(customer.json())));
        return Reply.json(200, body);
    }

    private Reply read(Call call) {
        return customers
                .require(call.pathParameter("id"))
                .reply(customer -> Reply.json(200, customer.json()));
    }

    private Reply update(Call call) {
        return Customer.writable(call.json())
                .then(changes -> customers.update(call.pathParameter("id"), changes))
                .reply(customer ->
                        updateAnswersUser
                                ? Reply.json(200, customer.json())
                                : Reply.text(200, "application/json", ""));
    }

    /** 202: deleting goes on after the answer in the real account. */
    private Reply delete(Call call) {
        return customers
                .delete(call.pathParameter("id"))
                .reply(customer -> Reply.text(202, "application/json", ""));
    }

    private Reply conversations(Call call) {
        return customers
                .require(call.pathParameter("id"))
                .reply(customer -> {
                    ObjectNode body = JsonNodeFactory.instance.objectNode();
                    ArrayNode all = body.putArray("conversations");
                    desk.idsOf(customer.id()).forEach(id -> all.addObject().put("id", id));
                    return Reply.json(200, body);
                });
    }

    private static Checked<Predicate<Customer>> filter(Call call) {
        Checked<Predicate<Customer>> all = Checked.valid(customer -> true);
        if (filters().stream().noneMatch(name -> call.query(name).isPresent())) {
            return Checked.invalid(ApiError.invalid("a filter is needed: one of " + filters()));
        }
        for (String name : FIELDS) {
            Optional<String> value = call.query(name);
            if (value.isPresent()) {
                all = all.map(before -> before.and(c -> c.field(name).equals(value.get())));
            }
        }
        for (String name : TIMES) {
            Optional<String> value = call.query(name);
            if (value.isPresent()) {
                Checked<Predicate<Customer>> before = all;
                all =
                        Times.parse(name, value.get())
                                .then(limit -> before.map(p -> p.and(within(name, limit))));
            }
        }
        return all;
    }

    private static Predicate<Customer> within(String name, Instant limit) {
        Function<Customer, Instant> time =
                name.startsWith("created") ? Customer::created : Customer::updated;
        return name.endsWith("_from")
                ? customer -> !time.apply(customer).isBefore(limit)
                : customer -> !time.apply(customer).isAfter(limit);
    }

    private static List<String> filters() {
        List<String> all = new ArrayList<>(FIELDS);
        all.addAll(TIMES);
        return all;
    }
}
