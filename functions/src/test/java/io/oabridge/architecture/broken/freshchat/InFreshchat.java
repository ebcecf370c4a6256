package io.oabridge.architecture.broken.freshchat;

import io.oabridge.architecture.broken.tokens.InTokens;

/** Knows its neighbour. */
public record InFreshchat(InTokens neighbour) {}
