package io.oabridge.domain;

/** A messenger account joined to a helpdesk account, with the rules its owner chose. */
public record Connection(
        ConnectionId id, HelpdeskAccountId helpdesk, ConnectionSettings settings) {}
