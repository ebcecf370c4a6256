package io.oabridge.relay;

import java.time.Duration;

/** Where a message stands after one attempt to bring it across. */
public sealed interface CrossingOutcome {

    /** How long a request without an answer gets to have its effect before anybody looks for it. */
    Duration SETTLING_TIME = Duration.ofSeconds(3);

    /** Nothing is left to do; the message may be taken off its queue. */
    record Finished(Result result) implements CrossingOutcome {}

    /**
     * Refused for good by the messenger, and the agent was told. {@code code} is the messenger's
     * own, of the first part it refused.
     */
    record Refused(String code) implements CrossingOutcome {}

    /**
     * Try again, no sooner than {@code after} (zero: as the back-off says). The conversation waits
     * with it.
     */
    record Waiting(Duration after, String cause) implements CrossingOutcome {}

    /** It cannot be delivered by trying again; somebody has to look at it. */
    record Stuck(String cause) implements CrossingOutcome {}

    /** How a finished message ended. */
    enum Result {
        DELIVERED,
        /** It had been delivered before. */
        DUPLICATE,
        /** Nobody can know, and the agent was told. */
        UNCERTAIN,
        /** Of an account this installation does not serve. */
        UNKNOWN_CONNECTION,
        /** Of a conversation that is not with a customer of ours. */
        OTHER_CONVERSATION,
        /** By a bot, and the connection's owner does not want those. */
        BOT_MESSAGE,
        /** The bridge's own words. */
        OWN_MESSAGE,
        /** Nothing in it that a customer could read. */
        EMPTY,
        /** Shown to agents as a private note. */
        NOTED,
        /** Meant as a private note, which the helpdesk refused for good. */
        NOT_NOTED,
        /** The customer has no conversation a note could be posted in. */
        NO_CONVERSATION,
        /** A reaction, or a follow, and the connection's owner does not want those. */
        REACTIONS_OFF,
        /**
         * An answer from the messenger's console, and the connection's owner does not want those.
         */
        OWNER_REPLIES_OFF,
        /** A closed conversation, and the connection's owner wants no customer to be told. */
        RESOLVED_NOTICE_OFF,
        /** What the bridge remembered of a customer is erased. */
        FORGOTTEN
    }
}
