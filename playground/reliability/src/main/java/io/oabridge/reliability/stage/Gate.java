package io.oabridge.reliability.stage;

/** Decides about each request that passes a tap; it may kill the worker that asks. */
public interface Gate {

    /** Before the request goes to the service. */
    default Way before(Passage passage) {
        return Way.ON;
    }

    /** When it has had its effect, before the worker learns of it. */
    default Way after(Passage passage, Passage.Answer answer) {
        return Way.ON;
    }

    /** What the worker is told when nothing was done, as JSON. */
    default String pretence(Passage passage) {
        return "{}";
    }

    /** What happens next. */
    enum Way {
        ON,
        /** The line is cut: no answer ever comes. */
        CUT,
        /** Nothing is done, and the worker is told that it was. */
        PRETEND
    }
}
