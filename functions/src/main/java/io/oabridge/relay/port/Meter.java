package io.oabridge.relay.port;

/** Counts what operators watch and alarms are set on. */
public interface Meter {

    /** Adds one; {@code reason} is a short stable word. */
    void count(Signal signal, String reason);

    /** What is counted. */
    enum Signal {
        WEBHOOK_ACCEPTED,
        WEBHOOK_DROPPED,
        WEBHOOK_REJECTED,
        DELIVERED,
        DUPLICATE,
        IGNORED,
        RETRIED,
        REFUSED,
        UNCERTAIN,
        NOTE_NOT_POSTED,
        TOKEN_REFRESHED,
        TOKEN_REFRESH_FAILED,
        RECONNECT_NEEDED,
        DEAD_LETTERED,
        /** Nobody knows how many calls the other workers made, so none is held back. */
        CALL_LIMIT_UNKNOWN,
        /** A customer's data was erased because the customer wished so. */
        FORGOTTEN,
        /** Somebody asked for the set-up pages with a wrong install key or a stranger's form. */
        ENTRY_REFUSED
    }
}
