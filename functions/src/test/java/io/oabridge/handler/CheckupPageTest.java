package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.oabridge.freshchat.Finding;
import io.oabridge.relay.fakes.Samples;
import io.oabridge.relay.port.Meter.Signal;
import io.oabridge.topology.EnvironmentKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees the check-up of the Freshchat account by an address with the key, and how it reads. */
class CheckupPageTest {
    private static final String PATH = "/connect/freshchat";

    private final Visits visits = new Visits();

    @Test
    void whoHoldsTheInstallKeySeesEachFindingAndTheWebhookAddress() {
        visits.checkup.findings =
                List.of(
                        Finding.TOKEN_ACCEPTED,
                        Finding.CHANNEL_OF_ANOTHER_SOURCE,
                        Finding.AGENT_NOT_SET);

        APIGatewayV2HTTPResponse answer = ask(Installation.INSTALL_KEY);

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody())
                .contains("<p class=\"remark ok\">The API answers")
                .contains("<p class=\"remark problem\">The channel is not a chat channel")
                .contains("<p class=\"remark warning\">No agent signs private notes")
                .contains(
                        "<code>https://bridge.example/webhooks/freshchat/"
                                + Samples.DESK
                                + "</code>")
                .doesNotContain(Installation.INSTALL_KEY, "invented-token");
    }

    @Test
    void theKeyOpensASessionSoThatTheFormCanBeSent() {
        String cookie = Visits.cookie(ask(Installation.INSTALL_KEY));

        assertThat(visits.handle(HttpEvents.get("/connect", Map.of(), cookie)).getBody())
                .contains("Set up the bridge", "The Zalo app");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "playground-install-ke", " ", ""})
    void whoHoldsAnotherKeyIsNotLetInAndFreshchatIsNotAsked(String key) {
        APIGatewayV2HTTPResponse answer = ask(key);

        assertThat(answer.getStatusCode()).isEqualTo(403);
        assertThat(answer.getBody()).contains("Not allowed").doesNotContain("/webhooks/");
        assertThat(answer.getCookies()).isNull();
        assertThat(visits.checkup.looked).isEmpty();
    }

    @Test
    void aWrongKeyIsCounted() {
        ask("wrong");

        assertThat(visits.meter.counted()).containsExactly(Signal.ENTRY_REFUSED + " key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aBlankKeyLetsNobodyIn(String blank) {
        visits.installKey(blank);

        assertThat(ask(blank).getStatusCode()).isEqualTo(403);
        assertThat(visits.checkup.looked).isEmpty();
    }

    @Test
    void itSpeaksTheInstallationsLanguage() {
        visits.environment.put(EnvironmentKey.LANGUAGE.variable(), "vi");

        assertThat(ask(Installation.INSTALL_KEY).getBody())
                .contains("<h1>Tài khoản Freshchat</h1>")
                .contains(Finding.TOKEN_ACCEPTED.text().vietnamese());
    }

    private APIGatewayV2HTTPResponse ask(String key) {
        return visits.handle(HttpEvents.get(PATH, Map.of("key", key)));
    }
}
