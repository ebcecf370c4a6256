package io.oabridge.infra;

import java.util.Optional;
import java.util.stream.Stream;

/** Everything that can be decided when the bridge is deployed, as keys of the CDK context. */
enum ContextKey {
    STACK_NAME(
            "stackName",
            "OaBridge",
            ContextForm.Text.of(
                    "[A-Za-z][A-Za-z0-9-]{0,31}",
                    "a letter, then letters, digits and hyphens, 32 characters at most"),
            "Name of the CloudFormation stack and of the installation. Several installations in one"
                    + " account and region need different names."),
    ALARM_EMAIL(
            "alarmEmail",
            "",
            ContextForm.Text.of("[^@\\s]+@[^@\\s]+\\.[^@\\s]+", "an e-mail address"),
            "Who is told of alarms. AWS sends a message with a link that must be confirmed first."),
    ZALO_SILENCE_HOURS(
            "zaloSilenceHours",
            "24",
            SilenceHours.FORM,
            "After how many hours without a customer's message from Zalo an alarm rings; 0 for"
                    + " never. It rings only while an account is connected."),
    FRESHCHAT_SILENCE_HOURS(
            "freshchatSilenceHours",
            "72",
            SilenceHours.FORM,
            "The same for agents' messages from Freshchat. 72 is more than a weekend."),
    RETAIN_DATA(
            "retainData",
            "true",
            ContextForm.OneOf.of("true", "false"),
            "Whether tables, secrets and the key of the tokens outlive the stack. With `false`,"
                    + " `destroy` deletes them."),
    LOG_RETENTION_DAYS(
            "logRetentionDays",
            "30",
            ContextForm.OneOf.of(
                    "1", "3", "5", "7", "14", "30", "60", "90", "120", "150", "180", "365", "400",
                    "545", "731"),
            "How long logs are kept. They hold no message texts, names or tokens."),
    ARCHITECTURE(
            "architecture",
            "arm64",
            ContextForm.OneOf.of("arm64", "x86_64"),
            "The processors the functions run on. `sam local invoke` on an Intel or AMD machine"
                    + " needs `x86_64`."),
    SNAP_START(
            "snapStart",
            "webhooks",
            ContextForm.OneOf.of("webhooks", "all", "off"),
            "Which functions start from a snapshot: those somebody waits for (webhooks and links"
                    + " to files), all, or none."),
    TRACING(
            "tracing",
            "false",
            ContextForm.OneOf.of("true", "false"),
            "Whether Lambda records traces in X-Ray, which costs per trace."),
    DOMAIN_NAME(
            "domainName",
            "",
            ContextForm.Text.of(
                    "(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}",
                    "a host name in lower case, such as bridge.example.com"),
            "A domain of your own for all addresses. Together with `certificateArn`."),
    CERTIFICATE_ARN(
            "certificateArn",
            "",
            ContextForm.Text.of(
                    "arn:aws[a-z-]*:acm:[a-z0-9-]+:\\d{12}:certificate/[A-Za-z0-9-]+",
                    "the ARN of a certificate in AWS Certificate Manager"),
            "The certificate of that domain, issued in the region of the stack."),
    CUSTOM_DOMAIN_ONLY(
            "customDomainOnly",
            "false",
            ContextForm.OneOf.of("true", "false"),
            "Whether the address that API Gateway gives is switched off. Together with"
                    + " `domainName`, and only once the domain works."),
    LANGUAGE(
            "language",
            "vi",
            ContextForm.OneOf.of("vi", "en"),
            "The language of pages, and of the notes of new connections."),
    ZALO_MEDIA_HOSTS(
            "zaloMediaHosts",
            "",
            Hosts.FORM,
            "Further hosts that customers' pictures and files may be fetched from, besides Zalo's"
                    + " own."),
    FRESHCHAT_MEDIA_HOSTS(
            "freshchatMediaHosts",
            "",
            Hosts.FORM,
            "Further hosts that agents' pictures and files may be fetched from, besides"
                    + " Freshchat's own."),
    FRESHCHAT_API_HOSTS(
            "freshchatApiHosts",
            "",
            Hosts.FORM,
            "Further hosts that Freshchat's API may be entered at on the set-up page, besides"
                    + " Freshchat's own."),
    ZALO_CALLS_PER_MINUTE(
            "zaloCallsPerMinute",
            "4000",
            CallsPerMinute.FORM,
            "How often the Zalo app may be called in any minute, by all functions together; 0 for"
                    + " as often as they like."),
    FRESHCHAT_CALLS_PER_MINUTE(
            "freshchatCallsPerMinute",
            "0",
            CallsPerMinute.FORM,
            "The same for the Freshchat account. Freshchat publishes no figure; what it says in"
                    + " its answers is obeyed in any case.");

    private final String key;
    private final String standard;
    private final ContextForm form;
    private final String meaning;

    ContextKey(String key, String standard, ContextForm form, String meaning) {
        this.key = key;
        this.standard = standard;
        this.form = form;
        this.meaning = meaning;
    }

    /** As it is written in {@code -c key=value} and in {@code cdk.context.json}. */
    String key() {
        return key;
    }

    /** What holds when nothing is said; empty when there is no such thing. */
    Optional<String> standard() {
        return Optional.of(standard).filter(value -> !value.isEmpty());
    }

    ContextForm form() {
        return form;
    }

    /** One or two sentences for whoever deploys. */
    String meaning() {
        return meaning;
    }

    static Optional<ContextKey> of(String key) {
        return Stream.of(values()).filter(known -> known.key.equals(key)).findFirst();
    }

    private static final class CallsPerMinute {
        static final ContextForm FORM =
                ContextForm.Text.of(
                        "0|6[0-9]|[7-9][0-9]|[1-9][0-9]{2,5}", "0 or a number from 60 to 999999");

        private CallsPerMinute() {}
    }

    /** CloudWatch looks back seven days at most; fewer than six hours are a quiet night. */
    private static final class SilenceHours {
        static final ContextForm FORM =
                ContextForm.Text.of(
                        "0|[6-9]|[1-9][0-9]|1[0-5][0-9]|16[0-8]",
                        "0 or a number of hours from 6 to 168, as CloudWatch looks back seven days"
                                + " at most");

        private SilenceHours() {}
    }

    private static final class Hosts {
        private static final String HOST = "(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)+";
        static final ContextForm FORM =
                ContextForm.Text.of(
                        HOST + "(\\s*,\\s*" + HOST + ")*",
                        "host names separated by commas, such as files.example.com or"
                                + " *.example.com");

        private Hosts() {}
    }
}
