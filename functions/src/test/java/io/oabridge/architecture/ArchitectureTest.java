package io.oabridge.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import io.oabridge.topology.FunctionSpec;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may know whom (docs/adr/0002). Each rule is held against what ships, and against a tree that
 * breaks it, because a rule that cannot fail guards nothing.
 */
class ArchitectureTest {
    private static final String BROKEN = "io.oabridge.architecture.broken";

    private static final JavaClasses SHIPPED = new ClassFileImporter().importUrl(shipped());
    private static final JavaClasses BROKEN_TREE = new ClassFileImporter().importPackages(BROKEN);

    /** The rule, and what in the broken tree it must find. */
    private static final Map<String, List<String>> OFFENDERS =
            Map.ofEntries(
                    Map.entry("domain imports only the JDK", List.of("domain.InDomain")),
                    Map.entry(
                            "relay imports only domain, slf4j and the JDK",
                            List.of("relay.InRelay")),
                    Map.entry("zalo sees no other adapter", List.of("zalo.InZalo")),
                    Map.entry("freshchat sees no other adapter", List.of("freshchat.InFreshchat")),
                    Map.entry("tokens sees no other adapter", List.of("tokens.InTokens")),
                    Map.entry("dynamodb sees no other adapter", List.of("dynamodb.InDynamodb")),
                    Map.entry("sqs sees no other adapter", List.of("sqs.InSqs")),
                    Map.entry("secrets sees no other adapter", List.of("secrets.InSecrets")),
                    Map.entry("nobody sees handler", List.of("sqs.InSqs")),
                    Map.entry("only handler sees connect", List.of("tokens.InTokens")),
                    Map.entry("transport imports none of ours", List.of("transport.InTransport")),
                    Map.entry(
                            "transport is used only by zalo, freshchat, connect and handler",
                            List.of("tokens.InTokens")),
                    Map.entry("topology imports only the JDK", List.of("topology.InTopology")),
                    Map.entry(
                            "topology is used only by dynamodb and handler",
                            List.of("zalo.InZalo")),
                    Map.entry(
                            "the AWS SDK stays in dynamodb, sqs, secrets and handler",
                            List.of("tokens.InTokens")),
                    Map.entry(
                            "Lambda's types and Powertools stay in handler",
                            List.of("tokens.InTokens")),
                    Map.entry(
                            "only handler reads the environment",
                            List.of("System.getenv", "System.getProperty")),
                    Map.entry(
                            "no package is called after nothing in particular",
                            List.of(
                                    "util.Thing",
                                    "utils.Thing",
                                    "common.Thing",
                                    "shared.Thing",
                                    "helper.Thing",
                                    "helpers.Thing",
                                    "misc.Thing",
                                    "dto.Thing",
                                    "enums.Thing",
                                    "exceptions.Thing")),
                    Map.entry(
                            "no class is called after nothing in particular",
                            List.of(
                                    "ThingManager",
                                    "ThingHelper",
                                    "ThingUtil>",
                                    "ThingUtils",
                                    "ThingImpl",
                                    "BaseThing",
                                    "AbstractThing")),
                    Map.entry(
                            "what takes webhooks reaches nothing that calls a platform",
                            List.of("handler.WebhookEndpoint")),
                    Map.entry(
                            "webhook functions ask the wiring for nothing that calls a platform",
                            List.of("ZaloWebhookHandler.answer")),
                    Map.entry("every package is @NullMarked", List.of("misc.Thing")),
                    Map.entry("nobody writes to System.out or err", List.of("zalo.Careless")),
                    Map.entry("nobody uses java.util.logging", List.of("zalo.Careless")),
                    Map.entry("nobody changes what is static", List.of("zalo.Careless.last")),
                    Map.entry(
                            "signatures and keys are compared in constant time",
                            List.of("domain.Secret")),
                    Map.entry(
                            "nobody keeps an ObjectMapper but Json and EnvelopeCodec",
                            List.of("handler.InHandler.mapper")));

    static Stream<Arguments> shippedRules() {
        return rules("io.oabridge");
    }

    static Stream<Arguments> brokenRules() {
        return rules(BROKEN);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shippedRules")
    void theRuleHolds(String name, ArchRule rule) {
        EvaluationResult result = rule.evaluate(SHIPPED);

        assertThat(result.getFailureReport().getDetails()).as(name).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenRules")
    void theRuleCanFail(String name, ArchRule rule) {
        List<String> found = rule.evaluate(BROKEN_TREE).getFailureReport().getDetails();

        assertThat(OFFENDERS).containsKey(name);
        for (String offender : Objects.requireNonNull(OFFENDERS.get(name))) {
            assertThat(found)
                    .as("%s must be found", offender)
                    .anyMatch(detail -> detail.contains(offender));
        }
    }

    @Test
    void everyPackageThatShipsIsNamedInTheRules() {
        Set<String> packages =
                Set.of(
                        "domain",
                        "relay",
                        "zalo",
                        "freshchat",
                        "tokens",
                        "dynamodb",
                        "sqs",
                        "secrets",
                        "transport",
                        "topology",
                        "connect",
                        "handler");

        Set<String> found =
                SHIPPED.stream()
                        .map(type -> type.getPackageName().split("\\.", -1)[2])
                        .collect(Collectors.toSet());

        assertThat(found).isEqualTo(packages);
    }

    private static Stream<Arguments> rules(String base) {
        return ArchitectureRules.under(base).entrySet().stream()
                .map(rule -> Arguments.of(rule.getKey(), rule.getValue()));
    }

    private static URL shipped() {
        return FunctionSpec.class.getProtectionDomain().getCodeSource().getLocation();
    }
}
