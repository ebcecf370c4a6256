package io.oabridge.localaws;

import io.oabridge.emulators.EmbeddedDynamoDb;
import io.oabridge.emulators.EmbeddedSqs;
import java.net.URI;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Gives tests a {@link LocalDynamoDb} or a {@link LocalSqs}. Each emulator starts when it is first
 * asked for and stops when the last test of the JVM is over.
 */
public final class LocalAws implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(LocalAws.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return type == LocalDynamoDb.class || type == LocalSqs.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        if (type == LocalDynamoDb.class) {
            return once(test, RunningDynamoDb.class, RunningDynamoDb::new).local;
        }
        if (type == LocalSqs.class) {
            return once(test, RunningSqs.class, RunningSqs::new).local;
        }
        throw new ParameterResolutionException("no " + type + " here");
    }

    /** A client as the functions have it, but for an emulator. */
    public static <C, B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C client(
            B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.AP_SOUTHEAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static <T extends AutoCloseable> T once(
            ExtensionContext test, Class<T> type, Supplier<T> start) {
        return test.getRoot().getStore(NAMESPACE).computeIfAbsent(type, _ -> start.get(), type);
    }

    private static final class RunningDynamoDb implements AutoCloseable {
        private final EmbeddedDynamoDb emulator = EmbeddedDynamoDb.start(0);
        private final LocalDynamoDb local =
                new LocalDynamoDb(
                        client(DynamoDbClient.builder(), emulator.endpoint()), emulator.endpoint());

        @Override
        public void close() {
            local.client().close();
            emulator.close();
        }
    }

    private static final class RunningSqs implements AutoCloseable {
        private final EmbeddedSqs emulator = EmbeddedSqs.start(0);
        private final LocalSqs local =
                new LocalSqs(client(SqsClient.builder(), emulator.endpoint()), emulator.endpoint());

        @Override
        public void close() {
            local.client().close();
            emulator.close();
        }
    }
}
