package io.oabridge.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.CfnResource;
import software.constructs.IConstruct;

/**
 * Says why a rule of cdk-nag does not apply to one resource. It is written into the template, where
 * cdk-nag finds it in whatever pipeline it runs.
 */
final class NagSuppression {
    private NagSuppression() {}

    static void add(IConstruct construct, String rule, String reason) {
        write(construct, Map.of("id", rule, "reason", reason));
    }

    /** Only as far as the finding is about {@code what}, such as {@code Resource::*}. */
    static void add(IConstruct construct, String rule, String what, String reason) {
        write(construct, Map.of("id", rule, "reason", reason, "applies_to", List.of(what)));
    }

    /** Sorted, since the order of an immutable map is another in each process. */
    private static void write(IConstruct construct, Map<String, ?> suppression) {
        CfnResource resource =
                construct instanceof CfnResource itself
                        ? itself
                        : Cfn.behind(construct, CfnResource.class);
        resource.addMetadata(
                "cdk_nag", Map.of("rules_to_suppress", List.of(new TreeMap<>(suppression))));
    }
}
