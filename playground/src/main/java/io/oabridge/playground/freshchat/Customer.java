package io.oabridge.playground.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;

/**
 * A Freshchat user.
 *
 * @param fields what was written through the API, by the API's names
 */
record Customer(String id, Instant created, Instant updated, ObjectNode fields) {
    private static final Set<String> WRITABLE =
            Set.of(
                    "email",
                    "first_name",
                    "last_name",
                    "phone",
                    "avatar",
                    "reference_id",
                    "restore_id",
                    "org_contact_id",
                    "login_status",
                    "social_profiles",
                    "properties");

    Customer {
        fields = fields.deepCopy();
    }

    /** The fields of a body that may be written; anything else is ignored. */
    static Checked<ObjectNode> writable(JsonNode body) {
        if (!body.isObject()) {
            return Checked.invalid(ApiError.invalid("the body is not a JSON object"));
        }
        if (body.hasNonNull("properties") && !isPropertyList(body.path("properties"))) {
            return Checked.invalid(ApiError.invalid("properties is not an array of {name, value}"));
        }
        if (body.hasNonNull("avatar") && !body.path("avatar").isObject()) {
            return Checked.invalid(ApiError.invalid("avatar is not an object with a url"));
        }
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        body.properties().stream()
                .filter(field -> WRITABLE.contains(field.getKey()))
                .filter(field -> !field.getValue().isNull())
                .forEach(field -> fields.set(field.getKey(), field.getValue()));
        return Checked.valid(fields);
    }

    /**
     * Whether {@code properties} is merged is unknown ({@code docs/platforms/freshchat.md} §2);
     * replacing is what hurts a client.
     */
    Customer changed(ObjectNode changes, Instant now) {
        ObjectNode all = fields.deepCopy();
        all.setAll(changes);
        return new Customer(id, created, now, all);
    }

    String field(String name) {
        return fields.path(name).asText("");
    }

    String name() {
        return (field("first_name") + " " + field("last_name")).strip();
    }

    /** As the API shows it. */
    ObjectNode json() {
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        user.put("id", id);
        user.put("created_time", Times.text(created));
        user.put("updated_time", Times.text(updated));
        user.setAll(fields.deepCopy());
        if (!user.has("properties")) {
            user.putArray("properties");
        }
        if (!user.has("login_status")) {
            user.put("login_status", false);
        }
        return user;
    }

    private static boolean isPropertyList(JsonNode properties) {
        return properties.isArray()
                && properties
                        .valueStream()
                        .allMatch(property ->
                                property.path("name").isTextual() && property.has("value"));
    }
}
