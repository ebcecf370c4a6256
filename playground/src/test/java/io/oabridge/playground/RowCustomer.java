package io.oabridge.playground;

import static io.oabridge.playground.RunningPlayground.eventually;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A customer whom no other test knows. */
final class RowCustomer {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final RunningPlayground world;
    private final String id;

    RowCustomer(RunningPlayground world) {
        this.world = world;
        this.id =
                world.newCustomer(
                        "31000000000000%05d".formatted(COUNT.incrementAndGet()), "Minh Khánh");
    }

    String id() {
        return id;
    }

    /** Zalo tells the profile of those who follow; nothing of it reaches the bridge yet. */
    void follow() {
        world.post(world.zalo + "/simulator/users", "{\"id\":\"" + id + "\",\"follower\":true}");
    }

    /** Writes a first message and waits until agents have it; answers the conversation. */
    String greet() {
        world.customerWrites(id, "Xin chào");
        String conversation = world.conversationOf(id);
        eventually(() -> world.textsFromCustomer(conversation), texts -> !texts.isEmpty());
        return conversation;
    }

    /** The id of the Freshchat user that stands for this customer, or a word that none has. */
    String user() {
        String reference = "zalo:" + RunningPlayground.OA + ":" + id;
        return world.freshchatGet(
                        "/users?reference_id="
                                + URLEncoder.encode(reference, StandardCharsets.UTF_8))
                .path("users")
                .path(0)
                .path("id")
                .asText("no-user");
    }

    /** The newest conversation, or a word that none has. */
    String conversation() {
        return world.freshchatGet("/users/" + user() + "/conversations")
                .path("conversations")
                .path(0)
                .path("id")
                .asText("no-conversation");
    }
}
