package io.oabridge.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.oabridge.infra.BridgeContext.Compute;
import io.oabridge.infra.BridgeContext.CustomDomain;
import io.oabridge.infra.BridgeContext.Keeping;
import io.oabridge.infra.BridgeContext.Processor;
import io.oabridge.infra.BridgeContext.Silence;
import io.oabridge.infra.BridgeContext.SnapStartScope;
import io.oabridge.topology.EnvironmentKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextReaderTest {

    @Test
    void nothingHasToBeSaid() {
        assertThat(ContextReader.read(Map.of()))
                .isEqualTo(
                        new BridgeContext(
                                "OaBridge",
                                Optional.empty(),
                                new Silence(24, 72),
                                new Keeping(true, 30),
                                new Compute(Processor.ARM64, SnapStartScope.WEBHOOKS, false),
                                Optional.empty(),
                                Map.of(
                                        EnvironmentKey.LANGUAGE,
                                        "vi",
                                        EnvironmentKey.ZALO_CALLS_PER_MINUTE,
                                        "4000",
                                        EnvironmentKey.FRESHCHAT_CALLS_PER_MINUTE,
                                        "0")));
    }

    @Test
    void everythingCanBeSaidOtherwise() {
        assertThat(ContextReader.read(SynthesisedTemplate.OTHERWISE))
                .isEqualTo(
                        new BridgeContext(
                                "Trial",
                                Optional.of("ops@example.com"),
                                new Silence(168, 0),
                                new Keeping(false, 7),
                                new Compute(Processor.X86_64, SnapStartScope.ALL, true),
                                Optional.of(
                                        new CustomDomain(
                                                "bridge.example.com",
                                                SynthesisedTemplate.CERTIFICATE,
                                                true)),
                                Map.of(
                                        EnvironmentKey.LANGUAGE,
                                        "en",
                                        EnvironmentKey.ZALO_MEDIA_HOSTS,
                                        "media.example.com",
                                        EnvironmentKey.ZALO_CALLS_PER_MINUTE,
                                        "4000",
                                        EnvironmentKey.FRESHCHAT_CALLS_PER_MINUTE,
                                        "0")));
    }

    /**
     * The command line gives texts, a file may hold numbers and truth values, CDK makes doubles.
     */
    @Test
    void aValueMayBeWrittenAsJsonHasIt() {
        assertThat(ContextReader.read(Map.of("logRetentionDays", 90.0, "retainData", false)))
                .extracting(BridgeContext::keeping)
                .isEqualTo(new Keeping(false, 90));
        assertThat(ContextReader.read(Map.of("logRetentionDays", " 90 ", "retainData", "false")))
                .extracting(BridgeContext::keeping)
                .isEqualTo(new Keeping(false, 90));
    }

    @Test
    void anEmptyValueIsAsGoodAsNone() {
        assertThat(ContextReader.read(Map.of("alarmEmail", "", "stackName", " ")))
                .isEqualTo(ContextReader.read(Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u00a7',
            value = {
                "stackName|1Bridge|\"stackName\" must be a letter, then letters, digits and hyphens, 32 characters at most, not \"1Bridge\".",
                "alarmEmail|ops|\"alarmEmail\" must be an e-mail address, not \"ops\".",
                "retainData|yes|\"retainData\" must be true or false, not \"yes\".",
                "logRetentionDays|31|\"logRetentionDays\" must be 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545 or 731, not \"31\".",
                "zaloSilenceHours|5|\"zaloSilenceHours\" must be 0 or a number of hours from 6 to 168, as CloudWatch looks back seven days at most, not \"5\".",
                "zaloSilenceHours|24h|\"zaloSilenceHours\" must be 0 or a number of hours from 6 to 168, as CloudWatch looks back seven days at most, not \"24h\".",
                "freshchatSilenceHours|169|\"freshchatSilenceHours\" must be 0 or a number of hours from 6 to 168, as CloudWatch looks back seven days at most, not \"169\".",
                "freshchatSilenceHours|-1|\"freshchatSilenceHours\" must be 0 or a number of hours from 6 to 168, as CloudWatch looks back seven days at most, not \"-1\".",
                "architecture|arm|\"architecture\" must be arm64 or x86_64, not \"arm\".",
                "snapStart|true|\"snapStart\" must be webhooks, all or off, not \"true\".",
                "tracing|on|\"tracing\" must be true or false, not \"on\".",
                "zaloCallsPerMinute|59|\"zaloCallsPerMinute\" must be 0 or a number from 60 to 999999, not \"59\".",
                "freshchatCallsPerMinute|many|\"freshchatCallsPerMinute\" must be 0 or a number from 60 to 999999, not \"many\".",
                "language|vn|\"language\" must be vi or en, not \"vn\".",
                "zaloMediaHosts|https://example.com|\"zaloMediaHosts\" must be host names separated by commas, such as files.example.com or *.example.com, not \"https://example.com\".",
                "alarmMail|ops@example.com|There is no setting \"alarmMail\": did you mean \"alarmEmail\"?",
                "retain-data|false|There is no setting \"retain-data\": did you mean \"retainData\"?",
                "snapstart|all|There is no setting \"snapstart\": did you mean \"snapStart\"?",
            })
    void aMistakeIsNamed(String key, String value, String sentence) {
        assertThat(mistakes(Map.of(key, value))).containsExactly(sentence);
    }

    @Test
    void aSettingLikeNoOtherIsAnsweredWithAllThereAre() {
        assertThat(mistakes(Map.of("vpcId", "vpc-1")))
                .singleElement()
                .asString()
                .startsWith("There is no setting \"vpcId\"; there are stackName, alarmEmail, ")
                .endsWith(", freshchatCallsPerMinute.");
    }

    @Test
    void aListIsNoValue() {
        assertThat(mistakes(Map.of("zaloMediaHosts", List.of("a.example.com"))))
                .containsExactly(
                        "\"zaloMediaHosts\" must be a single value, not a list, an object or"
                                + " null.");
    }

    @Test
    void aDomainNeedsItsCertificateAndACertificateItsDomain() {
        assertThat(mistakes(Map.of("domainName", "bridge.example.com")))
                .containsExactly(
                        "\"certificateArn\" is missing: \"domainName\" and \"certificateArn\" go"
                                + " together.");
        assertThat(mistakes(Map.of("certificateArn", SynthesisedTemplate.CERTIFICATE)))
                .containsExactly(
                        "\"domainName\" is missing: \"domainName\" and \"certificateArn\" go"
                                + " together.");
    }

    @Test
    void nobodyCanSwitchOffTheOnlyAddress() {
        assertThat(mistakes(Map.of("customDomainOnly", "true")))
                .containsExactly(
                        "\"customDomainOnly\" needs \"domainName\" and \"certificateArn\": without"
                                + " them the bridge would have no address at all.");
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        assertThat(
                        mistakes(
                                Map.of(
                                        "retainData", "yes",
                                        "alarmEmial", "ops@example.com",
                                        "domainName", "bridge.example.com")))
                .hasSize(3);
    }

    @Test
    void whatIsCdksOwnIsNotOurs() {
        Map<String, Object> context = new HashMap<>();
        context.put("@aws-cdk/core:newStyleStackSynthesis", true);
        context.put("aws:cdk:enable-path-metadata", true);
        context.put("availability-zones:account=000000000000:region=eu-west-1", List.of("a"));
        context.put("cli-telemetry", false);

        assertThat(ContextReader.read(context)).isEqualTo(ContextReader.read(Map.of()));
    }

    private static List<String> mistakes(Map<String, Object> context) {
        return assertThatExceptionOfType(ContextMistakes.class)
                .isThrownBy(() -> ContextReader.read(context))
                .actual()
                .sentences();
    }
}
