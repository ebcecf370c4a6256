package io.oabridge.infra;

import io.oabridge.topology.ConstantName;
import io.oabridge.topology.SecretSpec;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.services.secretsmanager.CfnSecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/**
 * The secrets of the topology as they are on the first day: an install key that nobody has to think
 * of, and room for the rest. Administrators fill them in on the bridge's own pages.
 *
 * <p>How the first value is made must never change: CloudFormation would make a new one and put it
 * over everything that has been filled in.
 */
final class BridgeSecrets extends Construct {
    private static final int INSTALL_KEY_LENGTH = 32;

    private final Map<SecretSpec, Secret> secrets = new EnumMap<>(SecretSpec.class);

    BridgeSecrets(Construct scope, boolean retainData) {
        super(scope, "Secrets");
        for (SecretSpec spec : SecretSpec.values()) {
            Secret.Builder builder =
                    Secret.Builder.create(this, ConstantName.capitalised(spec))
                            .removalPolicy(Removal.ofData(retainData));
            Secret secret = firstValue(spec, builder).build();
            Cfn.behind(secret, CfnSecret.class)
                    .overrideLogicalId(ConstantName.capitalised(spec) + "Secret");
            NagSuppression.add(
                    secret,
                    "AwsSolutions-SMG4",
                    "Zalo and Freshchat issue what is in it and offer no way to rotate it; the"
                            + " tokens that do rotate are in a table.");
            secrets.put(spec, secret);
        }
    }

    String arnOf(SecretSpec spec) {
        return of(spec).getSecretArn();
    }

    String nameOf(SecretSpec spec) {
        return of(spec).getSecretName();
    }

    private Secret of(SecretSpec spec) {
        return Objects.requireNonNull(secrets.get(spec));
    }

    private static Secret.Builder firstValue(SecretSpec spec, Secret.Builder secret) {
        return switch (spec) {
            case ZALO ->
                    secret.description("OA Bridge: the Zalo app and the install key")
                            .generateSecretString(
                                    SecretStringGenerator.builder()
                                            .secretStringTemplate("{}")
                                            .generateStringKey("installKey")
                                            .passwordLength(INSTALL_KEY_LENGTH)
                                            .excludePunctuation(true)
                                            .build());
            case FRESHCHAT ->
                    secret.description("OA Bridge: the Freshchat account")
                            .secretStringValue(SecretValue.unsafePlainText("{}"));
        };
    }
}
