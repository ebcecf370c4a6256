package io.oabridge.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("watches what the whole process prints")
class EmulatorsTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void dynamoDbAnswersOnLoopbackAndPrintsNothing() throws Exception {
        String printed =
                whilePrinting(() -> {
                    try (EmbeddedDynamoDb started = EmbeddedDynamoDb.start(0)) {
                        assertThat(started.endpoint().getHost()).isEqualTo("127.0.0.1");
                        assertThat(
                                        call(
                                                        started.endpoint(),
                                                        "DynamoDB_20120810.ListTables",
                                                        "{}")
                                                .body())
                                .isEqualTo("{\"TableNames\":[]}");
                    }
                });

        assertThat(printed).isEmpty();
    }

    @Test
    void sqsAnswersOnLoopbackAndPrintsNothing() throws Exception {
        String printed =
                whilePrinting(() -> {
                    try (EmbeddedSqs started = EmbeddedSqs.start(0)) {
                        HttpResponse<String> answer =
                                call(
                                        started.endpoint(),
                                        "AmazonSQS.CreateQueue",
                                        "{\"QueueName\":\"anything\"}");

                        assertThat(answer.body())
                                .contains(":" + started.endpoint().getPort() + "/", "/anything");
                    }
                });

        assertThat(printed).isEmpty();
    }

    @Test
    void aSecretIsFoundByItsNameAndByItsArn() throws Exception {
        try (SecretsManagerStub secrets = SecretsManagerStub.start(0)) {
            secrets.put("oabridge/zalo", "{\"appId\":\"1\"}");

            String byName = getSecret(secrets, "oabridge/zalo").body();
            String arn = byName.replaceAll(".*\"ARN\":\"([^\"]+)\".*", "$1");

            assertThat(byName).contains("\"SecretString\":\"{\\\"appId\\\":\\\"1\\\"}\"");
            assertThat(arn).startsWith("arn:aws:secretsmanager:").contains("oabridge/zalo");
            assertThat(getSecret(secrets, arn).body()).contains("\"Name\":\"oabridge/zalo\"");
        }
    }

    @Test
    void aSecretThatWasPutAgainHasItsNewValue() throws Exception {
        try (SecretsManagerStub secrets = SecretsManagerStub.start(0)) {
            secrets.put("a", "{\"n\":1}");
            secrets.put("a", "{\"n\":2}");

            assertThat(getSecret(secrets, "a").body()).contains("{\\\"n\\\":2}");
        }
    }

    @Test
    void anUnknownSecretIsNotFound() throws Exception {
        try (SecretsManagerStub secrets = SecretsManagerStub.start(0)) {
            HttpResponse<String> answer = getSecret(secrets, "nobody");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("\"ResourceNotFoundException\"");
        }
    }

    @Test
    void aTakenPortIsNamed() {
        try (SecretsManagerStub first = SecretsManagerStub.start(0)) {
            int taken = first.endpoint().getPort();

            assertThatThrownBy(() -> SecretsManagerStub.start(taken))
                    .hasMessageContaining("port " + taken);
            assertThatThrownBy(() -> EmbeddedDynamoDb.start(taken))
                    .hasMessageContaining("port " + taken);
            assertThatThrownBy(() -> EmbeddedSqs.start(taken))
                    .hasMessageContaining("port " + taken);
        }
    }

    private HttpResponse<String> getSecret(SecretsManagerStub secrets, String id)
            throws IOException, InterruptedException {
        return call(
                secrets.endpoint(),
                "secretsmanager.GetSecretValue",
                "{\"SecretId\":\"" + id + "\"}");
    }

    private HttpResponse<String> call(URI endpoint, String target, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(endpoint)
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .header("X-Amz-Target", target)
                        .header(
                                "Authorization",
                                "AWS4-HMAC-SHA256 Credential=anyone/20261122/ap-southeast-1/dynamodb"
                                        + "/aws4_request, SignedHeaders=host, Signature=0")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String whilePrinting(Scene scene) throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream recorder = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(recorder);
        System.setErr(recorder);
        try {
            scene.play();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private interface Scene {
        void play() throws Exception;
    }
}
