package io.oabridge.architecture.broken.secrets;

import io.oabridge.architecture.broken.zalo.InZalo;

/** Knows its neighbour. */
public record InSecrets(InZalo neighbour) {}
