package io.oabridge.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.Answer;
import io.oabridge.domain.Connection;
import io.oabridge.domain.Customer;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.domain.Profile;
import io.oabridge.domain.SendOutcome;
import io.oabridge.transport.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * The users that stand for customers, found by their reference (docs/platforms/freshchat.md §2).
 */
final class FreshchatUsers {
    private final FreshchatApi api;

    FreshchatUsers(FreshchatApi api) {
        this.api = api;
    }

    /**
     * References are not enforced to be unique: among twins it is always the one created first,
     * whatever order they are listed in.
     */
    Answer<Optional<HelpdeskUserId>> find(Customer customer) {
        String reference = customer.reference();
        ApiReply reply =
                api.get(
                        "/users?reference_id="
                                + FreshchatApi.encoded(reference)
                                + "&items_per_page=50");
        return switch (reply) {
            case ApiReply.Failed failed -> Answer.missing(failed.failure());
            case ApiReply.Ok(JsonNode body) ->
                    Answer.given(
                            Json.at(body, "users")
                                    .valueStream()
                                    .filter(user -> isNamed(user, reference))
                                    .filter(user -> Json.text(user, "id").isPresent())
                                    .min(
                                            Comparator.comparing(FreshchatUsers::createdAt)
                                                    .thenComparing(
                                                            user -> user.path("id").asText()))
                                    .map(user -> new HelpdeskUserId(user.path("id").asText())));
        };
    }

    Answer<HelpdeskUserId> create(Connection connection, Customer customer, Profile profile) {
        ApiReply reply = api.post("/users", json(connection, customer, profile));
        return switch (reply) {
            case ApiReply.Ok(JsonNode body) ->
                    Json.text(body, "id")
                            .map(id -> Answer.given(new HelpdeskUserId(id)))
                            .orElseGet(
                                    () -> Answer.missing(new SendOutcome.Uncertain("no user id")));
            case ApiReply.Failed failed when failed.isConflict() ->
                    createdByAnother(customer, failed);
            case ApiReply.Failed failed -> Answer.missing(failed.failure());
        };
    }

    /** The answer to an update may be empty (docs/platforms/freshchat.md §2). */
    Answer<HelpdeskUserId> rename(HelpdeskUserId user, Profile profile) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        named(json, profile);
        return switch (api.put("/users/" + FreshchatApi.encoded(user.value()), json)) {
            case ApiReply.Ok _ -> Answer.given(user);
            case ApiReply.Failed failed -> Answer.missing(failed.failure());
        };
    }

    /** Empty for users that are gone, and for those that stand for nobody of ours. */
    Answer<Optional<Customer>> customerOf(HelpdeskUserId user) {
        return switch (api.get("/users/" + FreshchatApi.encoded(user.value()))) {
            case ApiReply.Ok(JsonNode body) ->
                    Answer.given(Json.text(body, "reference_id").flatMap(Customer::fromReference));
            case ApiReply.Failed failed when failed.is(Refusal.NOT_FOUND) ->
                    Answer.given(Optional.empty());
            case ApiReply.Failed failed -> Answer.missing(failed.failure());
        };
    }

    private Answer<HelpdeskUserId> createdByAnother(Customer customer, ApiReply.Failed conflict) {
        return switch (find(customer)) {
            case Answer.Given<Optional<HelpdeskUserId>>(Optional<HelpdeskUserId> user) ->
                    user.map(Answer::given).orElseGet(() -> Answer.missing(conflict.failure()));
            case Answer.Missing<Optional<HelpdeskUserId>>(SendOutcome.Failure failure) ->
                    Answer.missing(failure);
        };
    }

    /** A display name and a picture are all that agents get to know: no e-mail, no phone. */
    private static ObjectNode json(Connection connection, Customer customer, Profile profile) {
        String provider = customer.connection().provider();
        ObjectNode user = Json.MAPPER.createObjectNode();
        named(user, profile);
        if (!connection.settings().nameSuffix().isBlank()) {
            user.put("last_name", connection.settings().nameSuffix());
        }
        user.put("reference_id", customer.reference());
        ArrayNode properties = user.putArray("properties");
        property(properties, "external_user_provider", provider);
        property(properties, provider + "_oa_id", customer.connection().account());
        property(properties, provider + "_user_id", customer.id().value());
        return user;
    }

    private static void named(ObjectNode user, Profile profile) {
        user.put("first_name", profile.displayName());
        profile.avatar()
                .filter(WebAddress::isWeb)
                .ifPresent(avatar -> user.putObject("avatar").put("url", avatar.toString()));
    }

    private static void property(ArrayNode properties, String name, String value) {
        properties.addObject().put("name", name).put("value", value);
    }

    private static boolean isNamed(JsonNode user, String reference) {
        return Json.text(user, "reference_id").filter(reference::equals).isPresent();
    }

    private static Instant createdAt(JsonNode user) {
        return Json.text(user, "created_time").flatMap(Times::read).orElse(Instant.MAX);
    }
}
