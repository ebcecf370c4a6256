package io.oabridge.architecture.broken.zalo;

import io.oabridge.architecture.broken.freshchat.InFreshchat;
import io.oabridge.architecture.broken.topology.InTopology;

/** Knows its neighbour, and more that is not its business. */
public record InZalo(InFreshchat neighbour, InTopology topology) {}
