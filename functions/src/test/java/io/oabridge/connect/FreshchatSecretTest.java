package io.oabridge.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.AgentId;
import io.oabridge.domain.ChannelId;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.Secret;
import io.oabridge.freshchat.FreshchatAccount;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreshchatSecretTest {
    private final ObjectNode json =
            JsonNodeFactory.instance
                    .objectNode()
                    .put("appId", "0a000000-0000-4000-8000-000000000001")
                    .put("baseUrl", "https://neutral.freshchat.example/v2")
                    .put("apiToken", "hush-token")
                    .put("webhookPublicKey", "-----BEGIN RSA PUBLIC KEY-----")
                    .put("channelId", "channel-1")
                    .put("agentId", "agent-1");

    @Test
    void everyFieldIsRead() {
        assertThat(FreshchatSecret.parse(json.toString()))
                .isEqualTo(
                        new FreshchatSecret(
                                new FreshchatAccount(
                                        new HelpdeskAccountId(
                                                "0a000000-0000-4000-8000-000000000001"),
                                        URI.create("https://neutral.freshchat.example/v2"),
                                        new Secret("hush-token"),
                                        "-----BEGIN RSA PUBLIC KEY-----"),
                                Optional.of(new ChannelId("channel-1")),
                                Optional.of(new AgentId("agent-1"))));
    }

    @Test
    void channelAndAgentMayStillBeMissing() {
        json.put("channelId", "").remove("agentId");

        FreshchatSecret secret = FreshchatSecret.parse(json.toString());

        assertThat(secret.channel()).isEmpty();
        assertThat(secret.noteAuthor()).isEmpty();
        assertThat(secret.account().isConfigured()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"appId\":\"\"}", "{\"note\":\"later\"}"})
    void aNewSecretIsNotConfiguredYet(String text) {
        assertThat(FreshchatSecret.parse(text).account())
                .isEqualTo(FreshchatAccount.NOT_CONFIGURED)
                .matches(account -> !account.isConfigured());
    }

    @Test
    void theWebhookKeyMayStillBeMissing() {
        json.remove("webhookPublicKey");

        assertThat(FreshchatSecret.parse(json.toString()).account().webhookPublicKey()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"appId", "baseUrl", "apiToken"})
    void aMissingFieldIsNamedAndNothingIsQuoted(String field) {
        json.remove(field);

        assertThatThrownBy(() -> FreshchatSecret.parse(json.toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the Freshchat secret has no \"" + field + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hush-token", "[\"hush-token\"]", "{\"apiToken\":\"hush-token\""})
    void whatIsNoJsonObjectIsNamedAndNotQuoted(String text) {
        assertThatThrownBy(() -> FreshchatSecret.parse(text))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the Freshchat secret is not a JSON object");
    }

    @ParameterizedTest
    @CsvSource({
        "https://neutral.freshchat.example/v2, https://neutral.freshchat.example/v2",
        "https://neutral.freshchat.example/v2/, https://neutral.freshchat.example/v2",
        "https://neutral.freshchat.example:8443/v2, https://neutral.freshchat.example:8443/v2",
        "http://localhost:8082/v2, http://localhost:8082/v2",
        "http://127.0.0.1/v2, http://127.0.0.1/v2",
    })
    void anAddressIsTakenWithoutItsLastSlash(String given, URI taken) {
        json.put("baseUrl", given);

        assertThat(FreshchatSecret.parse(json.toString()).account().baseUrl()).isEqualTo(taken);
    }

    /** The API token goes to this address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hush.freshchat.example/v2",
                "http://localhost.hush.example/v2",
                "http://127.0.0.1.hush.example/v2",
                "http://localhost@hush.example/v2",
                "https://user:hush@freshchat.example/v2",
                "https://hush.freshchat.example/v2?a=b",
                "https://hush.freshchat.example/v2#a",
                "http://localhost/hush?a=b",
                "http://localhost/hush #a",
                "https://hush.freshchat.example/{v2}",
                "https://hush_freshchat/v2|",
                "https://[hush/v2",
                "hush.freshchat.example/v2",
                "ftp://hush.freshchat.example/v2",
                "https:///hush/v2",
                "https:hush",
                "/hush/v2",
            })
    void anyOtherAddressIsRefusedWithoutQuotingIt(String given) {
        json.put("baseUrl", given);

        assertThatThrownBy(() -> FreshchatSecret.parse(json.toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .hasMessageContaining("baseUrl")
                .hasMessageNotContaining("hush");
    }
}
