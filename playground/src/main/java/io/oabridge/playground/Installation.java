package io.oabridge.playground;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.AccessToken;
import io.oabridge.domain.AgentId;
import io.oabridge.domain.ChannelId;
import io.oabridge.domain.Connection;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.ConnectionSettings;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.Language;
import io.oabridge.domain.Secret;
import io.oabridge.relay.port.ConnectionBook;
import io.oabridge.relay.port.TokenPair;
import io.oabridge.relay.port.TokenVault;
import java.time.Duration;
import java.time.Instant;

/** What an administrator does once before the first message: secrets, and a connected account. */
public record Installation(Options options) {
    public static final String ZALO_SECRET = "oabridge/zalo";
    public static final String FRESHCHAT_SECRET = "oabridge/freshchat";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ACCESS_TOKEN_LIFE = Duration.ofHours(25);

    /** The Official Account that is connected. */
    public ConnectionId connection() {
        return new ConnectionId("zalo", options.text(Option.OA_ID));
    }

    /** The secret of the Zalo side, as JSON. */
    public String zaloSecret() {
        ObjectNode zalo = JSON.createObjectNode();
        zalo.put("appId", options.text(Option.ZALO_APP_ID))
                .put("appSecret", options.text(Option.ZALO_APP_SECRET))
                .put("oaSecretKey", options.text(Option.OA_SECRET_KEY))
                .put("installKey", options.text(Option.INSTALL_KEY))
                .put("domainVerification", options.text(Option.DOMAIN_VERIFICATION));
        return zalo.toString();
    }

    /**
     * The secret of the Freshchat side, as JSON.
     *
     * @param base where the API is, up to {@code /v2}
     * @param webhookKey as the dashboard shows it
     */
    public String freshchatSecret(String base, String webhookKey) {
        ObjectNode freshchat = JSON.createObjectNode();
        freshchat
                .put("appId", options.text(Option.FRESHCHAT_APP_ID))
                .put("baseUrl", base)
                .put("apiToken", options.text(Option.FRESHCHAT_TOKEN))
                .put("webhookPublicKey", webhookKey)
                .put("channelId", options.text(Option.FRESHCHAT_CHANNEL))
                .put("agentId", options.text(Option.NOTE_AGENT));
        return freshchat.toString();
    }

    /**
     * The account is connected from the start, as if an administrator had been through the
     * permission page.
     */
    public void connect(ConnectionBook connections, TokenVault tokens) {
        ConnectionSettings settings =
                ConnectionSettings.defaults(new ChannelId(options.text(Option.FRESHCHAT_CHANNEL)))
                        .withLanguage(
                                Language.ofCode(options.text(Option.LANGUAGE)).orElse(Language.VI))
                        .withNoteAuthor(new AgentId(options.text(Option.NOTE_AGENT)));
        connections.save(
                new Connection(
                        connection(),
                        new HelpdeskAccountId(options.text(Option.FRESHCHAT_APP_ID)),
                        settings));
        Instant now = Instant.now();
        tokens.replace(
                connection(),
                new TokenPair(
                        new AccessToken(new Secret(options.text(Option.ZALO_ACCESS_TOKEN))),
                        new Secret(options.text(Option.ZALO_REFRESH_TOKEN)),
                        now,
                        now.plus(ACCESS_TOKEN_LIFE)));
    }
}
