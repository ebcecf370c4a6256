package io.oabridge.playground.freshchat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One conversation. Not thread-safe: touched only inside {@link Desk}. */
final class Conversation {
    static final String RESOLVED = "resolved";

    private final String id;
    private final long number;
    private final String channelId;
    private final String userId;
    private final Instant created;
    private final List<Message> messages = new ArrayList<>();
    private final ObjectNode properties = JsonNodeFactory.instance.objectNode();

    private Instant updated;
    private String status = "new";
    private String agentId = "";
    private String groupId = "";
    private String interactionId;
    private boolean superseded;
    private boolean barred;
    private int unread;

    Conversation(Ids ids, String channelId, String userId, Instant created) {
        this(ids.guid(), ids, channelId, userId, created);
    }

    /** One whose id is known beforehand. */
    Conversation(String id, Ids ids, String channelId, String userId, Instant created) {
        this.id = id;
        this.number = ids.conversationNumber();
        this.channelId = channelId;
        this.userId = userId;
        this.created = created;
        this.updated = created;
        this.interactionId = ids.interactionNumber() + "-" + created.toEpochMilli();
    }

    String id() {
        return id;
    }

    /** The other id, {@code conversation_internal_id}. */
    long number() {
        return number;
    }

    String channelId() {
        return channelId;
    }

    String userId() {
        return userId;
    }

    Instant created() {
        return created;
    }

    Instant updated() {
        return updated;
    }

    String status() {
        return status;
    }

    boolean isResolved() {
        return status.equals(RESOLVED);
    }

    void status(String value, Instant now) {
        status = value;
        updated = now;
    }

    /** Empty while nobody is assigned. */
    String agentId() {
        return agentId;
    }

    /** Empty while no group is assigned. */
    String groupId() {
        return groupId;
    }

    void assign(String agent, String group, Instant now) {
        agentId = agent;
        groupId = group;
        updated = now;
    }

    String interactionId() {
        return interactionId;
    }

    /**
     * The suffix is the start of the current open period ({@code docs/platforms/freshchat.md}
     * §3.5).
     */
    void startPeriod(Instant now) {
        interactionId =
                interactionId.substring(0, interactionId.indexOf('-') + 1) + now.toEpochMilli();
    }

    ObjectNode properties() {
        return properties;
    }

    /** Oldest first. */
    List<Message> messages() {
        return Collections.unmodifiableList(messages);
    }

    void add(Message message) {
        messages.add(message);
        updated = message.created();
        if (message.actor().kind() == Actor.Kind.USER) {
            unread++;
        }
    }

    int unread() {
        return unread;
    }

    void read() {
        unread = 0;
    }

    /** Whether the user has a newer conversation. */
    boolean isSuperseded() {
        return superseded;
    }

    void supersede() {
        superseded = true;
    }

    /** Whether a fault switch made it count as resolved and replaced for good. */
    boolean isBarred() {
        return barred;
    }

    void bar(Instant now) {
        barred = true;
        status(RESOLVED, now);
    }
}
