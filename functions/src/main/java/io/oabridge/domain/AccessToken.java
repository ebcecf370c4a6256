package io.oabridge.domain;

/**
 * What authorises one call to a messenger on behalf of a connection; short-lived, prints as stars.
 */
public record AccessToken(Secret secret) {}
