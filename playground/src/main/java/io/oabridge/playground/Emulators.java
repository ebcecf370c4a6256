package io.oabridge.playground;

import io.oabridge.emulators.EmbeddedDynamoDb;
import io.oabridge.emulators.EmbeddedSqs;
import io.oabridge.emulators.SecretsManagerStub;
import java.util.concurrent.CompletableFuture;

/** The AWS services of the playground, started side by side on free ports. */
public record Emulators(EmbeddedDynamoDb dynamoDb, EmbeddedSqs sqs, SecretsManagerStub secrets)
        implements AutoCloseable {

    /** Starts all of them. */
    public static Emulators start() {
        CompletableFuture<EmbeddedDynamoDb> dynamoDb =
                CompletableFuture.supplyAsync(() -> EmbeddedDynamoDb.start(0));
        CompletableFuture<EmbeddedSqs> sqs =
                CompletableFuture.supplyAsync(() -> EmbeddedSqs.start(0));
        return new Emulators(dynamoDb.join(), sqs.join(), SecretsManagerStub.start(0));
    }

    AwsEndpoints endpoints() {
        return new AwsEndpoints(dynamoDb.endpoint(), sqs.endpoint(), secrets.endpoint());
    }

    @Override
    public void close() {
        secrets.close();
        sqs.close();
        dynamoDb.close();
    }
}
