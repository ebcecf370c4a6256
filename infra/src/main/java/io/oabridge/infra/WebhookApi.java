package io.oabridge.infra;

import io.oabridge.topology.Trigger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.CfnApi;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.DomainMappingOptions;
import software.amazon.awscdk.services.apigatewayv2.DomainName;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.HttpRoute;
import software.amazon.awscdk.services.apigatewayv2.HttpStage;
import software.amazon.awscdk.services.apigatewayv2.ThrottleSettings;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * The HTTP API before the functions. Nobody has to authenticate at the door: webhooks carry
 * signatures, pages ask for the install key. Its access log names routes and never paths, queries
 * or callers, because a link to a file is a secret and a callback's query holds a code.
 */
final class WebhookApi extends Construct {
    /** Far above what Zalo lets one app send (docs/platforms/zalo.md §7), and a lid on cost. */
    private static final int REQUESTS_PER_SECOND = 500;

    private static final int BURST = 1000;

    /** People open pages and links; nobody needs more. */
    private static final SortedMap<String, Integer> FOR_PEOPLE =
            new TreeMap<>(Map.of("ThrottlingRateLimit", 20, "ThrottlingBurstLimit", 40));

    private static final String ACCESS_LOG =
            "{\"requestId\":\"$context.requestId\",\"time\":\"$context.requestTime\","
                    + "\"route\":\"$context.routeKey\",\"status\":\"$context.status\","
                    + "\"responseBytes\":\"$context.responseLength\","
                    + "\"responseMs\":\"$context.responseLatency\","
                    + "\"functionMs\":\"$context.integrationLatency\","
                    + "\"functionStatus\":\"$context.integrationStatus\","
                    + "\"error\":\"$context.error.messageString\"}";

    private final HttpApi api;
    private final HttpStage stage;
    private final CfnStage cfnStage;
    private final Optional<String> domainName;
    private final Optional<DomainName> domain;
    private final Map<String, Object> routeSettings = new TreeMap<>();

    WebhookApi(Construct scope, BridgeContext context) {
        super(scope, "Api");
        api =
                HttpApi.Builder.create(this, "Http")
                        .apiName(context.stackName())
                        .description("OA Bridge: webhooks, links to files, and pages")
                        .createDefaultStage(false)
                        .disableExecuteApiEndpoint(
                                context.domain()
                                        .filter(BridgeContext.CustomDomain::only)
                                        .isPresent())
                        .build();
        Cfn.behind(api, CfnApi.class).overrideLogicalId("BridgeApi");
        domainName = context.domain().map(BridgeContext.CustomDomain::name);
        domain = context.domain().map(this::create);
        HttpStage.Builder builder =
                HttpStage.Builder.create(this, "Stage")
                        .httpApi(api)
                        .stageName("$default")
                        .autoDeploy(true)
                        .throttle(
                                ThrottleSettings.builder()
                                        .rateLimit(REQUESTS_PER_SECOND)
                                        .burstLimit(BURST)
                                        .build());
        domain.ifPresent(name ->
                builder.domainMapping(DomainMappingOptions.builder().domainName(name).build()));
        stage = builder.build();
        cfnStage = Cfn.behind(stage, CfnStage.class);
        cfnStage.setAccessLogSettings(
                CfnStage.AccessLogSettingsProperty.builder()
                        .destinationArn(accessLog(context).getLogGroupArn())
                        .format(ACCESS_LOG)
                        .build());
    }

    /** Where the bridge is reached, without a slash at the end. */
    String url() {
        return domainName.map(name -> "https://" + name).orElseGet(api::getApiEndpoint);
    }

    String apiId() {
        return api.getApiId();
    }

    /** What the domain's DNS record must point to. */
    Optional<String> domainTarget() {
        return domain.map(DomainName::getRegionalDomainName);
    }

    /** Leads the routes of a function to it. */
    void route(BridgeFunction function, Trigger.Http trigger) {
        HttpLambdaIntegration integration =
                new HttpLambdaIntegration(function.spec().functionName(), function.live());
        for (Trigger.Route route : trigger.routes()) {
            List<HttpRoute> added =
                    api.addRoutes(
                            AddRoutesOptions.builder()
                                    .path(route.path())
                                    .methods(List.of(HttpMethod.valueOf(route.method())))
                                    .integration(integration)
                                    .build());
            added.forEach(this::settle);
            routeSettings.put(
                    route.method() + " " + route.path(),
                    isWebhook(route) ? Map.of("DetailedMetricsEnabled", true) : FOR_PEOPLE);
        }
        cfnStage.setRouteSettings(routeSettings);
    }

    /** Platforms call it, and their patience is limited. */
    static boolean isWebhook(Trigger.Route route) {
        return route.path().startsWith("/webhooks/");
    }

    /** A stage cannot have settings for a route that is not there yet. */
    private void settle(HttpRoute route) {
        stage.getNode().addDependency(route);
        NagSuppression.add(
                route,
                "AwsSolutions-APIG4",
                "Zalo, Freshchat and customers' browsers cannot authenticate to AWS: webhooks are"
                        + " believed by signature, pages by install key, files by an unguessable"
                        + " address.");
    }

    private DomainName create(BridgeContext.CustomDomain custom) {
        return DomainName.Builder.create(this, "Domain")
                .domainName(custom.name())
                .certificate(
                        Certificate.fromCertificateArn(
                                this, "Certificate", custom.certificateArn()))
                .build();
    }

    /** AWS lets its services write to groups of this prefix without a policy for each. */
    private LogGroup accessLog(BridgeContext context) {
        return LogGroup.Builder.create(this, "AccessLog")
                .logGroupName("/aws/vendedlogs/oabridge/" + context.stackName() + "/access")
                .retention(LogRetention.of(context.keeping().logDays()))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }
}
