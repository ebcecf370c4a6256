package io.oabridge.connect;

import io.oabridge.domain.Connection;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.ConnectionSettings;
import io.oabridge.domain.LocalizedText;
import io.oabridge.freshchat.AccountCheckup;
import io.oabridge.freshchat.Finding;
import io.oabridge.freshchat.FreshchatAccount;
import io.oabridge.relay.port.ConnectionBook;
import io.oabridge.relay.port.SecretStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings of one connected account: all of them change at once, or none does. */
final class SettingsPage {
    static final String PATH = "/connect/settings/";

    private static final Logger LOG = LoggerFactory.getLogger(SettingsPage.class);
    private static final List<String> SWITCHES =
            List.of(
                    SettingsEntry.BOT_MESSAGES,
                    SettingsEntry.MIRROR_OWNER_REPLIES,
                    SettingsEntry.REACTIONS);

    private final ConnectionBook connections;
    private final SecretStore freshchat;
    private final AccountCheckup checkup;

    SettingsPage(ConnectionBook connections, SecretStore freshchat, AccountCheckup checkup) {
        this.connections = connections;
        this.freshchat = freshchat;
        this.checkup = checkup;
    }

    /** Empty when there is no such connection. */
    Optional<PageAnswer> answer(Visitor visitor) {
        String account = visitor.request().path().replaceFirst("^.*/", "");
        return Optional.of(account)
                .filter(it -> it.matches("\\d{1,32}"))
                .flatMap(it -> connections.find(new ConnectionId("zalo", it)))
                .map(it -> visitor.request().isPost() ? save(visitor, it) : show(visitor, it));
    }

    private PageAnswer show(Visitor visitor, Connection connection) {
        return page(
                visitor, 200, connection, SettingsEntry.show(connection.settings()), Map.of(), "");
    }

    private PageAnswer save(Visitor visitor, Connection connection) {
        Map<String, String> values = entered(visitor.request());
        if (!visitor.request().field(SavedForm.VERSION).equals(version(connection))) {
            String notice = SavedForm.changedMeanwhile(visitor);
            return page(visitor, 409, connection, values, Map.of(), notice);
        }
        return switch (SettingsEntry.read(values, connection.settings())) {
            case SettingsEntry.Invalid(Map<String, LocalizedText> problems) ->
                    page(visitor, 422, connection, values, problems, SavedForm.notSaved(visitor));
            case SettingsEntry.Valid(ConnectionSettings wanted) ->
                    save(visitor, connection, values, wanted);
        };
    }

    private PageAnswer save(
            Visitor visitor,
            Connection connection,
            Map<String, String> values,
            ConnectionSettings wanted) {
        Map<String, LocalizedText> problems = atFreshchat(wanted);
        if (!problems.isEmpty()) {
            return page(visitor, 422, connection, values, problems, SavedForm.notSaved(visitor));
        }
        connections.save(new Connection(connection.id(), connection.helpdesk(), wanted));
        LOG.atInfo().addKeyValue("connection", connection.id()).log("settings saved");
        return SavedForm.saved(visitor);
    }

    /** Only what is certainly wrong there; what cannot be looked up now is taken. */
    private Map<String, LocalizedText> atFreshchat(ConnectionSettings wanted) {
        Map<String, LocalizedText> problems = new LinkedHashMap<>();
        for (Finding finding :
                checkup.run(account(), Optional.of(wanted.channel()), wanted.noteAuthor())) {
            if (finding.severity() == Finding.Severity.PROBLEM) {
                switch (FreshchatForm.about(finding)) {
                    case FreshchatEntry.CHANNEL_ID ->
                            problems.put(SettingsEntry.CHANNEL, finding.text());
                    case FreshchatEntry.AGENT_ID ->
                            problems.put(SettingsEntry.NOTE_AUTHOR, finding.text());
                    default -> {}
                }
            }
        }
        return problems;
    }

    private PageAnswer page(
            Visitor visitor,
            int status,
            Connection connection,
            Map<String, String> values,
            Map<String, LocalizedText> problems,
            String notice) {
        String title =
                visitor.say("Cài đặt của OA ", "Settings of OA ") + connection.id().account();
        return PageAnswer.page(
                status,
                SavedForm.page(
                        visitor,
                        PATH + connection.id().account(),
                        title,
                        notice,
                        version(connection),
                        new SettingsForm(values, problems, checkup.choices(account()))
                                .fields(visitor)));
    }

    /** An unchecked box is not sent, and an empty notice is none. */
    private static Map<String, String> entered(PageRequest request) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : SettingsEntry.NAMES) {
            values.put(name, request.field(name).replace("\r\n", "\n"));
        }
        SWITCHES.forEach(name -> values.compute(name, (_, it) -> "true".equals(it) ? it : "false"));
        values.remove(SettingsEntry.RESOLVED_NOTICE, "");
        return values;
    }

    private FreshchatAccount account() {
        return SetUp.freshchatOf(freshchat.read()).account();
    }

    /** Another version means that somebody changed a setting after the form was shown. */
    private static String version(Connection connection) {
        return Integer.toHexString(SettingsEntry.show(connection.settings()).toString().hashCode());
    }
}
