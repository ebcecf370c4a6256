package io.oabridge.infra;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;

/** What whoever deployed needs next: addresses to copy and where to find the install key. */
final class StackOutputs {
    private final Stack stack;

    StackOutputs(Stack stack) {
        this.stack = stack;
    }

    StackOutputs addresses(WebhookApi api) {
        add(
                "ConnectAddress",
                api.url() + "/connect",
                "Open it first: it asks for the install key and leads through the set-up.");
        add(
                "ZaloWebhookAddress",
                api.url() + "/webhooks/zalo",
                "The webhook address for Zalo's developer console.");
        add(
                "ZaloCallbackAddress",
                api.url() + "/connect/zalo/callback",
                "The Official Account callback address for Zalo's developer console.");
        add(
                "FreshchatWebhookAddress",
                api.url() + "/webhooks/freshchat/<app id>",
                "The webhook address for Freshchat, with your account's App ID in place of <app"
                        + " id>.");
        api.domainTarget()
                .ifPresent(target ->
                        add(
                                "DomainTarget",
                                target,
                                "What the DNS record (CNAME) of your domain must point to."));
        return this;
    }

    /** Only the secret's name: outputs are read by more people than secrets. */
    StackOutputs installKey(String secretName) {
        add(
                "InstallKeySecret",
                secretName,
                "The secret in Secrets Manager whose \"installKey\" opens the connect page.");
        return this;
    }

    StackOutputs watching(String dashboard, AlarmTopic alarms) {
        add(
                "DashboardAddress",
                "https://%s.console.aws.amazon.com/cloudwatch/home?region=%s#dashboards/dashboard/%s"
                        .formatted(stack.getRegion(), stack.getRegion(), dashboard),
                "The dashboard.");
        add(
                "AlarmTopicArn",
                alarms.topic().getTopicArn(),
                "The SNS topic of all alarms, for further subscriptions.");
        return this;
    }

    private void add(String name, String value, String description) {
        CfnOutput.Builder.create(stack, name).value(value).description(description).build();
    }
}
