package io.oabridge.freshchat;

import io.oabridge.domain.AgentId;
import io.oabridge.domain.ChannelId;
import java.util.List;
import java.util.Optional;

/**
 * Looks at an account with the values an administrator gives, whether they are stored yet or not.
 * It changes nothing, neither here nor there.
 */
public interface AccountCheckup {

    /**
     * One finding for each thing looked at, in the order in which to mend them.
     *
     * @param channel where conversations are opened, if it was chosen
     * @param noteAuthor who signs private notes, if anybody
     */
    List<Finding> run(
            FreshchatAccount account, Optional<ChannelId> channel, Optional<AgentId> noteAuthor);

    /** What can be chosen in the account; empty lists where it did not tell. */
    Choices choices(FreshchatAccount account);

    /**
     * The first of each list, up to 50.
     *
     * @param channels those that take chat messages
     * @param agents those who are active
     */
    record Choices(List<Choice> channels, List<Choice> agents) {
        public static final Choices NONE = new Choices(List.of(), List.of());

        public Choices {
            channels = List.copyOf(channels);
            agents = List.copyOf(agents);
        }
    }

    /** Something to choose, and what people call it. */
    record Choice(String id, String name) {}
}
