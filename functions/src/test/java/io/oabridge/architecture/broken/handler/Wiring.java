package io.oabridge.architecture.broken.handler;

import java.net.http.HttpClient;

/** Hands out what reaches a platform. */
public record Wiring(HttpClient messenger) {}
