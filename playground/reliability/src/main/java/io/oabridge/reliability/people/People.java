package io.oabridge.reliability.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.reliability.verdict.Marks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Customers who write in Zalo and agents who answer in Freshchat. What they write is remembered.
 */
public final class People {
    private static final String CUSTOMER = "zalo_user_id";
    private static final String LONG = " lời dài của nhân viên, nhiều chữ.";
    private static final int LONGER_THAN_ONE_MESSAGE = 2001;

    private final Screens screens = new Screens();
    private final String zalo;
    private final String freshchat;
    private final AtomicInteger marks = new AtomicInteger();
    private final Map<String, Saying> said = new ConcurrentHashMap<>();

    /**
     * @param zalo the simulated Zalo's address
     * @param freshchat the simulated Freshchat's address
     */
    public People(String zalo, String freshchat) {
        this.zalo = zalo;
        this.freshchat = freshchat;
    }

    /** Somebody new, who has not written yet. */
    public String newCustomer(int number) {
        String id = "4" + "%018d".formatted(number);
        screens.post(
                zalo + "/simulator/users", object().put("id", id).put("name", "Khách " + number));
        return id;
    }

    /** A customer writes. */
    public void customerWrites(String customer, CustomerWords words) {
        String mark = nextMark();
        String id =
                screens.post(zalo + "/simulator/users/" + customer + "/messages", words.body(mark))
                        .path("msg_id")
                        .asText();
        said.put(id, new Saying(id, new Saying.Lane(customer, ""), List.of(mark)));
    }

    /** A customer writes the same short words several times in a row. */
    public void customerRepeats(String customer, int times) {
        String mark = nextMark();
        for (int i = 0; i < times; i++) {
            String id =
                    screens.post(
                                    zalo + "/simulator/users/" + customer + "/messages",
                                    CustomerWords.TEXT.body(mark))
                            .path("msg_id")
                            .asText();
            said.put(id, new Saying(id, new Saying.Lane(customer, ""), List.of(mark)));
        }
    }

    /** An agent answers; false when Freshchat takes nothing in this conversation any more. */
    public boolean agentWrites(Conversation conversation, AgentWords words) {
        List<String> marks = IntStream.range(0, words.parts()).mapToObj(_ -> nextMark()).toList();
        try {
            post(conversation, words, marks);
            return true;
        } catch (Screens.Refused e) {
            return false;
        }
    }

    /** An agent answers with one message of three times the same words. */
    public void agentRepeats(Conversation conversation) {
        String mark = nextMark();
        post(conversation, AgentWords.THREE_TEXTS, List.of(mark, mark, mark));
    }

    private void post(Conversation conversation, AgentWords words, List<String> marks) {
        ArrayNode parts = Screens.JSON.createArrayNode();
        words.write(parts, marks, this::uploaded);
        ObjectNode body = object();
        body.set("message_parts", parts);
        String id =
                screens.post(
                                freshchat
                                        + "/simulator/conversations/"
                                        + conversation.id()
                                        + "/reply",
                                body)
                        .path("message")
                        .path("id")
                        .asText();
        said.put(
                id,
                new Saying(id, new Saying.Lane(conversation.customer(), conversation.id()), marks));
    }

    /** The newest conversation of each customer who has one. */
    public Map<String, Conversation> conversations() {
        Map<String, Conversation> newest = new HashMap<>();
        for (Conversation conversation : allConversations().reversed()) {
            newest.put(conversation.customer(), conversation);
        }
        return newest;
    }

    /** Sets a fault switch of the simulated Zalo. */
    public void zaloFault(ObjectNode fault) {
        screens.post(zalo + "/simulator/faults", fault);
    }

    /** Sets a fault switch of the simulated Freshchat. */
    public void freshchatFault(ObjectNode fault) {
        screens.post(freshchat + "/simulator/faults", fault);
    }

    /** Turns every fault switch off. */
    public void noFaults() {
        screens.delete(zalo + "/simulator/faults");
        noFreshchatFaults();
    }

    /** Turns the fault switches of the simulated Freshchat off. */
    public void noFreshchatFaults() {
        screens.delete(freshchat + "/simulator/faults");
    }

    /** An empty object to write a fault into. */
    public static ObjectNode object() {
        return Screens.JSON.createObjectNode();
    }

    /** The platforms' ids of everything that was written. */
    public Set<String> ids() {
        return Set.copyOf(said.keySet());
    }

    List<Saying> said() {
        return new ArrayList<>(said.values());
    }

    Screens screens() {
        return screens;
    }

    String zalo() {
        return zalo;
    }

    String freshchat() {
        return freshchat;
    }

    /** Newest first. */
    List<Conversation> allConversations() {
        List<Conversation> all = new ArrayList<>();
        for (JsonNode row : screens.get(freshchat + "/simulator/inbox").path("conversations")) {
            String customer = row.path("user").path("properties").path(CUSTOMER).asText("");
            if (!customer.isEmpty()) {
                all.add(new Conversation(row.path("id").asText(), customer));
            }
        }
        return all;
    }

    private JsonNode uploaded(String name, String data) {
        return screens.post(
                        freshchat + "/simulator/files",
                        object().put("name", name).put("data", data))
                .path("part");
    }

    private String nextMark() {
        return Marks.of(marks.incrementAndGet());
    }

    static String longText(String mark) {
        return mark + LONG.repeat(LONGER_THAN_ONE_MESSAGE / LONG.length() + 1);
    }

    /** A customer's conversation in Freshchat. */
    public record Conversation(String id, String customer) {}
}
