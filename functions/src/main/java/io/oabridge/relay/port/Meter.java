package io.oabridge.relay.port;

/** Counts and measures what operators watch and alarms are set on. */
public interface Meter {

    /** Adds one; {@code reason} is a short stable word. */
    void count(Signal signal, String reason);

    /** Notes one value, in the unit that the measure says. */
    void measure(Measure measure, long value);

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
        /** A message whose webhook never came was taken from the messenger's history. */
        CAUGHT_UP,
        /** A customer's data was erased because the customer wished so. */
        FORGOTTEN,
        /** Somebody asked for the set-up pages with a wrong install key or a stranger's form. */
        ENTRY_REFUSED
    }

    /** What is measured. */
    enum Measure {
        /** Milliseconds from the webhook of a customer's message to its delivery. */
        CROSSING_TO_HELPDESK(Unit.MILLISECONDS),
        /** Milliseconds from the webhook of an agent's message to its delivery. */
        CROSSING_TO_MESSENGER(Unit.MILLISECONDS),
        /** What is left of an access token's life, in percent, before it is renewed. */
        TOKEN_LIFE(Unit.PERCENT);

        private final Unit unit;

        Measure(Unit unit) {
            this.unit = unit;
        }

        public Unit unit() {
            return unit;
        }
    }

    /** The units of measures. */
    enum Unit {
        MILLISECONDS,
        PERCENT
    }
}
