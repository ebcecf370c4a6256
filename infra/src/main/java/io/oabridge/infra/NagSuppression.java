package io.oabridge.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnResource;
import software.constructs.IConstruct;

/**
 * Says why a rule of cdk-nag does not apply to one resource. It is written into the template, where
 * cdk-nag finds it in whatever pipeline it runs.
 */
final class NagSuppression {
    private NagSuppression() {}

    static void add(IConstruct construct, String rule, String reason) {
        CfnResource resource =
                construct instanceof CfnResource itself
                        ? itself
                        : Cfn.behind(construct, CfnResource.class);
        List<Map<String, String>> rules = new ArrayList<>();
        rules.add(Map.of("id", rule, "reason", reason));
        resource.addMetadata("cdk_nag", Map.of("rules_to_suppress", rules));
    }
}
