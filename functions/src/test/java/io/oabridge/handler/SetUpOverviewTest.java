package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.oabridge.relay.fakes.Samples;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the overview says about an installation, from new to running. */
class SetUpOverviewTest {
    private final Visits visits = new Visits();

    @Test
    void aNewInstallationIsLedThroughEverything() {
        asNew();

        String page = overview();

        assertThat(page)
                .containsSubsequence(
                        "1. The Zalo app",
                        "Not set up yet",
                        "2. At Zalo",
                        "No OA secret key yet",
                        "3. The Freshchat account",
                        "Not set up yet",
                        "4. Official Accounts",
                        "No Official Account yet");
    }

    @Test
    void nothingIsConnectedBeforeBothSidesAreSetUp() {
        asNew();

        APIGatewayV2HTTPResponse answer = visits.start();

        assertThat(answer.getStatusCode()).isEqualTo(409);
        assertThat(answer.getBody()).contains("Enter the Zalo app and the Freshchat account first");
        assertThat(answer.getCookies()).isNull();
    }

    @Test
    void aSecretThatWasDamagedByHandCanStillBeMended() {
        visits.freshchat.put("{\"appId\":\"only\"}");

        assertThat(overview()).contains("The Freshchat account is not set up yet.");
    }

    @Test
    void aConnectedAccountIsShownWithItsNameAndItsLife() {
        visits.connect();

        assertThat(overview())
                .contains("Neutral Shop", Samples.SHOP.account(), "Valid for 25 h")
                .contains("/connect/settings/" + Samples.SHOP.account());
    }

    @Test
    void anAccountThatLostItsAccessMustBeConnectedAgain() {
        visits.connect();
        visits.vault.markReconnectNeeded(Samples.SHOP, version());

        assertThat(overview()).contains("Reconnect needed", "Access is lost");
    }

    private long version() {
        return visits.vault.read(Samples.SHOP).orElseThrow().version();
    }

    private void asNew() {
        visits.zalo.put("{\"installKey\":\"" + Installation.INSTALL_KEY + "\"}");
        visits.freshchat.put("{}");
    }

    private String overview() {
        return visits.handle(HttpEvents.get("/connect", Map.of(), visits.enter().cookie()))
                .getBody();
    }
}
