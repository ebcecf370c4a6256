package io.oabridge.infra;

import software.amazon.awscdk.CfnResource;
import software.constructs.IConstruct;

/** The CloudFormation resource behind a construct, for what the construct has no word for. */
final class Cfn {
    private Cfn() {}

    /**
     * @throws IllegalStateException when there is none of that type
     */
    static <T extends CfnResource> T behind(IConstruct construct, Class<T> type) {
        IConstruct child = construct.getNode().getDefaultChild();
        if (!type.isInstance(child)) {
            throw new IllegalStateException(
                    construct.getNode().getPath() + " has no " + type.getSimpleName());
        }
        return type.cast(child);
    }
}
