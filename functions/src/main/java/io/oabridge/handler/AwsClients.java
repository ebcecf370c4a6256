package io.oabridge.handler;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The AWS clients of one function, each made when it is first asked for; addresses come from the
 * environment.
 */
final class AwsClients {
    private static final Duration WHOLE_CALL = Duration.ofSeconds(8);
    private static final Duration ONE_TRY = Duration.ofSeconds(3);

    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final ClientOverrideConfiguration limits =
            ClientOverrideConfiguration.builder()
                    .apiCallTimeout(WHOLE_CALL)
                    .apiCallAttemptTimeout(ONE_TRY)
                    .build();

    private @Nullable DynamoDbClient dynamoDb;
    private @Nullable SqsClient sqs;
    private @Nullable SecretsManagerClient secretsManager;

    /** For calls that reach AWS. */
    AwsClients() {
        this(UrlConnectionHttpClient.create(), DefaultCredentialsProvider.builder().build());
    }

    AwsClients(SdkHttpClient http, AwsCredentialsProvider credentials) {
        this.http = http;
        this.credentials = credentials;
    }

    synchronized DynamoDbClient dynamoDb() {
        if (dynamoDb == null) {
            dynamoDb =
                    DynamoDbClient.builder()
                            .httpClient(http)
                            .credentialsProvider(credentials)
                            .overrideConfiguration(limits)
                            .build();
        }
        return dynamoDb;
    }

    synchronized SqsClient sqs() {
        if (sqs == null) {
            sqs =
                    SqsClient.builder()
                            .httpClient(http)
                            .credentialsProvider(credentials)
                            .overrideConfiguration(limits)
                            .build();
        }
        return sqs;
    }

    synchronized SecretsManagerClient secretsManager() {
        if (secretsManager == null) {
            secretsManager =
                    SecretsManagerClient.builder()
                            .httpClient(http)
                            .credentialsProvider(credentials)
                            .overrideConfiguration(limits)
                            .build();
        }
        return secretsManager;
    }
}
