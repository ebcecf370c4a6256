package io.oabridge.domain;

import java.time.Duration;

/**
 * What became of an attempt to deliver something. Every answer of a platform, and every way of not
 * getting one, is exactly one of these; nothing is thrown for a refusal.
 */
public sealed interface SendOutcome {

    /** Delivered; {@code id} is the message's id on the receiving platform. */
    record Sent(MessageId id) implements SendOutcome {}

    /** Not delivered, or not known to be. */
    sealed interface Failure extends SendOutcome {}

    /**
     * Certainly not delivered, and worth another try no sooner than {@code after} (zero: as the
     * back-off says). {@code cause} is a short stable word for logs, such as {@code rate-limited}.
     */
    record RetryLater(Duration after, String cause) implements Failure {}

    /** The access token was not accepted; with a newer one the same call may succeed. */
    record TokenRejected(String code) implements Failure {}

    /**
     * Certainly not delivered, and repeating it will not help. {@code forAgent} says why and what
     * the agent can do; {@code forAdmin} what somebody with access to the platforms' settings can
     * do.
     */
    record Refused(String code, Scope scope, LocalizedText forAgent, LocalizedText forAdmin)
            implements Failure {

        /** A refusal of this message alone. */
        public Refused(String code, LocalizedText forAgent, LocalizedText forAdmin) {
            this(code, Scope.MESSAGE, forAgent, forAdmin);
        }

        public Refused with(Scope other) {
            return new Refused(code, other, forAgent, forAdmin);
        }

        /** What a refusal is about. */
        public enum Scope {
            /** This message, or this customer. */
            MESSAGE,
            /**
             * The whole connection: nothing gets through until an administrator has repaired its
             * set-up.
             */
            CONNECTION
        }
    }

    /**
     * Nobody can know: the request went out and no answer came. It must be looked up before it is
     * repeated.
     */
    record Uncertain(String cause) implements Failure {}
}
