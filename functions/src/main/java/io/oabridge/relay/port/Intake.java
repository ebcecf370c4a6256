package io.oabridge.relay.port;

/** An adapter's verdict on a webhook, reached without calling anybody. */
public sealed interface Intake {

    /** Genuine and wanted. */
    record Accept(RelayWork work) implements Intake {}

    /** Answered with 200 and not used; the reason is counted. */
    record Drop(DropReason reason) implements Intake {}

    /** Not accepted: the sender must learn of it. */
    record Reject(RejectReason reason) implements Intake {}

    /** Why a webhook is acknowledged and not used. */
    enum DropReason {
        /**
         * No signature at all: the platform's console probes an address before it hands out the
         * key.
         */
        UNSIGNED,
        /** The key to verify with is not set up yet. */
        NOT_CONFIGURED,
        /** Genuine, but not readable as the platform's JSON. */
        MALFORMED,
        /** Of an app or account this installation does not serve. */
        UNKNOWN_ACCOUNT,
        /** An event this version has never heard of. */
        UNKNOWN_EVENT,
        /** An event that agents or customers do not want to see. */
        NOT_SHOWN,
        /** What the bridge itself, or a colleague elsewhere, has sent. */
        ECHO,
        /** Between agents. */
        PRIVATE_NOTE,
        /** The helpdesk talking about the conversation, not in it. */
        STATUS_LINE,
        /** No part with anything in it. */
        EMPTY
    }

    /** Why a webhook is refused. */
    enum RejectReason {
        BAD_SIGNATURE(401),
        TOO_LARGE(413);

        private final int status;

        RejectReason(int status) {
            this.status = status;
        }

        /** The HTTP status of the answer. */
        public int status() {
            return status;
        }
    }
}
