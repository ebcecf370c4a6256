package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Zalo finds at the root of the domain (docs/platforms/zalo.md §5.1). */
class DomainVerificationTest {
    private static final String FILE = "/zalo_verifier" + Installation.DOMAIN_CODE + ".html";
    private static final String TAG = "zalo-platform-site-verification";

    private final Visits visits = new Visits();

    @Test
    void theFileOfTheConfiguredCodeHoldsTheCode() {
        visits.domainVerification(Installation.DOMAIN_CODE);

        APIGatewayV2HTTPResponse answer = get(FILE);

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody()).contains("<p>" + Installation.DOMAIN_CODE + "</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/zalo_verifierAnother.html",
                "/zalo_verifier.html",
                "/zalo_verifierNeutralCode_1-2",
                "/zalo_verifierneutralcode_1-2.html",
                "/favicon.ico",
            })
    void anyOtherFileIsNotThereAndTellsNoCode(String path) {
        visits.domainVerification(Installation.DOMAIN_CODE);

        APIGatewayV2HTTPResponse answer = get(path);

        assertThat(answer.getStatusCode()).isEqualTo(404);
        assertThat(answer.getBody()).doesNotContain(Installation.DOMAIN_CODE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void withoutACodeThereIsNoFileAndAPlainFirstPage(String blank) {
        visits.domainVerification(blank);

        assertThat(get("/zalo_verifier" + blank + ".html").getStatusCode()).isEqualTo(404);
        assertThat(get("/").getStatusCode()).isEqualTo(200);
        assertThat(get("/").getBody()).contains("OA Bridge").doesNotContain(TAG);
    }

    @Test
    void theFirstPageHoldsTheTagAndNothingSecret() {
        visits.domainVerification(Installation.DOMAIN_CODE);

        APIGatewayV2HTTPResponse answer = get("/");

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody())
                .contains("<meta name=\"" + TAG + "\" content=\"NeutralCode_1-2\">")
                .doesNotContain(Installation.INSTALL_KEY, Installation.APP_ID, "app-secret");
    }

    @Test
    void aCodeIsNeverMarkup() {
        visits.domainVerification("\"><script>x</script>");

        assertThat(get("/").getBody())
                .contains("content=\"&quot;&gt;&lt;script&gt;x&lt;/script&gt;\">")
                .doesNotContain("<script>");
    }

    private APIGatewayV2HTTPResponse get(String path) {
        return visits.handle(HttpEvents.get(path, Map.of()));
    }
}
