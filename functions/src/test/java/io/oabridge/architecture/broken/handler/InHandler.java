package io.oabridge.architecture.broken.handler;

import com.fasterxml.jackson.databind.ObjectMapper;

/** In its place, and badly made. */
public record InHandler(ObjectMapper mapper) {}
