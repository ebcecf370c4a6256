package io.oabridge.domain;

import java.util.Optional;

/**
 * How one connection behaves. Every value has a sensible default except the channel, which only the
 * owner knows.
 *
 * @param language what failure notes and notices are written in
 * @param channel where new conversations are opened
 * @param noteAuthor the agent private notes are signed by; without one, notes cannot be posted
 * @param nameSuffix the user's last name in the helpdesk, so that agents read "Minh Khánh Zalo"
 * @param botMessages whether what the helpdesk's bots write crosses too
 */
public record ConnectionSettings(
        Language language,
        ChannelId channel,
        Optional<AgentId> noteAuthor,
        String nameSuffix,
        boolean botMessages) {

    /** The defaults of a new connection. */
    public static ConnectionSettings defaults(ChannelId channel) {
        return new ConnectionSettings(Language.VI, channel, Optional.empty(), "Zalo", true);
    }

    public ConnectionSettings withNoteAuthor(AgentId agent) {
        return new ConnectionSettings(
                language, channel, Optional.of(agent), nameSuffix, botMessages);
    }

    public ConnectionSettings withLanguage(Language chosen) {
        return new ConnectionSettings(chosen, channel, noteAuthor, nameSuffix, botMessages);
    }
}
