package io.oabridge.playground.zalo;

import io.oabridge.playground.simulator.Call;
import io.oabridge.playground.simulator.Reply;
import io.oabridge.playground.simulator.SimulatorServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Where an administrator lets the app in; docs/platforms/zalo.md §1.2 and §1.3. */
final class PermissionPage {
    private static final int REDIRECT_INVALID = -14003;
    private static final String PATH = "/v4/oa/permission";

    private final ZaloSettings.App app;
    private final ZaloSettings.OfficialAccount account;
    private final OAuth oauth;

    PermissionPage(ZaloSettings settings, OAuth oauth) {
        this.app = settings.app();
        this.account = settings.account();
        this.oauth = oauth;
    }

    void on(SimulatorServer server) {
        server.route("GET", PATH, this::show);
        server.route("POST", PATH + "/allow", this::allow);
        server.route(
                "GET",
                PATH + "/style.css",
                call ->
                        Reply.text(
                                200, "text/css; charset=utf-8", Resources.text("permission.css")));
    }

    private Reply show(Call call) {
        String redirect = call.query("redirect_uri").orElse("");
        return refusal(call.query("app_id").orElse(""), redirect)
                .orElseGet(() ->
                        page(
                                200,
                                "permission.html",
                                Map.of(
                                        "appId", app.id(),
                                        "oaId", account.id(),
                                        "oaName", account.name(),
                                        "redirectUri", redirect,
                                        "state", call.query("state").orElse(""),
                                        "challenge", call.query("code_challenge").orElse(""))));
    }

    private Reply allow(Call call) {
        Map<String, String> form = call.form();
        String redirect = form.getOrDefault("redirect_uri", "");
        return refusal(form.getOrDefault("app_id", ""), redirect)
                .orElseGet(() -> back(redirect, form));
    }

    private Reply back(String redirect, Map<String, String> form) {
        String code = oauth.issueCode(given(form, "code_challenge"));
        StringBuilder address = new StringBuilder(redirect);
        address.append(redirect.contains("?") ? '&' : '?');
        address.append("oa_id=").append(encode(account.id())).append("&code=").append(encode(code));
        given(form, "state").ifPresent(state -> address.append("&state=").append(encode(state)));
        return Reply.redirect(address.toString());
    }

    private Optional<Reply> refusal(String appId, String redirect) {
        if (!appId.equals(app.id())) {
            return Optional.of(error("No active app has this app_id."));
        }
        return redirect.equals(app.redirectUri().toString())
                ? Optional.empty()
                : Optional.of(
                        error(
                                "redirect_uri is not the Official Account Callback Url registered"
                                        + " for the app."));
    }

    private static Reply error(String reason) {
        return page(
                200,
                "permission-error.html",
                Map.of("code", String.valueOf(REDIRECT_INVALID), "reason", reason));
    }

    private static Reply page(int status, String template, Map<String, String> values) {
        String html = Resources.text(template);
        for (Map.Entry<String, String> value : values.entrySet()) {
            html = html.replace("{{" + value.getKey() + "}}", escape(value.getValue()));
        }
        return Reply.html(status, html);
    }

    private static Optional<String> given(Map<String, String> form, String name) {
        return Optional.ofNullable(form.get(name)).filter(value -> !value.isEmpty());
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Braces too, so that a value never reads as a placeholder of the next replacement. */
    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("{", "&#123;");
    }
}
