package io.oabridge.playground.zalo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.simulator.Call;
import io.oabridge.playground.simulator.Faults;
import io.oabridge.playground.simulator.Reply;
import java.util.Map;
import java.util.Optional;

/** {@code POST /v4/oa/access_token}; docs/platforms/zalo.md §1.4 and §1.6. */
final class TokenEndpoint {
    static final String PATH = "/v4/oa/access_token";

    private final ZaloSettings.App app;
    private final OAuth oauth;
    private final Faults faults;
    private final Traffic traffic;

    TokenEndpoint(ZaloSettings.App app, OAuth oauth, Faults faults, Traffic traffic) {
        this.app = app;
        this.oauth = oauth;
        this.faults = faults;
        this.traffic = traffic;
    }

    Reply answer(Call call) {
        OAuth.Grant grant = grant(call);
        int error =
                switch (grant) {
                    case OAuth.Grant.Granted _ -> 0;
                    case OAuth.Grant.Denied denied -> denied.code().orElse(-1);
                };
        traffic.count(call, error);
        return Reply.json(200, json(grant));
    }

    private OAuth.Grant grant(Call call) {
        Optional<Faults.Fault> fault = faults.strike(ZaloFaults.OAUTH_ERROR, PATH);
        if (fault.isPresent()) {
            return OAuth.Grant.denied(
                    fault.get().number("code", -14014), "Switched fault", "a fault switch is set");
        }
        Map<String, String> form = call.form();
        if (!app.secret().equals(call.header("secret_key").orElse(""))) {
            return OAuth.Grant.denied(
                    "Invalid secret key", "header secret_key is not this app's secret key");
        }
        if (!app.id().equals(form.get("app_id"))) {
            return OAuth.Grant.denied("Invalid app id", "no app has this app_id");
        }
        return switch (form.getOrDefault("grant_type", "")) {
            case "authorization_code" ->
                    oauth.exchange(
                            form.getOrDefault("code", ""),
                            Optional.ofNullable(form.get("code_verifier")));
            case "refresh_token" -> oauth.refresh(form.getOrDefault("refresh_token", ""));
            default ->
                    OAuth.Grant.denied(
                            "Invalid grant type",
                            "grant_type is neither authorization_code nor refresh_token");
        };
    }

    private static ObjectNode json(OAuth.Grant grant) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        return switch (grant) {
            case OAuth.Grant.Granted granted ->
                    json.put("access_token", granted.access())
                            .put("refresh_token", granted.refresh())
                            .put("expires_in", String.valueOf(OAuth.ACCESS_LIFE.toSeconds()))
                            .put(
                                    "refresh_token_expires_in",
                                    String.valueOf(OAuth.REFRESH_LIFE.toSeconds()));
            case OAuth.Grant.Denied denied -> {
                denied.code().ifPresent(code -> json.put("error", code));
                yield json.put("error_name", denied.name())
                        .put("error_reason", denied.reason())
                        .put("error_description", denied.name() + ": " + denied.reason());
            }
        };
    }
}
