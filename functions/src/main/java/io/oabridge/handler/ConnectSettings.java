package io.oabridge.handler;

import io.oabridge.domain.Connection;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.ConnectionSettings;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.Language;
import io.oabridge.relay.port.SecretSource;
import java.net.URI;
import java.util.Optional;

/** What the connect page needs to know about this installation. */
record ConnectSettings(
        Settings settings, SecretSource<ZaloSecret> zalo, SecretSource<FreshchatSecret> freshchat) {

    /** An installation without an install key lets nobody in. */
    boolean isInstallKey(String candidate) {
        ZaloSecret secret = zalo.current();
        return !secret.installKey().isBlank() && secret.installKey().matches(candidate);
    }

    /** Blank when Zalo has not been asked to verify the domain. */
    String domainVerification() {
        return zalo.current().domainVerification();
    }

    String zaloAppId() {
        return zalo.current().app().appId();
    }

    URI zaloOauth() {
        return settings.zaloOauth();
    }

    Optional<URI> publicUrl() {
        return settings.publicUrl();
    }

    Language language() {
        return settings.language();
    }

    HelpdeskAccountId helpdesk() {
        return freshchat.current().account().appId();
    }

    /**
     * How a newly connected account behaves until its owner says otherwise; empty as long as the
     * helpdesk's account is not set up.
     */
    Optional<Connection> newConnection(ConnectionId id) {
        FreshchatSecret secret = freshchat.current();
        return secret.channel()
                .filter(_ -> secret.account().isConfigured())
                .map(channel ->
                        ConnectionSettings.defaults(channel).withLanguage(settings.language()))
                .map(it -> secret.noteAuthor().map(it::withNoteAuthor).orElse(it))
                .map(it -> new Connection(id, secret.account().appId(), it));
    }
}
