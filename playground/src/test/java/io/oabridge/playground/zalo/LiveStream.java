package io.oabridge.playground.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Listens to {@code /simulator/events}, as the page does. */
final class LiveStream implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final BufferedReader lines;

    private LiveStream(String address) throws IOException, InterruptedException {
        lines =
                new BufferedReader(
                        new InputStreamReader(
                                http.send(
                                                HttpRequest.newBuilder(
                                                                URI.create(
                                                                        address
                                                                                + "/simulator/events"))
                                                        .build(),
                                                HttpResponse.BodyHandlers.ofInputStream())
                                        .body(),
                                StandardCharsets.UTF_8));
        // The first line is written after the listener was registered.
        lines.readLine();
    }

    static LiveStream open(String address) throws IOException, InterruptedException {
        return new LiveStream(address);
    }

    /** The next event of that type; those of others are passed over. */
    JsonNode next(String type) throws IOException {
        String line = lines.readLine();
        while (line != null) {
            if (line.equals("event: " + type)) {
                String data = lines.readLine();
                return ZaloClient.parse(data == null ? "" : data.substring("data: ".length()));
            }
            line = lines.readLine();
        }
        throw new AssertionError("the stream ended before an event of type " + type);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
