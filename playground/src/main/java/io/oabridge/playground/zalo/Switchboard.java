package io.oabridge.playground.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.simulator.Call;
import io.oabridge.playground.simulator.Reply;
import io.oabridge.playground.simulator.SimulatorServer;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The endpoints under {@code /simulator/} with which pages and tests are the people of this Zalo.
 */
final class Switchboard {
    private static final String SOMEBODY = "5000000000000000005";

    private final Users users;
    private final Phones phones;
    private final PhoneMessage reader;
    private final RandomIds ids;
    private final String address;

    Switchboard(Users users, Phones phones, PhoneMessage reader, RandomIds ids, String address) {
        this.users = users;
        this.phones = phones;
        this.reader = reader;
        this.ids = ids;
        this.address = address;
    }

    void on(SimulatorServer server) {
        server.route("GET", "/simulator/users", call -> list());
        server.route("POST", "/simulator/users", this::put);
        server.route("POST", "/simulator/users/{id}/messages", this::write);
        server.route("POST", "/simulator/users/{id}/follow", does(phones::follow));
        server.route("POST", "/simulator/users/{id}/unfollow", does(phones::unfollow));
        server.route("POST", "/simulator/users/{id}/withdraw", does(phones::withdraw));
        server.route("POST", "/simulator/users/{id}/events", this::happen);
        server.route("POST", "/simulator/oa-manager/{id}/messages", this::answer);
    }

    private Reply list() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode all = json.putArray("users");
        users.all().forEach(user -> all.add(json(user)));
        return Reply.json(200, json);
    }

    private ObjectNode json(User user) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", user.id())
                .put("name", user.name())
                .put("avatar", address + "/simulator/avatars/" + user.id() + ".svg")
                .put("follower", user.follower());
        user.lastInteraction()
                .ifPresentOrElse(
                        last -> json.put("lastInteraction", last.toEpochMilli()),
                        () -> json.putNull("lastInteraction"));
        return json;
    }

    /** Adds somebody, or changes the fields that are given of somebody who is there. */
    private Reply put(Call call) {
        JsonNode wanted = call.json();
        String id = wanted.path("id").asText("");
        String name = wanted.path("name").asText("");
        if (users.find(id).isEmpty() && name.isEmpty()) {
            return wrong("a new user needs a \"name\"");
        }
        User user =
                users.find(id)
                        .orElseGet(() -> users.add(id.isEmpty() ? ids.userId() : id, name, false));
        users.change(user.id(), known -> changed(known, wanted));
        return users.find(user.id())
                .map(known -> Reply.json(200, json(known)))
                .orElseGet(() -> wrong("the user is gone"));
    }

    private static User changed(User user, JsonNode wanted) {
        User named = wanted.has("name") ? user.named(wanted.path("name").asText()) : user;
        User following =
                wanted.has("follower")
                        ? named.following(wanted.path("follower").asBoolean())
                        : named;
        if (!wanted.has("lastInteraction")) {
            return following;
        }
        JsonNode last = wanted.path("lastInteraction");
        return following.interacted(
                last.isNull()
                        ? Optional.empty()
                        : Optional.of(Instant.ofEpochMilli(last.asLong())));
    }

    private Reply write(Call call) {
        String id = call.json().path("msg_id").asText("");
        JsonNode time = call.json().path("time");
        Optional<Instant> when =
                time.isNumber()
                        ? Optional.of(Instant.ofEpochMilli(time.asLong()))
                        : Optional.empty();
        return withBody(call, (user, body) -> phones.write(user, body, id, when));
    }

    private Reply answer(Call call) {
        String admin = call.json().path("admin").asText(SOMEBODY);
        return withBody(call, (user, body) -> phones.answer(user, body, admin));
    }

    private Reply withBody(Call call, Writing writing) {
        Optional<Message.Body> body = reader.read(call.json());
        if (body.isEmpty()) {
            return wrong(
                    "give \"text\", or \"type\" image, gif, sticker, audio, video (with \"url\" or"
                            + " \"data\"), file, location, link or business_card");
        }
        return withUser(
                call,
                user -> {
                    Message message = writing.write(user, body.get());
                    ObjectNode json = JsonNodeFactory.instance.objectNode();
                    return Reply.json(200, json.put("msg_id", message.id()));
                });
    }

    private Reply happen(Call call) {
        if (!(call.json() instanceof ObjectNode fields)
                || fields.path("event_name").asText("").isEmpty()) {
            return wrong("give an \"event_name\" and the fields of the event");
        }
        String name = fields.path("event_name").asText();
        fields.remove("event_name");
        return withUser(
                call,
                user -> {
                    phones.happen(user, name, fields);
                    return done();
                });
    }

    private SimulatorServer.Endpoint does(Consumer<User> deed) {
        return call ->
                withUser(
                        call,
                        user -> {
                            deed.accept(user);
                            return done();
                        });
    }

    private Reply withUser(Call call, Function<User, Reply> answer) {
        String id = call.pathParameter("id");
        return users.find(id)
                .map(answer)
                .orElseGet(
                        () -> error(404, "nobody has id " + id + ": add them at /simulator/users"));
    }

    private static Reply done() {
        return Reply.json(200, JsonNodeFactory.instance.objectNode().put("ok", true));
    }

    private static Reply wrong(String message) {
        return error(400, message);
    }

    private static Reply error(int status, String message) {
        return Reply.json(status, JsonNodeFactory.instance.objectNode().put("error", message));
    }

    @FunctionalInterface
    private interface Writing {
        Message write(User user, Message.Body body);
    }
}
