package io.oabridge.playground.freshchat;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an administrator has set up in the account: who answers, through which channels, in which
 * groups, and which properties a conversation may have.
 */
final class Account {
    /**
     * A channel of this source takes chat texts; others do not ({@code docs/platforms/freshchat.md}
     * §3.4).
     */
    static final String CHAT = "FRESHCHAT";

    static final String EMAIL = "EMAIL";
    static final Set<String> PRIORITIES = Set.of("Low", "Medium", "High", "Urgent");

    private static final String GROUP_ID = "09000000-0000-4000-8000-000000000006";

    private final String appId;
    private final List<Agent> agents;
    private final List<Channel> channels;
    private final List<Group> groups;

    Account(FreshchatSettings settings) {
        appId = settings.appId();
        agents =
                List.of(
                        new Agent(FreshchatSettings.AGENT_ID, 3, "Lan", "Anh"),
                        new Agent("0c000000-0000-4000-8000-000000000004", 4, "Quốc", "Bảo"),
                        new Agent(FreshchatSettings.NOTE_AUTHOR_ID, 161, "OA", "Bridge"));
        channels =
                List.of(
                        new Channel(settings.channelId(), "600004", "Zalo", CHAT),
                        new Channel(
                                "0d000000-0000-4000-8000-000000000009",
                                "600009",
                                "Hộp thư",
                                EMAIL));
        groups = List.of(new Group(GROUP_ID, "Chăm sóc khách hàng"));
    }

    String appId() {
        return appId;
    }

    List<Agent> agents() {
        return agents;
    }

    /** Who acts when a change comes through the API and nobody is assigned. */
    Agent firstAgent() {
        return agents.getFirst();
    }

    Optional<Agent> agent(String id) {
        return agents.stream().filter(agent -> agent.id().equals(id)).findFirst();
    }

    List<Channel> channels() {
        return channels;
    }

    Optional<Channel> channel(String id) {
        return channels.stream().filter(channel -> channel.id().equals(id)).findFirst();
    }

    List<Group> groups() {
        return groups;
    }

    Optional<Group> group(String id) {
        return groups.stream().filter(group -> group.id().equals(id)).findFirst();
    }

    /**
     * Conversation properties must exist before they are set ({@code docs/platforms/freshchat.md}
     * §3.2).
     */
    List<Field> fields() {
        return List.of(
                new Field("priority", "Priority", "dropdown"),
                new Field("cf_source", "Source", "text"));
    }

    record Agent(String id, int number, String firstName, String lastName) {
        String name() {
            return firstName + " " + lastName;
        }

        String orgId() {
            return String.valueOf(1_000_000_000_000_000_000L + number);
        }

        String email() {
            return "agent" + number + "@example.invalid";
        }
    }

    record Channel(String id, String number, String name, String source) {}

    record Group(String id, String name) {}

    record Field(String name, String label, String type) {}
}
