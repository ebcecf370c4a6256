package io.oabridge.containers;

import java.util.Optional;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** LocalStack in a container. */
@EnabledIf(value = "dockerIsThere", disabledReason = LocalStackIT.NO_DOCKER)
class LocalStackIT extends RoundTrip {
    static final String NO_DOCKER =
            "Docker is not running here, so nothing was tried on LocalStack.";

    /** The last version that starts without an account of LocalStack. */
    private static final DockerImageName IMAGE =
            DockerImageName.parse("localstack/localstack:4.14.0");

    private static final String ACCOUNT = "LOCALSTACK_AUTH_TOKEN";

    private final LocalStackContainer container = new LocalStackContainer(IMAGE);

    static boolean dockerIsThere() {
        // What it logs when it finds none is said in one sentence.
        Configurator.setLevel("org.testcontainers.dockerclient", Level.OFF);
        boolean there = DockerClientFactory.instance().isDockerAvailable();
        if (!there) {
            // Reports count skipped tests and keep the reason to themselves.
            System.err.println(NO_DOCKER);
        }
        return there;
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
