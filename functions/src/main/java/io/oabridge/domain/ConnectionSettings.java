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
 * @param longText what becomes of a text the messenger would refuse for its length
 * @param resolvedNotice what the customer is told when a conversation is resolved; nothing when
 *     empty, for it may cost quota
 * @param botMessages whether what the helpdesk's bots write crosses too
 * @param mirrorOwnerReplies whether answers given in the messenger's own console appear as private
 *     notes
 * @param reactions whether reactions and follows appear as private notes
 * @param retentionDays for how many days deliveries are remembered and shared files can be fetched
 */
public record ConnectionSettings(
        Language language,
        ChannelId channel,
        Optional<AgentId> noteAuthor,
        String nameSuffix,
        LongText longText,
        Optional<String> resolvedNotice,
        boolean botMessages,
        boolean mirrorOwnerReplies,
        boolean reactions,
        int retentionDays) {

    /** Links to shared files are promised to work for this many days. */
    public static final int LEAST_RETENTION_DAYS = 7;

    public static final int MOST_RETENTION_DAYS = 365;

    /** The defaults of a new connection. */
    public static ConnectionSettings defaults(ChannelId channel) {
        return new ConnectionSettings(
                Language.VI,
                channel,
                Optional.empty(),
                "Zalo",
                LongText.FILE,
                Optional.empty(),
                true,
                false,
                false,
                30);
    }

    public ConnectionSettings withNoteAuthor(AgentId agent) {
        return new ConnectionSettings(
                language,
                channel,
                Optional.of(agent),
                nameSuffix,
                longText,
                resolvedNotice,
                botMessages,
                mirrorOwnerReplies,
                reactions,
                retentionDays);
    }

    public ConnectionSettings withLanguage(Language chosen) {
        return new ConnectionSettings(
                chosen,
                channel,
                noteAuthor,
                nameSuffix,
                longText,
                resolvedNotice,
                botMessages,
                mirrorOwnerReplies,
                reactions,
                retentionDays);
    }

    public ConnectionSettings withLongText(LongText chosen) {
        return new ConnectionSettings(
                language,
                channel,
                noteAuthor,
                nameSuffix,
                chosen,
                resolvedNotice,
                botMessages,
                mirrorOwnerReplies,
                reactions,
                retentionDays);
    }

    public ConnectionSettings withResolvedNotice(Optional<String> text) {
        return new ConnectionSettings(
                language,
                channel,
                noteAuthor,
                nameSuffix,
                longText,
                text,
                botMessages,
                mirrorOwnerReplies,
                reactions,
                retentionDays);
    }

    public ConnectionSettings withQuietSignals(boolean mirrorReplies, boolean showReactions) {
        return new ConnectionSettings(
                language,
                channel,
                noteAuthor,
                nameSuffix,
                longText,
                resolvedNotice,
                botMessages,
                mirrorReplies,
                showReactions,
                retentionDays);
    }

    public ConnectionSettings withRetentionDays(int days) {
        return new ConnectionSettings(
                language,
                channel,
                noteAuthor,
                nameSuffix,
                longText,
                resolvedNotice,
                botMessages,
                mirrorOwnerReplies,
                reactions,
                days);
    }

    /** How a text beyond the messenger's limit travels. */
    public enum LongText {
        /** Whole, as a text file behind a direct link. */
        FILE,
        /** As several messages, cut at sentence ends, in order. */
        SPLIT
    }
}
