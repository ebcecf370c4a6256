package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.oabridge.domain.Language;
import io.oabridge.freshchat.Finding;
import io.oabridge.relay.fakes.Samples;
import io.oabridge.topology.EnvironmentKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees the check-up of the Freshchat account, and how it reads. */
class CheckupPageTest {
    private static final String PATH = "/connect/freshchat";

    private final Visits visits = new Visits();

    @Test
    void whoHoldsTheInstallKeySeesEachFindingAndTheWebhookAddress() {
        visits.findings =
                List.of(
                        Finding.TOKEN_ACCEPTED,
                        Finding.CHANNEL_OF_ANOTHER_SOURCE,
                        Finding.AGENT_NOT_SET);

        APIGatewayV2HTTPResponse answer = ask(Installation.INSTALL_KEY);

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody())
                .contains("Freshchat is not set up correctly")
                .contains("<strong>OK.</strong> The API answers")
                .contains("<strong>Problem.</strong> The channel is not a chat channel")
                .contains("<strong>Warning.</strong> No agent signs private notes")
                .contains(
                        "<code>https://bridge.example/webhooks/freshchat/"
                                + Samples.DESK
                                + "</code>")
                .doesNotContain(Installation.INSTALL_KEY, "invented-token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "playground-install-ke", " ", ""})
    void whoHoldsAnotherKeyIsNotLetInAndFreshchatIsNotAsked(String key) {
        APIGatewayV2HTTPResponse answer = ask(key);

        assertThat(answer.getStatusCode()).isEqualTo(403);
        assertThat(answer.getBody()).contains("Not allowed").doesNotContain("/webhooks/");
        assertThat(visits.checkups).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aBlankKeyLetsNobodyIn(String blank) {
        visits.installKey = blank;

        assertThat(ask(blank).getStatusCode()).isEqualTo(403);
        assertThat(visits.checkups).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "TOKEN_ACCEPTED, Freshchat đã sẵn sàng",
        "AGENT_NOT_SET, Freshchat đã sẵn sàng",
        "APP_ID_DIFFERS, Freshchat chưa được cài đặt đúng",
    })
    void itSpeaksTheInstallationsLanguage(Finding finding, String title) {
        visits.environment.put(EnvironmentKey.LANGUAGE.variable(), "vi");
        visits.findings = List.of(finding);

        assertThat(ask(Installation.INSTALL_KEY).getBody())
                .contains("<h1>" + title + "</h1>")
                .contains(ConnectPages.escape(finding.text().vietnamese()));
    }

    @Test
    void anAddressIsNeverMarkup() {
        assertThat(CheckupPage.of(Language.EN, List.of(), "https://h.invalid/<b>"))
                .contains("https://h.invalid/&lt;b&gt;");
    }

    private APIGatewayV2HTTPResponse ask(String key) {
        return visits.handle(HttpEvents.get(PATH, Map.of("key", key)));
    }
}
