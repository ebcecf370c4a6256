package io.oabridge.playground;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.function.Supplier;

/** Settings that hold for as long as some work takes. */
final class ChangedSettings {
    private final RunningPlayground world;
    private final String address;

    ChangedSettings(RunningPlayground world) {
        this.world = world;
        this.address = world.bridge + "/playground/settings";
    }

    /**
     * @param changes a JSON object of those fields that differ
     */
    <T> T during(String changes, Supplier<T> work) {
        JsonNode before = world.get(address);
        try {
            put(RowEvent.merged(before, RowEvent.read(changes)));
            return work.get();
        } finally {
            put(before);
        }
    }

    private void put(JsonNode settings) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address))
                        .header("Origin", world.bridge)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(settings.toString()));
        if (world.send(request).statusCode() != 200) {
            throw new IllegalArgumentException("not settings: " + settings);
        }
    }
}
