package io.oabridge.connect;

import io.oabridge.connect.Sessions.Session;
import io.oabridge.domain.Language;
import io.oabridge.domain.LocalizedText;
import io.oabridge.domain.Secret;
import io.oabridge.freshchat.AccountCheckup;
import io.oabridge.relay.port.Meter;
import io.oabridge.tokens.Authorization;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All pages of an installation: what Zalo and everybody may see, the way in by the install key, and
 * the set-up behind it.
 */
public final class SetUpPages {
    private static final Logger LOG = LoggerFactory.getLogger(SetUpPages.class);
    private static final Pattern SET_UP = Pattern.compile(".*?(/connect(?:/.*)?)");
    private static final String ENTRY = "/connect";
    private static final String LANGUAGE = "oabridge_language";
    private static final long A_YEAR = 365L * 24 * 60 * 60;

    private final SetUp setUp;
    private final Meter meter;
    private final Sessions sessions;
    private final OverviewPage overview;
    private final ZaloAppPage zaloApp;
    private final FreshchatPage freshchat;
    private final SettingsPage settings;
    private final ZaloVisit visit;

    /**
     * @param random must be cryptographically strong
     */
    public SetUpPages(
            SetUp setUp,
            Accounts accounts,
            Authorization authorization,
            AccountCheckup checkup,
            Meter meter,
            RandomGenerator random) {
        this.setUp = setUp;
        this.meter = meter;
        this.sessions =
                new Sessions(
                        () -> new Secret(SetUp.text(setUp.zaloFields().current(), "installKey")),
                        random,
                        accounts.clock());
        this.overview = new OverviewPage(setUp, accounts, checkup);
        this.zaloApp = new ZaloAppPage(setUp.zalo());
        this.freshchat = new FreshchatPage(setUp.freshchat(), setUp.freshchatHosts(), checkup);
        this.settings = new SettingsPage(accounts.connections(), setUp.freshchat(), checkup);
        this.visit = new ZaloVisit(setUp, authorization, accounts.connections());
    }

    /** Never throws for what a browser sent. */
    public PageAnswer answer(PageRequest request) {
        Optional<Language> chosen = request.parameter("lang").flatMap(Language::ofCode);
        Language language =
                chosen.or(() -> request.cookie(LANGUAGE).flatMap(Language::ofCode))
                        .orElse(setUp.language());
        Matcher path = SET_UP.matcher(request.path());
        PageAnswer answer =
                path.matches()
                        ? setUp(request, path.group(1), language)
                        : DomainVerification.answer(
                                request.path(),
                                language,
                                SetUp.text(
                                        setUp.zaloFields().current(),
                                        ZaloAppEntry.DOMAIN_VERIFICATION));
        return chosen.map(it ->
                        answer.with(request.cookie(LANGUAGE, it.code(), ENTRY, "Lax", A_YEAR)))
                .orElse(answer);
    }

    private PageAnswer setUp(PageRequest request, String path, Language language) {
        if (path.equals(ZaloVisit.CALLBACK)) {
            return visit.callback(request, language);
        }
        Optional<Session> known = sessions.of(request);
        if (path.equals(ENTRY) && (known.isEmpty() || request.isPost())) {
            return entry(request, language, known);
        }
        if (known.isPresent()) {
            Visitor visitor = new Visitor(request, language, known.get());
            return request.isPost() && !known.get().sent(request)
                    ? outdated(request, language)
                    : letIn(visitor, path);
        }
        boolean mayHaveKey = path.equals(ZaloVisit.PATH) || path.equals(FreshchatPage.PATH);
        Optional<String> key = request.parameter("key").filter(_ -> !request.isPost());
        if (mayHaveKey && key.filter(sessions::isInstallKey).isPresent()) {
            Session opened = sessions.open();
            PageAnswer answer = letIn(new Visitor(request, language, opened), path);
            return path.equals(ZaloVisit.PATH)
                    ? answer
                    : answer.with(sessions.cookie(request, opened));
        }
        if (key.isPresent()) {
            refused("key");
        }
        return EntryPage.notLetIn(request, language);
    }

    private PageAnswer entry(PageRequest request, Language language, Optional<Session> known) {
        if (!request.isPost()) {
            return EntryPage.ask(request, language);
        }
        if (!request.field("leave").isEmpty()) {
            return known.filter(it -> it.sent(request)).isPresent()
                    ? PageAnswer.redirect(303, request.at(ENTRY)).with(sessions.farewell(request))
                    : outdated(request, language);
        }
        if (!sessions.isInstallKey(request.field("key"))) {
            refused("key");
            return EntryPage.wrongKey(request, language);
        }
        return PageAnswer.redirect(303, request.at(ENTRY))
                .with(sessions.cookie(request, sessions.open()));
    }

    private PageAnswer letIn(Visitor visitor, String path) {
        boolean post = visitor.request().isPost();
        if (path.startsWith(SettingsPage.PATH)) {
            return settings.answer(visitor).orElseGet(() -> notFound(visitor.language()));
        }
        return switch (path) {
            case ENTRY -> overview.show(visitor);
            case ZaloVisit.PATH -> visit.start(visitor.request(), visitor.language());
            case ZaloAppPage.PATH -> post ? zaloApp.save(visitor) : zaloApp.show(visitor);
            case FreshchatPage.PATH -> post ? freshchat.save(visitor) : freshchat.show(visitor);
            default -> notFound(visitor.language());
        };
    }

    private PageAnswer outdated(PageRequest request, Language language) {
        refused("form");
        return EntryPage.notLetIn(request, language);
    }

    private void refused(String reason) {
        LOG.atWarn().addKeyValue("reason", reason).log("not let into the set-up pages");
        meter.count(Meter.Signal.ENTRY_REFUSED, reason);
    }

    private static PageAnswer notFound(Language language) {
        return PageAnswer.page(
                404,
                Html.page(
                        language,
                        "",
                        new LocalizedText("Không có trang này", "No such page").in(language),
                        ""));
    }
}
