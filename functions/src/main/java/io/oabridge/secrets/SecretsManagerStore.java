package io.oabridge.secrets;

import io.oabridge.relay.port.SecretStore;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;

/**
 * One secret of Secrets Manager. A new text is stored beside the current one first, and made the
 * current one only if nobody did so in between: moving the label {@code AWSCURRENT} fails when the
 * version it is to be taken from does not have it.
 */
public final class SecretsManagerStore implements SecretStore {
    private static final String CURRENT = "AWSCURRENT";

    /** Versions without a label may be deleted at any time. */
    private static final String BEING_STORED = "OABRIDGE_BEING_STORED";

    private final SecretsManagerClient client;
    private final String secretId;

    /**
     * @param secretId name or ARN
     */
    public SecretsManagerStore(SecretsManagerClient client, String secretId) {
        this.client = client;
        this.secretId = secretId;
    }

    @Override
    public Stored read() {
        try {
            GetSecretValueResponse value = client.getSecretValue(get -> get.secretId(secretId));
            String text = value.secretString();
            return new Stored(value.versionId(), text == null ? "" : text);
        } catch (SdkException e) {
            throw failed("read", e);
        }
    }

    @Override
    public boolean replace(String version, String text) {
        if (!version.matches("[A-Za-z0-9-]{32,64}")) {
            return false; // no version is called that: a form that somebody made up
        }
        String next = UUID.randomUUID().toString();
        try {
            client.putSecretValue(put ->
                    put.secretId(secretId)
                            .clientRequestToken(next)
                            .secretString(text)
                            .versionStages(BEING_STORED));
        } catch (SdkException e) {
            throw failed("stored", e);
        }
        try {
            client.updateSecretVersionStage(move ->
                    move.secretId(secretId)
                            .versionStage(CURRENT)
                            .moveToVersionId(next)
                            .removeFromVersionId(version));
            return true;
        } catch (InvalidParameterException | InvalidRequestException e) {
            return false;
        } catch (SdkException e) {
            throw failed("stored", e);
        }
    }

    private IllegalStateException failed(String what, SdkException cause) {
        return new IllegalStateException(
                "secret " + secretId + " could not be " + what + ": " + cause.getMessage(), cause);
    }
}
