package io.oabridge.playground.freshchat;

/**
 * What happens to a message posted to a resolved conversation. Both outcomes are reported of real
 * accounts ({@code docs/platforms/freshchat.md} §3.4), so a bridge has to live with each.
 */
public enum ResolvedPosts {
    /** The message re-opens the conversation, even when the user has a newer one. */
    REOPEN,

    /** Re-opened, unless the user has a newer conversation: then refused with 400. */
    REFUSE_WHEN_REPLACED,

    /** Always refused: the account treats each conversation as a new ticket. */
    REFUSE
}
