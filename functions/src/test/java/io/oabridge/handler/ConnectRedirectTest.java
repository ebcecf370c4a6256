package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.oabridge.topology.EnvironmentKey;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody but the installation decides where the connect flow leads. */
class ConnectRedirectTest {
    private static final String ELSEWHERE = "https://evil.example/";

    private final Visits visits = new Visits();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redirect_uri",
                "next",
                "return",
                "url",
                "state",
                "code_challenge",
                "app_id",
                "oauth",
                "callback"
            })
    void noParameterChangesWhereItLeads(String parameter) {
        Map<String, String> query = new HashMap<>(Map.of("key", Installation.INSTALL_KEY));
        query.put(parameter, ELSEWHERE);

        APIGatewayV2HTTPResponse answer = visits.handle(HttpEvents.get(Visits.START, query));

        assertLeadsToZalo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "host",
                "X-Forwarded-Host",
                "Forwarded",
                "X-Original-URL",
                "Referer",
                "Origin"
            })
    void noHeaderChangesWhereItLeads(String header) {
        APIGatewayV2HTTPEvent event =
                HttpEvents.get(Visits.START, Map.of("key", Installation.INSTALL_KEY));
        event.setHeaders(Map.of(header, "evil.example"));

        assertLeadsToZalo(visits.handle(event));
    }

    /** The gateway's own name, which no request can choose, stands in for an address not set. */
    @Test
    void theHostARequestNamesIsNeverUsedEvenWithoutAPublicAddress() {
        visits.environment.remove(EnvironmentKey.PUBLIC_URL.variable());
        APIGatewayV2HTTPEvent event =
                HttpEvents.get(Visits.START, Map.of("key", Installation.INSTALL_KEY));
        event.setHeaders(Map.of("host", "evil.example", "x-forwarded-host", "evil.example"));

        assertLeadsToZalo(visits.handle(event));
    }

    @Test
    void aCallbackLeadsNowhere() {
        APIGatewayV2HTTPResponse started = visits.start();
        visits.answerAsTheAccount();
        Map<String, String> query = new HashMap<>(Visits.granted(started));
        query.put("redirect_uri", ELSEWHERE);

        APIGatewayV2HTTPResponse answer =
                visits.handle(HttpEvents.get(Visits.CALLBACK, query, Visits.cookie(started)));

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getHeaders()).doesNotContainKey("Location");
        assertThat(answer.getBody()).doesNotContain("evil.example");
    }

    private static void assertLeadsToZalo(APIGatewayV2HTTPResponse answer) {
        URI location = URI.create(Visits.header(answer, "Location"));
        assertThat(location.getAuthority()).isEqualTo("localhost:8081");
        assertThat(location.toString()).doesNotContain("evil");
        assertThat(Visits.query(answer).values())
                .noneMatch(value -> value.contains("evil"))
                .contains("https://bridge.example/connect/zalo/callback");
        assertThat(answer.getCookies()).singleElement().asString().contains("HttpOnly", "Secure");
    }
}
