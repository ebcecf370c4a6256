package io.oabridge.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.topology.Trigger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WebhookApiTest {
    private static final String STAGE = "AWS::ApiGatewayV2::Stage";

    private final SynthesisedTemplate template = SynthesisedTemplate.standard();
    private final JsonNode stage = template.properties(STAGE).findFirst().orElseThrow();

    static Stream<Trigger.Route> routes() {
        return Stream.of(FunctionSpec.values())
                .map(FunctionSpec::trigger)
                .flatMap(trigger ->
                        trigger instanceof Trigger.Http(List<Trigger.Route> routes)
                                ? routes.stream()
                                : Stream.empty());
    }

    @Test
    void theWholeStageIsThrottled() {
        assertThat(stage.path("DefaultRouteSettings").toString())
                .isEqualTo("{\"ThrottlingBurstLimit\":1000,\"ThrottlingRateLimit\":500}");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void whatPeopleOpenIsThrottledMoreAndWhatPlatformsCallIsMeasuredAlone(Trigger.Route route) {
        JsonNode settings = stage.path("RouteSettings").path(route.method() + " " + route.path());

        if (route.path().startsWith("/webhooks/")) {
            assertThat(settings.toString()).isEqualTo("{\"DetailedMetricsEnabled\":true}");
        } else {
            assertThat(settings.path("ThrottlingRateLimit").asInt()).isEqualTo(20);
            assertThat(settings.path("ThrottlingBurstLimit").asInt()).isEqualTo(40);
        }
    }

    /** CloudFormation would otherwise make the stage first, and API Gateway knows no such route. */
    @Test
    void theStageWaitsForItsRoutes() {
        JsonNode waitsFor = template.all(STAGE).values().iterator().next().path("DependsOn");

        assertThat(waitsFor.toString())
                .contains(
                        template.all("AWS::ApiGatewayV2::Route").keySet().stream()
                                .map(id -> "\"" + id + "\"")
                                .toList());
    }

    /** A link to a file is a secret, a callback's query holds a code, an address is personal. */
    @Test
    void theAccessLogNamesNeitherPathsNorQueriesNorCallers() {
        String format = stage.at("/AccessLogSettings/Format").asText();

        assertThat(format)
                .contains("$context.routeKey", "$context.status", "$context.responseLatency")
                .doesNotContain("$context.path")
                .doesNotContain("$context.identity")
                .doesNotContain("queryString")
                .doesNotContain("authorizer");
        String group = stage.at("/AccessLogSettings/DestinationArn/Fn::GetAtt/0").asText();
        assertThat(template.resource(group).at("/Properties/RetentionInDays").asInt())
                .isEqualTo(30);
    }

    @Test
    void withoutADomainTheAddressOfApiGatewayIsTheAddress() {
        assertThat(template.all("AWS::ApiGatewayV2::DomainName")).isEmpty();
        assertThat(
                        template.resource("BridgeApi")
                                .at("/Properties/DisableExecuteApiEndpoint")
                                .asBoolean())
                .isFalse();
        assertThat(template.json().at("/Outputs/ZaloWebhookAddress/Value").toString())
                .contains("\"ApiEndpoint\"", "\"/webhooks/zalo\"");
    }

    @Test
    void aDomainOfItsOwnLeadsToTheStage() {
        SynthesisedTemplate otherwise = SynthesisedTemplate.otherwise();
        JsonNode domain =
                otherwise.properties(
                        "AWS::ApiGatewayV2::DomainName", "DomainName", "bridge.example.com");

        assertThat(domain.at("/DomainNameConfigurations/0/CertificateArn").asText())
                .isEqualTo(SynthesisedTemplate.CERTIFICATE);
        assertThat(otherwise.all("AWS::ApiGatewayV2::ApiMapping")).hasSize(1);
        assertThat(
                        otherwise
                                .resource("BridgeApi")
                                .at("/Properties/DisableExecuteApiEndpoint")
                                .asBoolean())
                .isTrue();
        assertThat(otherwise.json().at("/Outputs/DomainTarget/Value").toString())
                .contains("RegionalDomainName");
        assertThat(otherwise.json().at("/Outputs/FreshchatWebhookAddress/Value").asText())
                .isEqualTo("https://bridge.example.com/webhooks/freshchat/<app id>");
    }

    @Test
    void theOutputsSayWhatIsNeededNext() {
        assertThat(template.json().path("Outputs").properties().stream().map(it -> it.getKey()))
                .containsExactlyInAnyOrder(
                        "ConnectAddress",
                        "ZaloWebhookAddress",
                        "ZaloCallbackAddress",
                        "FreshchatWebhookAddress",
                        "InstallKeySecret",
                        "DashboardAddress",
                        "AlarmTopicArn");
        assertThat(template.json().at("/Outputs/InstallKeySecret/Value").toString())
                .contains("\"ZaloSecret\"");
    }
}
