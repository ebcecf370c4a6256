package io.oabridge.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oabridge.emulators.SecretsManagerStub;
import io.oabridge.localaws.LocalAws;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

class CachedSecretIT {
    private final SecretsManagerStub stub = SecretsManagerStub.start(0);
    private final SecretsManagerClient client =
            LocalAws.client(SecretsManagerClient.builder(), stub.endpoint());

    @AfterEach
    void stop() {
        client.close();
        stub.close();
    }

    @Test
    void aSecretIsReadByNameAndByArnThroughTheSdk() {
        stub.put("oabridge/zalo", "{\"appId\":\"1\"}");
        String arn = client.getSecretValue(get -> get.secretId("oabridge/zalo")).arn();

        assertThat(secret("oabridge/zalo").current()).isEqualTo("{\"appId\":\"1\"}");
        assertThat(secret(arn).current()).isEqualTo("{\"appId\":\"1\"}");
    }

    @Test
    void aSecretThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> secret("oabridge/none").current())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("oabridge/none")
                .hasMessageContaining("can't find the specified secret");
    }

    private CachedSecret<String> secret(String id) {
        return new CachedSecret<>(
                client,
                id,
                json -> json,
                () -> Instant.EPOCH,
                Duration.ofMinutes(5),
                Duration.ofSeconds(10));
    }
}
