package io.oabridge.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.oabridge.domain.ConnectionId;
import io.oabridge.freshchat.Finding;
import io.oabridge.relay.port.ConnectionBook;
import io.oabridge.tokens.Authorization;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.zalo.ZaloPermissionPage;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects an Official Account: sends whoever holds the install key to Zalo's permission page, and
 * takes what comes back. The visit is bound to the browser by a cookie, so that a stranger's
 * callback cannot be slipped in. Also tells whoever holds the key what is wrong with the Freshchat
 * account's set-up, and Zalo whose domain this is.
 */
public final class ConnectHandler
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectHandler.class);
    private static final String START_PATH = "/connect/zalo";
    private static final String CHECKUP_PATH = "/connect/freshchat";
    private static final String FRESHCHAT_WEBHOOK_PATH = "/webhooks/freshchat/";
    private static final String CALLBACK_PATH = "/connect/zalo/callback";
    private static final String COOKIE = "oabridge_visit";
    private static final Duration VISIT = Duration.ofMinutes(10);

    private final ConnectSettings settings;
    private final Authorization authorization;
    private final ConnectionBook connections;
    private final Supplier<List<Finding>> freshchatCheckup;

    /** For Lambda. */
    public ConnectHandler() {
        this(Wiring.of(FunctionSpec.CONNECT));
    }

    private ConnectHandler(Wiring wiring) {
        this(
                wiring.connectSettings(),
                wiring.authorization(),
                wiring.connections(),
                wiring.freshchatCheckup());
    }

    ConnectHandler(
            ConnectSettings settings,
            Authorization authorization,
            ConnectionBook connections,
            Supplier<List<Finding>> freshchatCheckup) {
        this.settings = settings;
        this.authorization = authorization;
        this.connections = connections;
        this.freshchatCheckup = freshchatCheckup;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        String path = event.getRawPath();
        if (path.endsWith(CALLBACK_PATH)) {
            return callback(event);
        }
        if (path.endsWith(CHECKUP_PATH)) {
            return isLetIn(event) ? checkup(event) : notLetIn();
        }
        return path.endsWith(START_PATH) ? start(event) : DomainVerification.answer(path, settings);
    }

    private APIGatewayV2HTTPResponse start(APIGatewayV2HTTPEvent event) {
        if (!isLetIn(event)) {
            return notLetIn();
        }
        Authorization.Started visit = authorization.start();
        URI page =
                new ZaloPermissionPage(settings.zaloOauth())
                        .address(
                                settings.zaloAppId(),
                                callbackAddress(event),
                                ZaloPermissionPage.codeChallenge(visit.codeVerifier()),
                                visit.state());
        return HttpAnswers.redirect(page.toString(), cookie(event, visit.state(), VISIT));
    }

    private boolean isLetIn(APIGatewayV2HTTPEvent event) {
        return settings.isInstallKey(query(event, "key").orElse(""));
    }

    private APIGatewayV2HTTPResponse notLetIn() {
        LOG.atWarn().log("connect page asked for without the install key");
        return HttpAnswers.page(403, ConnectPages.notAllowed(settings.language()));
    }

    private APIGatewayV2HTTPResponse checkup(APIGatewayV2HTTPEvent event) {
        String webhook = publicUrl(event) + FRESHCHAT_WEBHOOK_PATH + settings.helpdesk().value();
        return HttpAnswers.page(
                200, CheckupPage.of(settings.language(), freshchatCheckup.get(), webhook));
    }

    private APIGatewayV2HTTPResponse callback(APIGatewayV2HTTPEvent event) {
        Optional<String> visit = cookieValue(event);
        Optional<String> state = query(event, "state").or(() -> visit);
        Optional<String> code = query(event, "code");
        Optional<String> account = query(event, "oa_id").filter(id -> id.matches("\\d{1,32}"));
        if (visit.isEmpty() || !visit.equals(state)) {
            return HttpAnswers.page(400, ConnectPages.otherBrowser(settings.language()));
        }
        if (code.isEmpty() || account.isEmpty()) {
            return HttpAnswers.page(400, ConnectPages.notGranted(settings.language()));
        }
        ConnectionId claimed = new ConnectionId("zalo", account.get());
        return switch (authorization.finish(state.get(), code.get(), claimed)) {
            case Authorization.Outcome.Connected(ConnectionId id, String name) -> {
                register(id);
                LOG.atInfo().addKeyValue("connection", id).log("connected");
                yield HttpAnswers.page(200, ConnectPages.connected(settings.language(), name, id));
            }
            case Authorization.Outcome.UnknownVisit() ->
                    HttpAnswers.page(400, ConnectPages.tooLate(settings.language()));
            case Authorization.Outcome.Failed(String errorCode, String explanation) -> {
                LOG.atWarn().addKeyValue("code", errorCode).log("not connected");
                yield HttpAnswers.page(
                        502, ConnectPages.failed(settings.language(), errorCode, explanation));
            }
        };
    }

    /** A new connection starts with the installation's defaults; an old one keeps its settings. */
    private void register(ConnectionId id) {
        if (connections.find(id).isEmpty()) {
            settings.newConnection(id).ifPresent(connections::save);
        }
    }

    private URI callbackAddress(APIGatewayV2HTTPEvent event) {
        return URI.create(publicUrl(event) + CALLBACK_PATH);
    }

    private String publicUrl(APIGatewayV2HTTPEvent event) {
        return settings.publicUrl()
                .map(URI::toString)
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                .orElseGet(() -> "https://" + event.getRequestContext().getDomainName());
    }

    private String cookie(APIGatewayV2HTTPEvent event, String state, Duration life) {
        String secure = publicUrl(event).startsWith("https:") ? "; Secure" : "";
        return COOKIE
                + "="
                + state
                + "; Path="
                + Optional.ofNullable(URI.create(publicUrl(event)).getRawPath()).orElse("")
                + "/connect/zalo; HttpOnly; SameSite=Lax; Max-Age="
                + life.toSeconds()
                + secure;
    }

    private static Optional<String> cookieValue(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getCookies()).orElse(List.of()).stream()
                .filter(cookie -> cookie.startsWith(COOKIE + "="))
                .map(cookie -> cookie.substring(COOKIE.length() + 1))
                .findFirst();
    }

    private static Optional<String> query(APIGatewayV2HTTPEvent event, String name) {
        return Optional.ofNullable(
                        Optional.ofNullable(event.getQueryStringParameters())
                                .orElse(Map.of())
                                .get(name))
                .filter(value -> !value.isBlank());
    }
}
