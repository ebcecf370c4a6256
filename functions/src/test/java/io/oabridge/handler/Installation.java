package io.oabridge.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.connect.SetUp;
import io.oabridge.domain.Secret;
import io.oabridge.freshchat.FreshchatAccount;
import io.oabridge.relay.fakes.Samples;
import io.oabridge.relay.port.SecretSource;
import io.oabridge.relay.port.SecretStore;
import io.oabridge.topology.EnvironmentKey;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.transport.AllowedHosts;
import io.oabridge.transport.Json;
import io.oabridge.zalo.ZaloApp;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What an invented installation was set up with. */
final class Installation {
    static final String APP_ID = "1000000000000000001";
    static final String OA_SECRET_KEY = "neutral-oa-secret-key";
    static final String DOMAIN_CODE = "NeutralCode_1-2";
    static final String INSTALL_KEY = "playground-install-key";

    private static final Map<EnvironmentKey, String> VALUES =
            Map.ofEntries(
                    Map.entry(EnvironmentKey.ZALO_CALLS_PER_MINUTE, "600"),
                    Map.entry(EnvironmentKey.FRESHCHAT_CALLS_PER_MINUTE, "120"),
                    Map.entry(EnvironmentKey.ZALO_API_URL, "http://localhost:8081"),
                    Map.entry(EnvironmentKey.ZALO_OAUTH_URL, "http://localhost:8081/oauth"),
                    Map.entry(EnvironmentKey.PUBLIC_URL, "https://bridge.example"),
                    Map.entry(EnvironmentKey.RETRY_MAX_DELAY_SECONDS, "5"),
                    Map.entry(EnvironmentKey.LANGUAGE, "en"),
                    Map.entry(EnvironmentKey.ZALO_MEDIA_HOSTS, "media.example, *.zalo.example"),
                    Map.entry(EnvironmentKey.FRESHCHAT_MEDIA_HOSTS, "http://localhost:8082"),
                    Map.entry(EnvironmentKey.FRESHCHAT_API_HOSTS, "http://localhost:8082"));

    private Installation() {}

    /** Every variable there is, with a value it may have. */
    static Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>();
        for (EnvironmentKey key : EnvironmentKey.values()) {
            variables.put(key.variable(), value(key));
        }
        return variables;
    }

    /** The variables one function declares. */
    static Map<String, String> environment(FunctionSpec function) {
        Map<String, String> variables = new HashMap<>();
        function.environment().forEach(key -> variables.put(key.variable(), value(key)));
        return variables;
    }

    /** Only what the function cannot start without. */
    static Map<String, String> requiredEnvironment(FunctionSpec function) {
        Map<String, String> variables = environment(function);
        Stream.of(EnvironmentKey.values())
                .filter(key -> !key.required())
                .forEach(key -> variables.remove(key.variable()));
        return variables;
    }

    static String value(EnvironmentKey key) {
        return VALUES.getOrDefault(key, "the-" + key);
    }

    static Function<String, Optional<String>> in(Map<String, String> variables) {
        return name -> Optional.ofNullable(variables.get(name));
    }

    static ZaloApp zaloApp() {
        return new ZaloApp(
                APP_ID, new Secret("neutral-app-secret"), new Secret(OA_SECRET_KEY), false);
    }

    /** The Zalo secret as it is stored. */
    static ObjectNode zaloSecret() {
        return Json.MAPPER
                .createObjectNode()
                .put("appId", APP_ID)
                .put("appSecret", "neutral-app-secret")
                .put("oaSecretKey", OA_SECRET_KEY)
                .put("installKey", INSTALL_KEY)
                .put("domainVerification", DOMAIN_CODE);
    }

    /** The Freshchat secret as it is stored. */
    static ObjectNode freshchatSecret() {
        return Json.MAPPER
                .createObjectNode()
                .put("appId", Samples.DESK.value())
                .put("baseUrl", "https://neutral.freshchat.com/v2")
                .put("apiToken", "invented-token")
                .put("webhookPublicKey", "")
                .put("channelId", Samples.CHANNEL.value())
                .put("agentId", Samples.NOTE_AUTHOR.value());
    }

    /** The set-up pages' view of these secrets. */
    static SetUp setUp(SecretStore zalo, SecretStore freshchat, Settings settings) {
        return new SetUp(
                settings.language(),
                settings.zaloOauth(),
                zalo,
                new SecretSource<>() {
                    @Override
                    public JsonNode current() {
                        return Json.object(zalo.read().text()).orElseThrow();
                    }

                    @Override
                    public Optional<JsonNode> changed() {
                        return Optional.empty();
                    }
                },
                freshchat,
                AllowedHosts.of(List.of("*.freshchat.com", "http://localhost:8082")));
    }

    static FreshchatAccount freshchatAccount(String webhookPublicKey) {
        return new FreshchatAccount(
                Samples.DESK,
                URI.create("https://example.invalid/v2"),
                new Secret("invented-token"),
                webhookPublicKey);
    }
}
