package io.oabridge.reliability.testbed;

/** Decides about each request that passes a proxy; it may kill the worker that asks. */
public interface Interceptor {

    /** Before the request goes to the service. */
    default Decision before(ServiceCall call) {
        return Decision.FORWARD;
    }

    /** When it has had its effect, before the worker learns of it. */
    default Decision after(ServiceCall call, ServiceCall.Answer answer) {
        return Decision.FORWARD;
    }

    /** What the worker is told when nothing was done, as JSON. */
    default String fakeAnswer(ServiceCall call) {
        return "{}";
    }

    /** What happens next. */
    enum Decision {
        FORWARD,
        /** The connection is cut: no answer ever comes. */
        DROP,
        /** Nothing is done, and the worker is told that it was. */
        FAKE
    }
}
