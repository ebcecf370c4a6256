package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.ConnectionSettings;
import io.oabridge.domain.Secret;
import io.oabridge.freshchat.AccountCheckup;
import io.oabridge.freshchat.Finding;
import io.oabridge.relay.fakes.InMemorySecretStore;
import io.oabridge.relay.fakes.Samples;
import io.oabridge.transport.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the forms save, and what keeps them from saving. */
class SetUpFormsTest {
    private static final String ZALO = "/connect/zalo/app";
    private static final String FRESHCHAT = "/connect/freshchat";
    private static final String SETTINGS = "/connect/settings/" + Samples.SHOP.account();

    private final Visits visits = new Visits();
    private final Visits.Browser browser = visits.enter();

    @Test
    void theZaloAppIsSavedAndWhatThePageDoesNotKnowStays() {
        APIGatewayV2HTTPResponse answer =
                visits.submit(
                        browser,
                        ZALO,
                        Map.of(
                                "appId", Installation.APP_ID,
                                "oaSecretKey", "a-new-key",
                                "domainVerification", "zalo_verifierAb-1_.html",
                                "proveCalls", "true"));

        assertThat(answer.getStatusCode()).isEqualTo(303);
        assertThat(Visits.header(answer, "Location")).isEqualTo("/connect?saved=yes");
        assertThat(fields(visits.zalo))
                .isEqualTo(
                        Installation.zaloSecret()
                                .put("oaSecretKey", "a-new-key")
                                .put("domainVerification", "Ab-1_")
                                .put("proveCalls", true));
    }

    @Test
    void aMistakeIsNamedAndNothingIsSaved() {
        String before = visits.zalo.read().text();

        APIGatewayV2HTTPResponse answer =
                visits.submit(
                        browser,
                        ZALO,
                        Map.of("appId", "my <app>", "oaSecretKey", "neutral-app-secret"));

        assertThat(answer.getStatusCode()).isEqualTo(422);
        assertThat(answer.getBody())
                .contains("Nothing is saved yet", "The app id is a number")
                .contains("This is the app&#39;s secret.")
                .contains("value=\"my &lt;app&gt;\"");
        assertThat(visits.zalo.read().text()).isEqualTo(before);
    }

    @Test
    void whatSomebodyElseSavedMeanwhileIsNotOverwritten() {
        visits.installKey(Installation.INSTALL_KEY); // another version, the same key

        APIGatewayV2HTTPResponse answer =
                visits.submit(
                        browser,
                        ZALO,
                        Map.of("appId", Installation.APP_ID, "version", "version-1"));

        assertThat(answer.getStatusCode()).isEqualTo(409);
        assertThat(answer.getBody()).contains("somebody else changed this");
    }

    @Test
    void freshchatIsTriedOutWithWhatWasEnteredAndSavedWhenItIsGood() {
        Map<String, String> entered = freshchat();
        entered.put("apiToken", "another-token");
        entered.put("channelId", "channel-9");

        APIGatewayV2HTTPResponse answer = visits.submit(browser, FRESHCHAT, entered);

        assertThat(answer.getStatusCode()).isEqualTo(303);
        assertThat(visits.checkup.looked.getLast().apiToken())
                .isEqualTo(new Secret("another-token"));
        assertThat(fields(visits.freshchat).path("apiToken").asText()).isEqualTo("another-token");
        assertThat(fields(visits.freshchat).path("channelId").asText()).isEqualTo("channel-9");
    }

    @Test
    void anEmptyTokenKeepsTheStoredOneAndIsTriedOutWithIt() {
        visits.submit(browser, FRESHCHAT, freshchat());

        assertThat(visits.checkup.looked.getLast().apiToken())
                .isEqualTo(new Secret("invented-token"));
        assertThat(fields(visits.freshchat).path("apiToken").asText()).isEqualTo("invented-token");
    }

    @Test
    void aMistakeFoundAtFreshchatStandsBesideItsFieldAndNothingIsSaved() {
        String before = visits.freshchat.read().text();
        visits.checkup.findings = List.of(Finding.TOKEN_ACCEPTED, Finding.CHANNEL_NOT_FOUND);
        visits.checkup.choices =
                new AccountCheckup.Choices(
                        List.of(new AccountCheckup.Choice("channel-9", "Zalo & more")), List.of());

        APIGatewayV2HTTPResponse answer = visits.submit(browser, FRESHCHAT, freshchat());

        assertThat(answer.getStatusCode()).isEqualTo(422);
        assertThat(answer.getBody())
                .containsPattern("(?s)name=\"channelId\".*channelId-said.*not in this account")
                .contains("<option value=\"channel-9\">Zalo &amp; more</option>")
                .doesNotContain("name=\"anyway\"");
        assertThat(visits.freshchat.read().text()).isEqualTo(before);
    }

    @Test
    void whatCouldNotBeCheckedIsSavedOnlyWhenTheAdministratorSaysSo() {
        visits.checkup.findings = List.of(Finding.NOT_REACHED, Finding.WEBHOOK_KEY_READABLE);
        Map<String, String> entered = freshchat();
        entered.put("appId", "another-app");

        APIGatewayV2HTTPResponse first = visits.submit(browser, FRESHCHAT, entered);
        boolean savedAtOnce = fields(visits.freshchat).path("appId").asText().equals("another-app");
        entered.put("anyway", "yes");
        APIGatewayV2HTTPResponse second = visits.submit(browser, FRESHCHAT, entered);

        assertThat(first.getStatusCode()).isEqualTo(422);
        assertThat(first.getBody()).contains("name=\"anyway\"");
        assertThat(savedAtOnce).isFalse();
        assertThat(second.getStatusCode()).isEqualTo(303);
        assertThat(fields(visits.freshchat).path("appId").asText()).isEqualTo("another-app");
    }

    @Test
    void anAddressThatIsNotFreshchatsIsNotAsked() {
        int before = visits.checkup.looked.size();
        Map<String, String> entered = freshchat();
        entered.put("baseUrl", "https://freshchat.com.evil.example/v2");
        entered.put("apiToken", "hush");
        entered.put("version", "version-1");

        APIGatewayV2HTTPResponse answer =
                visits.handle(
                        HttpEvents.form(
                                FRESHCHAT,
                                with(entered, "token", browser.token()),
                                browser.cookie()));

        assertThat(answer.getStatusCode()).isEqualTo(422);
        assertThat(answer.getBody()).contains("at a host of Freshchat");
        assertThat(visits.checkup.looked).hasSize(before);
    }

    @Test
    void settingsChangeAllAtOnce() {
        visits.connections.save(Samples.connection());

        APIGatewayV2HTTPResponse answer =
                visits.submit(
                        browser,
                        SETTINGS,
                        Map.of(
                                "language", "en",
                                "channel", "channel-9",
                                "noteAuthor", "",
                                "nameSuffix", "(Zalo)",
                                "longText", "split",
                                "resolvedNotice", "Bye\r\nbye",
                                "reactions", "true",
                                "retentionDays", "90"));

        assertThat(answer.getStatusCode()).isEqualTo(303);
        ConnectionSettings saved = visits.connections.find(Samples.SHOP).orElseThrow().settings();
        assertThat(saved.channel().value()).isEqualTo("channel-9");
        assertThat(saved.noteAuthor()).isEmpty();
        assertThat(saved.resolvedNotice()).contains("Bye\nbye");
        assertThat(saved.botMessages()).isFalse();
        assertThat(saved.reactions()).isTrue();
        assertThat(saved.retentionDays()).isEqualTo(90);
    }

    @Test
    void everyWrongSettingIsNamedBesideItsFieldAndNoneIsSaved() {
        visits.connections.save(Samples.connection());

        APIGatewayV2HTTPResponse answer =
                visits.submit(browser, SETTINGS, Map.of("retentionDays", "6", "channel", ""));

        assertThat(answer.getStatusCode()).isEqualTo(422);
        assertThat(answer.getBody())
                .contains("The value must be a number from 7 to 365.")
                .contains("The value must be a channel of Freshchat.")
                .contains("The value must be vi or en.");
        assertThat(visits.connections.find(Samples.SHOP)).contains(Samples.connection());
    }

    @Test
    void aChannelThatIsNotAtFreshchatIsNamed() {
        visits.connections.save(Samples.connection());
        visits.checkup.findings = List.of(Finding.CHANNEL_NOT_FOUND);

        APIGatewayV2HTTPResponse answer = visits.submit(browser, SETTINGS, settings());

        assertThat(answer.getStatusCode()).isEqualTo(422);
        assertThat(answer.getBody()).contains(Finding.CHANNEL_NOT_FOUND.text().english());
        assertThat(visits.connections.find(Samples.SHOP)).contains(Samples.connection());
    }

    @Test
    void settingsThatSomebodyElseChangedMeanwhileAreNotOverwritten() {
        visits.connections.save(Samples.connection());
        Map<String, String> entered = settings();
        entered.put("version", "another");

        assertThat(visits.submit(browser, SETTINGS, entered).getStatusCode()).isEqualTo(409);
        assertThat(visits.connections.find(Samples.SHOP)).contains(Samples.connection());
    }

    private static Map<String, String> freshchat() {
        Map<String, String> entered = new HashMap<>();
        Installation.freshchatSecret()
                .properties()
                .forEach(it -> entered.put(it.getKey(), it.getValue().asText()));
        entered.put("apiToken", "");
        return entered;
    }

    private static Map<String, String> settings() {
        return new HashMap<>(
                Map.of(
                        "language", "vi",
                        "channel", "channel-9",
                        "nameSuffix", "Zalo",
                        "longText", "file",
                        "retentionDays", "30"));
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        fields.put(name, value);
        return fields;
    }

    private static JsonNode fields(InMemorySecretStore secret) {
        return Json.object(secret.read().text()).orElseThrow();
    }
}
