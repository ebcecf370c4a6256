package io.oabridge.playground.aws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oabridge.playground.aws.FunctionRole.NotPermitted;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.topology.TableSpec;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is permitted gets as far as the address, at which nobody answers. */
class FunctionRoleTest {
    private final DynamoDbClient client =
            DynamoDbClient.builder()
                    .endpointOverride(URI.create("http://127.0.0.1:1"))
                    .region(Region.AP_SOUTHEAST_1)
                    .credentialsProvider(
                            StaticCredentialsProvider.create(
                                    AwsBasicCredentials.create("invented", "invented")))
                    .overrideConfiguration(override -> override.retryStrategy(RetryMode.STANDARD))
                    .build();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aCallTheFunctionMayMakeIsMade() {
        assertThatThrownBy(
                        () -> FunctionRole.during(FunctionSpec.FILE, () -> read(TableSpec.FILES)))
                .isInstanceOf(SdkClientException.class);
    }

    @Test
    void aTableOfOthersIsRefused() {
        assertThatThrownBy(
                        () -> FunctionRole.during(FunctionSpec.FILE, () -> read(TableSpec.TOKENS)))
                .isInstanceOf(NotPermitted.class)
                .hasMessageContaining("FileFunction")
                .hasMessageContaining("dynamodb:GetItem")
                .hasMessageContaining("TOKENS");
    }

    @Test
    void anotherCallOnItsOwnTableIsRefused() {
        assertThatThrownBy(() ->
                        FunctionRole.during(
                                FunctionSpec.FILE,
                                () ->
                                        client.putItem(put ->
                                                put.tableName(TableSpec.FILES.tableName())
                                                        .item(key()))))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void whatNoFunctionDoesIsRefused() {
        assertThatThrownBy(
                        () -> FunctionRole.during(FunctionSpec.CONNECT, () -> client.listTables()))
                .isInstanceOf(NotPermitted.class)
                .hasMessageContaining("ListTables");
    }

    @Test
    void aThreadThatAFunctionStartsActsForTheFunction() {
        assertThatThrownBy(() ->
                        FunctionRole.during(
                                FunctionSpec.FILE,
                                () -> {
                                    try (ExecutorService threads =
                                            Executors.newVirtualThreadPerTaskExecutor()) {
                                        return threads.submit(() -> read(TableSpec.TOKENS)).get();
                                    }
                                }))
                .hasCauseInstanceOf(NotPermitted.class);
    }

    /** The playground itself makes tables and looks into them. */
    @Test
    void outsideOfFunctionsNothingIsRefused() {
        assertThatThrownBy(() -> read(TableSpec.TOKENS)).isInstanceOf(SdkClientException.class);
    }

    private Object read(TableSpec table) {
        return client.getItem(get -> get.tableName(table.tableName()).key(key()));
    }

    private static Map<String, AttributeValue> key() {
        return Map.of(TableSpec.KEY, AttributeValue.fromS("x"));
    }
}
