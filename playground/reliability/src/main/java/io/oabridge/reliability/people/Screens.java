package io.oabridge.reliability.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What people do and see on the simulated platforms, over HTTP. */
final class Screens {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    JsonNode get(String address) {
        return json(bytes(HttpRequest.newBuilder(URI.create(address))));
    }

    JsonNode post(String address, JsonNode body) {
        return json(
                bytes(
                        HttpRequest.newBuilder(URI.create(address))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))));
    }

    void delete(String address) {
        bytes(HttpRequest.newBuilder(URI.create(address)).DELETE());
    }

    /** What is at an address, a character for each byte; empty text when there is nothing. */
    String content(String address) {
        try {
            return new String(
                    bytes(HttpRequest.newBuilder(URI.create(address))),
                    StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return "";
        }
    }

    private byte[] bytes(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer =
                    http.send(
                            request.timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 400) {
                throw new Refused(
                        answer.statusCode()
                                + " from "
                                + answer.uri()
                                + ": "
                                + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException("a simulator does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was interrupted", e);
        }
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("a simulator answered something else than JSON", e);
        }
    }

    /** A simulator does not do what was asked. */
    static final class Refused extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Refused(String answer) {
            super(answer);
        }
    }
}
