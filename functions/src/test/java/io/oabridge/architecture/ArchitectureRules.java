package io.oabridge.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beFinal;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of docs/adr/0002, for any tree of packages that is laid out as {@code io.oabridge} is.
 */
final class ArchitectureRules {
    private static final List<String> ADAPTERS =
            List.of("zalo", "freshchat", "tokens", "dynamodb", "sqs", "secrets");
    private static final String[] JDK = {"java..", "javax.crypto..", "org.jspecify.annotations"};
    private static final Set<String> ENVIRONMENT =
            Set.of("getenv", "getProperty", "getProperties", "setProperty");

    /** What a webhook's function gets from the wiring; none of it calls a platform. */
    private static final Set<String> FOR_WEBHOOKS =
            Set.of("of", "zaloApp", "freshchatAccount", "webhookEndpoint", "clock");

    private static final Set<String> COMPARISONS =
            Set.of(
                    "equals",
                    "equalsIgnoreCase",
                    "contentEquals",
                    "compareTo",
                    "deepEquals",
                    "mismatch",
                    "compare");

    private final String base;

    private ArchitectureRules(String base) {
        this.base = base;
    }

    /** The rules by name, for the tree under {@code base}. */
    static Map<String, ArchRule> under(String base) {
        ArchitectureRules rules = new ArchitectureRules(base);
        Map<String, ArchRule> all = new LinkedHashMap<>();
        rules.directions(all);
        rules.leaves(all);
        rules.vendors(all);
        rules.webhooks(all);
        rules.habits(all);
        return all;
    }

    private void directions(Map<String, ArchRule> all) {
        all.put(
                "domain imports only the JDK",
                classes()
                        .that(in("domain"))
                        .should()
                        .onlyDependOnClassesThat(in("domain").or(resideInAnyPackage(JDK))));
        all.put(
                "relay imports only domain, slf4j and the JDK",
                classes()
                        .that(in("relay"))
                        .should()
                        .onlyDependOnClassesThat(
                                in("relay", "domain")
                                        .or(resideInAnyPackage(JDK))
                                        .or(resideInAnyPackage("org.slf4j.."))));
        for (String adapter : ADAPTERS) {
            all.put(
                    adapter + " sees no other adapter",
                    noClasses()
                            .that(in(adapter))
                            .should()
                            .dependOnClassesThat(in(othersThan(adapter))));
        }
        all.put(
                "nobody sees handler",
                noClasses().that(notIn("handler")).should().dependOnClassesThat(in("handler")));
        all.put(
                "only handler sees connect",
                noClasses()
                        .that(notIn("connect", "handler"))
                        .should()
                        .dependOnClassesThat(in("connect")));
    }

    private void leaves(Map<String, ArchRule> all) {
        all.put(
                "transport imports none of ours",
                noClasses()
                        .that(in("transport"))
                        .should()
                        .dependOnClassesThat(ours().and(notIn("transport"))));
        all.put(
                "transport is used only by zalo, freshchat, connect and handler",
                noClasses()
                        .that(notIn("transport", "zalo", "freshchat", "connect", "handler"))
                        .should()
                        .dependOnClassesThat(in("transport")));
        all.put(
                "topology imports only the JDK",
                classes()
                        .that(in("topology"))
                        .should()
                        .onlyDependOnClassesThat(in("topology").or(resideInAnyPackage(JDK))));
        all.put(
                "topology is used only by dynamodb and handler",
                noClasses()
                        .that(notIn("topology", "dynamodb", "handler"))
                        .should()
                        .dependOnClassesThat(in("topology")));
    }

    private void vendors(Map<String, ArchRule> all) {
        all.put(
                "the AWS SDK stays in dynamodb, sqs, secrets and handler",
                noClasses()
                        .that(notIn("dynamodb", "sqs", "secrets", "handler"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("software.amazon.awssdk.."));
        all.put(
                "Lambda's types and Powertools stay in handler",
                noClasses()
                        .that(notIn("handler"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "com.amazonaws.services.lambda..",
                                "software.amazon.lambda..",
                                "software.amazon.cloudwatchlogs.."));
        all.put(
                "only handler reads the environment",
                noClasses()
                        .that(notIn("handler"))
                        .should()
                        .accessTargetWhere(
                                describe(
                                        "it is the environment or a system property",
                                        ArchitectureRules::readsTheEnvironment)));
    }

    /** Zalo waits two seconds for its answer (docs/platforms/zalo.md §5.3). */
    private void webhooks(Map<String, ArchRule> all) {
        all.put(
                "what takes webhooks reaches nothing that calls a platform",
                noClasses()
                        .that(
                                named(
                                        "zalo.ZaloWebhook",
                                        "freshchat.FreshchatWebhook",
                                        "handler.WebhookEndpoint"))
                        .should()
                        .transitivelyDependOnClassesThat()
                        .haveFullyQualifiedName(HttpClient.class.getName()));
        all.put(
                "webhook functions ask the wiring for nothing that calls a platform",
                noClasses()
                        .that(
                                named(
                                        "handler.ZaloWebhookHandler",
                                        "handler.FreshchatWebhookHandler"))
                        .should()
                        .accessTargetWhere(
                                describe(
                                        "the wiring offers it to others than webhooks",
                                        this::isForOthersThanWebhooks))
                        .orShould()
                        .dependOnClassesThat(in("transport")));
    }

    private boolean isForOthersThanWebhooks(JavaAccess<?> access) {
        return access.getTargetOwner().getFullName().equals(base + ".handler.Wiring")
                && !FOR_WEBHOOKS.contains(access.getTarget().getName());
    }

    private void habits(Map<String, ArchRule> all) {
        all.put(
                "no package is called after nothing in particular",
                noClasses()
                        .that(ours())
                        .should()
                        .resideInAnyPackage(
                                Stream.of(
                                                "util",
                                                "utils",
                                                "common",
                                                "shared",
                                                "helper",
                                                "helpers",
                                                "misc",
                                                "dto",
                                                "enums",
                                                "exceptions")
                                        .map(name -> base + ".." + name + "..")
                                        .toArray(String[]::new)));
        all.put(
                "no class is called after nothing in particular",
                noClasses()
                        .that(ours())
                        .should()
                        .haveSimpleNameEndingWith("Manager")
                        .orShould()
                        .haveSimpleNameEndingWith("Helper")
                        .orShould()
                        .haveSimpleNameEndingWith("Util")
                        .orShould()
                        .haveSimpleNameEndingWith("Utils")
                        .orShould()
                        .haveSimpleNameEndingWith("Impl")
                        .orShould()
                        .haveSimpleNameStartingWith("Base")
                        .orShould()
                        .haveSimpleNameStartingWith("Abstract"));
        all.put(
                "every package is @NullMarked",
                classes().that(ours()).should(beInAMarkedPackage()));
        all.put("nobody writes to System.out or err", NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
        all.put(
                "nobody uses java.util.logging",
                noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging.."));
        all.put(
                "nobody changes what is static",
                fields().that()
                        .areStatic()
                        .and()
                        .areDeclaredInClassesThat(ours())
                        .should(beFinal()));
        all.put(
                "signatures and keys are compared in constant time",
                noClasses()
                        .that(
                                named(
                                        "domain.Secret",
                                        "zalo.ZaloSignature",
                                        "freshchat.FreshchatSignature",
                                        "handler.ConnectSettings"))
                        .should()
                        .callMethodWhere(
                                describe(
                                        "it stops at the first difference",
                                        ArchitectureRules::stopsAtTheFirstDifference)));
        // The queue's envelope has a mapper of its own because sqs may not see transport.
        all.put(
                "nobody keeps an ObjectMapper but Json and EnvelopeCodec",
                noFields()
                        .that()
                        .areDeclaredInClassesThat(
                                ours().and(named("transport.Json", "sqs.EnvelopeCodec").negate()))
                        .should()
                        .haveRawType(ObjectMapper.class));
    }

    private DescribedPredicate<JavaClass> ours() {
        return resideInAnyPackage(base + "..");
    }

    private DescribedPredicate<JavaClass> in(String... packages) {
        return resideInAnyPackage(
                Stream.of(packages).map(name -> base + "." + name + "..").toArray(String[]::new));
    }

    private DescribedPredicate<JavaClass> notIn(String... packages) {
        return ours().and(in(packages).negate());
    }

    private DescribedPredicate<JavaClass> named(String... names) {
        Set<String> full = Set.copyOf(Stream.of(names).map(name -> base + "." + name).toList());
        return describe("named " + full, type -> full.contains(type.getFullName()));
    }

    private static String[] othersThan(String adapter) {
        return ADAPTERS.stream().filter(other -> !other.equals(adapter)).toArray(String[]::new);
    }

    private static boolean readsTheEnvironment(JavaAccess<?> access) {
        return access.getTargetOwner().isEquivalentTo(System.class)
                && ENVIRONMENT.contains(access.getTarget().getName());
    }

    /** {@code Secret.equals} does not; what texts and arrays offer does. */
    private static boolean stopsAtTheFirstDifference(JavaCall<?> call) {
        return COMPARISONS.contains(call.getTarget().getName())
                && Stream.of(String.class, Arrays.class, Objects.class, Object.class)
                        .anyMatch(call.getTargetOwner()::isEquivalentTo);
    }

    private static ArchCondition<JavaClass> beInAMarkedPackage() {
        return new ArchCondition<>("be in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(
                        new SimpleConditionEvent(
                                type,
                                marked,
                                type.getFullName()
                                        + (marked ? " is in" : " is not in")
                                        + " a package that is @NullMarked"));
            }
        };
    }
}
