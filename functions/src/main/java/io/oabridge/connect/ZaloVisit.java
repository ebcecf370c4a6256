package io.oabridge.connect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Language;
import io.oabridge.relay.port.ConnectionBook;
import io.oabridge.tokens.Authorization;
import io.oabridge.zalo.ZaloPermissionPage;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects an Official Account: to Zalo's permission page, and back. The visit is bound to the
 * browser by a cookie, so that a stranger's callback cannot be slipped in.
 */
final class ZaloVisit {
    static final String PATH = "/connect/zalo";
    static final String CALLBACK = "/connect/zalo/callback";

    private static final Logger LOG = LoggerFactory.getLogger(ZaloVisit.class);
    private static final String COOKIE = "oabridge_visit";
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final SetUp setUp;
    private final Authorization authorization;
    private final ConnectionBook connections;

    ZaloVisit(SetUp setUp, Authorization authorization, ConnectionBook connections) {
        this.setUp = setUp;
        this.authorization = authorization;
        this.connections = connections;
    }

    /** For whoever was let in. Nothing is started before the other two sides are set up. */
    PageAnswer start(PageRequest request, Language language) {
        ObjectNode zalo = SetUp.fields(setUp.zalo().read());
        String appId = SetUp.text(zalo, ZaloAppEntry.APP_ID);
        boolean complete =
                !appId.isEmpty()
                        && !SetUp.text(zalo, ZaloAppEntry.APP_SECRET).isEmpty()
                        && setUp.newConnection(new ConnectionId("zalo", "0")).isPresent();
        if (!complete) {
            return PageAnswer.page(409, VisitPages.notSetUp(language));
        }
        Authorization.Started visit = authorization.start();
        URI page =
                new ZaloPermissionPage(setUp.zaloOauth())
                        .address(
                                appId,
                                URI.create(request.home() + CALLBACK),
                                ZaloPermissionPage.codeChallenge(visit.codeVerifier()),
                                visit.state());
        // Zalo's page sends the browser back from another site, which Strict would not survive.
        return PageAnswer.redirect(302, page.toString())
                .with(request.cookie(COOKIE, visit.state(), PATH, "Lax", LIFE.toSeconds()));
    }

    PageAnswer callback(PageRequest request, Language language) {
        Optional<String> visit = request.cookie(COOKIE);
        Optional<String> state = request.parameter("state").or(() -> visit);
        Optional<String> code = request.parameter("code");
        Optional<String> account = request.parameter("oa_id").filter(id -> id.matches("\\d{1,32}"));
        if (visit.isEmpty() || !visit.equals(state)) {
            return PageAnswer.page(400, VisitPages.otherBrowser(language));
        }
        if (code.isEmpty() || account.isEmpty()) {
            return PageAnswer.page(400, VisitPages.notGranted(language));
        }
        ConnectionId claimed = new ConnectionId("zalo", account.get());
        return switch (authorization.finish(state.get(), code.get(), claimed)) {
            case Authorization.Outcome.Connected(ConnectionId id, String name) -> {
                register(id);
                LOG.atInfo().addKeyValue("connection", id).log("connected");
                yield PageAnswer.page(200, VisitPages.connected(language, name, id));
            }
            case Authorization.Outcome.UnknownVisit() ->
                    PageAnswer.page(400, VisitPages.tooLate(language));
            case Authorization.Outcome.Failed(String errorCode, String explanation) -> {
                LOG.atWarn().addKeyValue("code", errorCode).log("not connected");
                yield PageAnswer.page(502, VisitPages.failed(language, errorCode, explanation));
            }
        };
    }

    /** A new connection starts with the installation's defaults; an old one keeps its settings. */
    private void register(ConnectionId id) {
        if (connections.find(id).isEmpty()) {
            setUp.newConnection(id).ifPresent(connections::save);
        }
    }
}
