package io.oabridge.containers;

import java.util.Optional;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** LocalStack in a container. */
@EnabledIf(
        value = "dockerIsThere",
        disabledReason = "Docker is not running here, so nothing was tried on LocalStack.")
class LocalStackIT extends RoundTrip {
    /** The last version that starts without an account of LocalStack. */
    private static final DockerImageName IMAGE =
            DockerImageName.parse("localstack/localstack:4.14.0");

    private static final String ACCOUNT = "LOCALSTACK_AUTH_TOKEN";

    private final LocalStackContainer container = new LocalStackContainer(IMAGE);

    static boolean dockerIsThere() {
        // What it logs when it finds none is said in one sentence above.
        Configurator.setLevel("org.testcontainers.dockerclient", Level.OFF);
        return DockerClientFactory.instance().isDockerAvailable();
    }

    @Override
    String endpoint() {
        Optional.ofNullable(System.getenv(ACCOUNT))
                .ifPresent(token -> container.addEnv(ACCOUNT, token));
        container.start();
        return container.getEndpoint().toString();
    }

    @Override
    void release() {
        container.stop();
    }
}
