package io.oabridge.containers;

import java.util.Optional;
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
