package io.oabridge.containers;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Any emulator that is running already. */
@EnabledIfEnvironmentVariable(
        named = GivenEndpointIT.VARIABLE,
        matches = ".+",
        disabledReason =
                "No AWS emulator was given: set OABRIDGE_TEST_ENDPOINT to its address, or to"
                        + " dynamodb=…,sqs=…,secretsmanager=….")
class GivenEndpointIT extends RoundTrip {
    static final String VARIABLE = "OABRIDGE_TEST_ENDPOINT";

    @Override
    String endpoint() {
        return System.getenv(VARIABLE);
    }
}
