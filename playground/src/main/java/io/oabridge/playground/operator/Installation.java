package io.oabridge.playground.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.topology.QueueSpec;
import io.oabridge.topology.TableSpec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Finds what a function of an installation finds in its environment. */
final class Installation {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private Installation() {}

    /**
     * Of a stack in AWS, by the names the CDK app gives.
     *
     * @throws IllegalStateException when there is no such queue or table, or more than one
     */
    static Map<String, String> ofStack(SqsClient sqs, DynamoDbClient dynamoDb, String stack) {
        Map<String, String> environment = new TreeMap<>();
        for (QueueSpec queue : QueueSpec.values()) {
            environment.put(queue.urlKey().variable(), url(sqs, stack + "-" + queue.queueName()));
            environment.put(
                    queue.deadLetterUrlKey().variable(),
                    url(sqs, stack + "-" + queue.deadLetterQueueName()));
        }
        environment.put(
                TableSpec.DELIVERIES.environmentKey().variable(),
                table(dynamoDb, stack + "-DeliveriesTable-"));
        return environment;
    }

    /** CloudFormation ends the names of tables with letters of its own. */
    private static String table(DynamoDbClient dynamoDb, String prefix) {
        List<String> found =
                dynamoDb.listTablesPaginator().tableNames().stream()
                        .filter(name -> name.startsWith(prefix))
                        .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(
                    found.isEmpty()
                            ? "There is no table \"%s…\" here: check --stack, --region and whose credentials these are."
                                    .formatted(prefix)
                            : "Tables of earlier installations are still there: %s. Use the function %s instead, which knows its own."
                                    .formatted(
                                            String.join(", ", found),
                                            FunctionSpec.REDRIVE.functionName()));
        }
        return found.getFirst();
    }

    /**
     * Of a running playground, which tells it to this machine only.
     *
     * @throws IllegalStateException when none answers there
     */
    static Map<String, String> ofPlayground(URI address) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(address.resolve("/playground/environment"))
                                    .timeout(TIMEOUT)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            JsonNode properties = JSON.readTree(answer.body());
            if (answer.statusCode() != 200 || !properties.isObject()) {
                throw new IllegalStateException(
                        "What answers at " + address + " is no playground of this version.");
            }
            Map<String, String> environment = new TreeMap<>();
            properties
                    .properties()
                    .forEach(it -> environment.put(it.getKey(), it.getValue().asText()));
            return environment;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "No playground answers at " + address + ": start one with ./oabridge play.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String url(SqsClient sqs, String name) {
        try {
            return sqs.getQueueUrl(get -> get.queueName(name)).queueUrl();
        } catch (QueueDoesNotExistException e) {
            throw new IllegalStateException(
                    "There is no queue \""
                            + name
                            + "\" here: check --stack, --region and whose credentials these are.",
                    e);
        }
    }
}
