package io.oabridge.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.AgentId;
import io.oabridge.domain.ChannelId;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.LocalizedText;
import io.oabridge.domain.Secret;
import io.oabridge.freshchat.FreshchatAccount;
import io.oabridge.transport.AllowedHosts;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an administrator enters about the Freshchat account. A token left empty stays as it is
 * stored.
 */
record FreshchatEntry(
        String baseUrl,
        String appId,
        Secret apiToken,
        String channelId,
        String agentId,
        String webhookPublicKey) {

    static final String BASE_URL = "baseUrl";
    static final String APP_ID = "appId";
    static final String API_TOKEN = "apiToken";
    static final String CHANNEL_ID = "channelId";
    static final String AGENT_ID = "agentId";
    static final String WEBHOOK_PUBLIC_KEY = "webhookPublicKey";

    static FreshchatEntry read(PageRequest request) {
        return new FreshchatEntry(
                request.field(BASE_URL).replaceFirst("/+$", ""),
                request.field(APP_ID),
                new Secret(request.field(API_TOKEN)),
                request.field(CHANNEL_ID),
                request.field(AGENT_ID),
                request.field(WEBHOOK_PUBLIC_KEY).replace("\r\n", "\n"));
    }

    /** Without the token, which is never shown again. */
    static FreshchatEntry of(JsonNode stored) {
        return new FreshchatEntry(
                SetUp.text(stored, BASE_URL),
                SetUp.text(stored, APP_ID),
                new Secret(""),
                SetUp.text(stored, CHANNEL_ID),
                SetUp.text(stored, AGENT_ID),
                SetUp.text(stored, WEBHOOK_PUBLIC_KEY));
    }

    /** What is wrong before anybody is asked, by field. */
    Map<String, LocalizedText> problems(JsonNode stored, AllowedHosts hosts) {
        Map<String, LocalizedText> problems = new LinkedHashMap<>();
        if (!isApi(hosts)) {
            problems.put(
                    BASE_URL,
                    new LocalizedText(
                            "Hãy nhập toàn bộ địa chỉ https đến hết /v2, trên máy chủ của Freshchat (….freshchat.com hoặc ….myfreshworks.com).",
                            "Enter the whole https address up to /v2, at a host of Freshchat (….freshchat.com or ….myfreshworks.com)."));
        }
        if (appId.isEmpty()) {
            problems.put(
                    APP_ID,
                    new LocalizedText(
                            "Hãy chép App ID từ Settings > Mobile SDKs.",
                            "Copy the App ID from Settings > Mobile SDKs."));
        }
        if (!apiToken.isBlank() && !apiToken.fitsIntoHeader()) {
            problems.put(API_TOKEN, SetUp.NOT_A_CREDENTIAL);
        }
        if (tokenOr(stored).isBlank()) {
            problems.put(
                    API_TOKEN,
                    new LocalizedText(
                            "Hãy nhập API token, tạo tại Admin > API Tokens.",
                            "Enter the API token, which is made under Admin > API Tokens."));
        }
        return problems;
    }

    /**
     * The account as it would be stored. Only for an entry without problems.
     *
     * @param stored has the token if none was entered
     */
    FreshchatAccount account(JsonNode stored) {
        return new FreshchatAccount(
                new HelpdeskAccountId(appId),
                URI.create(baseUrl),
                tokenOr(stored),
                webhookPublicKey);
    }

    Optional<ChannelId> channel() {
        return Optional.of(channelId).filter(id -> !id.isEmpty()).map(ChannelId::new);
    }

    Optional<AgentId> noteAuthor() {
        return Optional.of(agentId).filter(id -> !id.isEmpty()).map(AgentId::new);
    }

    /** The secret as it is to be stored: what is not entered here stays in it. */
    ObjectNode mergedInto(JsonNode stored) {
        ObjectNode merged = stored.deepCopy();
        return merged.put(BASE_URL, baseUrl)
                .put(APP_ID, appId)
                .put(API_TOKEN, tokenOr(stored).reveal())
                .put(CHANNEL_ID, channelId)
                .put(AGENT_ID, agentId)
                .put(WEBHOOK_PUBLIC_KEY, webhookPublicKey);
    }

    private Secret tokenOr(JsonNode stored) {
        return apiToken.isBlank() ? new Secret(SetUp.text(stored, API_TOKEN)) : apiToken;
    }

    /** The token goes to this address, so it must be Freshchat's or one the operator listed. */
    private boolean isApi(AllowedHosts hosts) {
        try {
            URI address = new URI(baseUrl);
            return hosts.allow(address)
                    && String.valueOf(address.getRawPath()).endsWith("/v2")
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
