package io.oabridge.connect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.LocalizedText;
import io.oabridge.freshchat.AccountCheckup;
import io.oabridge.freshchat.AccountCheckup.Choices;
import io.oabridge.freshchat.Finding;
import io.oabridge.freshchat.FreshchatAccount;
import io.oabridge.relay.port.SecretStore;
import io.oabridge.transport.AllowedHosts;
import io.oabridge.transport.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The form about the Freshchat account. What is entered is tried out on the real account before
 * anything is stored, and a mistake keeps everything as it was.
 */
final class FreshchatPage {
    static final String PATH = "/connect/freshchat";

    private static final Logger LOG = LoggerFactory.getLogger(FreshchatPage.class);

    /** The public key may come later: without it webhooks are dropped, and nothing is wrong. */
    private static final Set<Finding> MAY_STAY =
            Set.of(Finding.WEBHOOK_KEY_NOT_SET, Finding.NOT_REACHED);

    private final SecretStore secret;
    private final AllowedHosts hosts;
    private final AccountCheckup checkup;

    FreshchatPage(SecretStore secret, AllowedHosts hosts, AccountCheckup checkup) {
        this.secret = secret;
        this.hosts = hosts;
        this.checkup = checkup;
    }

    /** The stored values, and what a check-up of them finds. */
    PageAnswer show(Visitor visitor) {
        SecretStore.Stored stored = secret.read();
        ObjectNode fields = SetUp.fields(stored);
        FreshchatSecret known = SetUp.freshchatOf(stored);
        return new FreshchatForm(
                        stored.version(),
                        FreshchatEntry.of(fields),
                        !SetUp.text(fields, FreshchatEntry.API_TOKEN).isEmpty(),
                        checkup.run(known.account(), known.channel(), known.noteAuthor()),
                        checkup.choices(known.account()))
                .answer(visitor, 200, Map.of(), "");
    }

    PageAnswer save(Visitor visitor) {
        SecretStore.Stored stored = secret.read();
        ObjectNode fields = SetUp.fields(stored);
        FreshchatEntry entry = FreshchatEntry.read(visitor.request());
        boolean tokenIsStored = !SetUp.text(fields, FreshchatEntry.API_TOKEN).isEmpty();
        String version = visitor.request().field(SavedForm.VERSION);
        Map<String, LocalizedText> problems = entry.problems(fields, hosts);
        if (!problems.isEmpty()) {
            return new FreshchatForm(version, entry, tokenIsStored, List.of(), Choices.NONE)
                    .answer(visitor, 422, problems, SavedForm.notSaved(visitor));
        }
        FreshchatAccount account = entry.account(fields);
        List<Finding> findings = checkup.run(account, entry.channel(), entry.noteAuthor());
        boolean anyway = visitor.request().field("anyway").equals("yes");
        if (!mayBeSaved(findings, anyway)) {
            return new FreshchatForm(
                            version, entry, tokenIsStored, findings, checkup.choices(account))
                    .answer(visitor, 422, Map.of(), SavedForm.notSaved(visitor));
        }
        if (!secret.replace(version, Json.write(entry.mergedInto(fields)))) {
            return new FreshchatForm(
                            stored.version(),
                            entry,
                            tokenIsStored,
                            findings,
                            checkup.choices(account))
                    .answer(visitor, 409, Map.of(), SavedForm.changedMeanwhile(visitor));
        }
        LOG.atInfo().addKeyValue("secret", "freshchat").log("set-up saved");
        return SavedForm.saved(visitor);
    }

    /**
     * @param anyway whether the administrator vouches for what could not be looked at
     */
    static boolean mayBeSaved(List<Finding> findings, boolean anyway) {
        boolean mistaken =
                findings.stream()
                        .filter(it -> it.severity() == Finding.Severity.PROBLEM)
                        .anyMatch(it -> !MAY_STAY.contains(it));
        return !mistaken && (anyway || !findings.contains(Finding.NOT_REACHED));
    }
}
