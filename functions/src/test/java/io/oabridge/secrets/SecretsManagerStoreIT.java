package io.oabridge.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oabridge.emulators.SecretsManagerStub;
import io.oabridge.localaws.LocalAws;
import io.oabridge.relay.port.SecretStore.Stored;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

class SecretsManagerStoreIT {
    private static final String ID = "oabridge/zalo";

    private final SecretsManagerStub stub = SecretsManagerStub.start(0);
    private final SecretsManagerClient client =
            LocalAws.client(SecretsManagerClient.builder(), stub.endpoint());
    private final SecretsManagerStore store = new SecretsManagerStore(client, ID);

    @AfterEach
    void stop() {
        client.close();
        stub.close();
    }

    @Test
    void whatIsStoredIsReadAgainUnderAnotherVersion() {
        stub.put(ID, "{}");
        Stored before = store.read();

        boolean replaced = store.replace(before.version(), "{\"appId\":\"1\"}");

        assertThat(replaced).isTrue();
        assertThat(store.read().text()).isEqualTo("{\"appId\":\"1\"}");
        assertThat(store.read().version()).isNotEqualTo(before.version());
    }

    @Test
    void aSecondChangeFromTheSameVersionIsRefusedAndTheFirstStays() {
        stub.put(ID, "{}");
        Stored seenByBoth = store.read();
        store.replace(seenByBoth.version(), "{\"first\":true}");

        boolean replaced = store.replace(seenByBoth.version(), "{\"second\":true}");

        assertThat(replaced).isFalse();
        assertThat(store.read().text()).isEqualTo("{\"first\":true}");
    }

    @Test
    void aSecretIsChangedByItsArnToo() {
        stub.put(ID, "{}");
        String arn = client.getSecretValue(get -> get.secretId(ID)).arn();
        SecretsManagerStore byArn = new SecretsManagerStore(client, arn);

        byArn.replace(byArn.read().version(), "{\"a\":1}");

        assertThat(store.read().text()).isEqualTo("{\"a\":1}");
    }

    @Test
    void aSecretThatIsNotThereIsNamedAndWhatWasToBeStoredIsNot() {
        assertThatThrownBy(store::read)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(ID);
        assertThatThrownBy(() -> store.replace("0".repeat(36), "hush"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(ID)
                .hasMessageNotContaining("hush");
    }

    @Test
    void aVersionThatSomebodyMadeUpReplacesNothing() {
        stub.put(ID, "{}");

        assertThat(store.replace("", "{\"a\":1}")).isFalse();
        assertThat(store.replace("0".repeat(36), "{\"a\":1}")).isFalse();
        assertThat(store.read().text()).isEqualTo("{}");
    }

    @Test
    void whatIsStoredIsNotPrinted() {
        assertThat(new Stored("v", "hush")).asString().doesNotContain("hush");
    }
}
