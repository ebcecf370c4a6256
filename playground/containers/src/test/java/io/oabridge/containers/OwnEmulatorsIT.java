package io.oabridge.containers;

import io.oabridge.emulators.EmbeddedDynamoDb;
import io.oabridge.emulators.EmbeddedSqs;
import io.oabridge.emulators.SecretsManagerStub;
import io.oabridge.playground.AwsEndpoints;

/** The project's own emulators, given by their addresses as a stranger's would be. */
class OwnEmulatorsIT extends RoundTrip {
    private final EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start(0);
    private final EmbeddedSqs sqs = EmbeddedSqs.start(0);
    private final SecretsManagerStub secrets = SecretsManagerStub.start(0);

    @Override
    String endpoint() {
        return new AwsEndpoints(dynamoDb.endpoint(), sqs.endpoint(), secrets.endpoint()).toString();
    }

    @Override
    void release() {
        secrets.close();
        sqs.close();
        dynamoDb.close();
    }
}
