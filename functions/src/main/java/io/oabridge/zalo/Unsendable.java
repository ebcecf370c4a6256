package io.oabridge.zalo;

import io.oabridge.domain.Content;

/**
 * Why something of an agent's cannot be sent at all. The customer could do nothing with a dead
 * address or an apology, so nothing is sent, and the agent reads why: it is refused like something
 * Zalo refuses, with a text of its own in {@code failures_vi} and {@code failures_en}.
 */
enum Unsendable {
    /** A file whose address the helpdesk never told. */
    FILE_WITHOUT_ADDRESS("file-without-address"),
    /** A medium that is not given out (any more) at the address the helpdesk told. */
    FILE_GONE("file-gone"),
    /** A kind of content that has no form in Zalo, or that lacks what it consists of. */
    KIND_UNKNOWN("kind-unknown");

    private final String code;

    Unsendable(String code) {
        this.code = code;
    }

    /** Why there is nothing to send of content that no words can stand for. */
    static Unsendable of(Content content) {
        return content instanceof Content.Pending ? FILE_WITHOUT_ADDRESS : KIND_UNKNOWN;
    }

    /** The refusal's code, and the reason its texts are filed under. */
    String code() {
        return code;
    }
}
