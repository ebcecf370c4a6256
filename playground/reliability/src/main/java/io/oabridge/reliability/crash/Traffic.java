package io.oabridge.reliability.crash;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.reliability.people.AgentWords;
import io.oabridge.reliability.people.CustomerWords;
import io.oabridge.reliability.people.People;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A few customers and their agents, who write what a seed decides and what a kill needs. */
final class Traffic {
    private static final String SEND = "/v3.0/oa/message/cs";
    private static final String POST = "/v2/conversations/";
    private static final List<CustomerWords> FILES =
            List.of(
                    CustomerWords.PICTURE,
                    CustomerWords.GIF,
                    CustomerWords.STICKER,
                    CustomerWords.FILE,
                    CustomerWords.VOICE,
                    CustomerWords.VIDEO);
    private static final List<AgentWords> AGENT_FILES =
            List.of(AgentWords.PICTURE, AgentWords.GIF, AgentWords.DOCUMENT);

    private final People people;
    private final Random random;
    private final List<String> customers = new ArrayList<>();

    Traffic(People people, Random random) {
        this.people = people;
        this.random = random;
    }

    /** Somebody new says hello. */
    void strangerWrites() {
        String customer = people.newCustomer(customers.size());
        customers.add(customer);
        people.customerWrites(customer, CustomerWords.TEXT);
    }

    boolean allHaveConversations() {
        return people.conversations().keySet().containsAll(customers);
    }

    /** Something, from somebody. */
    void chat() {
        switch (random.nextInt(6)) {
            case 0 -> people.customerRepeats(anyCustomer(), 2 + random.nextInt(2));
            case 1, 2 -> people.customerWrites(anyCustomer(), any(CustomerWords.values()));
            case 3 -> people.agentRepeats(anyConversation());
            default -> answer(anyConversation(), any(AgentWords.values()));
        }
    }

    /** What makes a worker take a step. */
    void cause(Stimulus stimulus) {
        switch (stimulus) {
            case CUSTOMER_WRITES -> people.customerWrites(anyCustomer(), CustomerWords.TEXT);
            case CUSTOMER_SENDS_A_FILE -> people.customerWrites(anyCustomer(), any(FILES));
            case STRANGER_WRITES -> strangerWrites();
            case AGENT_WRITES ->
                    answer(
                            anyConversation(),
                            random.nextBoolean() ? AgentWords.TEXT : AgentWords.THREE_TEXTS);
            case AGENT_SENDS_A_FILE -> answer(anyConversation(), any(AGENT_FILES));
            case AGENT_WRITES_A_LONG_TEXT -> answer(anyConversation(), AgentWords.LONG_TEXT);
            case AGENT_IS_REFUSED -> {
                // A cause that was told lately is not told again, so each time another one.
                int[] codes = {-213, -218, -227, -230, -232, -244, -320, -321, -211, -212, -224};
                fault(SEND, "error-code", "code", codes[random.nextInt(codes.length)]);
                answer(anyConversation(), AgentWords.TEXT);
            }
            case AGENT_HAS_TO_WAIT -> {
                fault(SEND, "rate-limited", "retryAfterSeconds", 1);
                answer(anyConversation(), AgentWords.TEXT);
            }
            case ZALO_LOSES_AN_ANSWER -> {
                fault(SEND, "answer-lost", "count", 1);
                answer(anyConversation(), AgentWords.THREE_TEXTS);
            }
            case FRESHCHAT_LOSES_AN_ANSWER -> {
                people.freshchatFault(People.object().put("kind", "answer-lost").put("path", POST));
                people.customerWrites(anyCustomer(), CustomerWords.TEXT);
            }
            case CUSTOMER_IS_REFUSED -> {
                people.freshchatFault(
                        People.object()
                                .put("kind", "error-code")
                                .put("code", 400)
                                .put("status", "INVALID_VALUE")
                                .put("path", POST));
                people.customerWrites(anyCustomer(), CustomerWords.TEXT);
            }
            case TOKEN_EXPIRES -> {
                fault(SEND, "token-expired", "count", 1);
                answer(anyConversation(), AgentWords.TEXT);
            }
        }
    }

    private void answer(People.Conversation conversation, AgentWords words) {
        if (!people.agentWrites(conversation, words)) {
            throw new IllegalStateException("an agent could not write in " + conversation.id());
        }
    }

    private void fault(String path, String kind, String option, int value) {
        ObjectNode fault = People.object().put("kind", kind).put("path", path);
        people.zaloFault(fault.put(option, value));
    }

    private String anyCustomer() {
        return any(customers);
    }

    /** Of one of the customers who have one by now; the first wait for theirs. */
    private People.Conversation anyConversation() {
        Map<String, People.Conversation> known = people.conversations();
        List<String> answered = customers.stream().filter(known::containsKey).toList();
        String customer = any(answered);
        return known.entrySet().stream()
                .filter(entry -> entry.getKey().equals(customer))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    @SafeVarargs
    private <T> T any(T... all) {
        return all[random.nextInt(all.length)];
    }
}
