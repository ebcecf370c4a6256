package io.oabridge.playground.zalo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.simulator.Call;
import io.oabridge.playground.simulator.LiveEvents;
import java.util.Map;
import java.util.TreeMap;

/** Counts the calls of the API and tells those who watch. */
final class Traffic {
    private final LiveEvents events;
    private final Map<String, Integer> calls = new TreeMap<>();

    Traffic(LiveEvents events) {
        this.events = events;
    }

    void count(Call call, int error) {
        synchronized (calls) {
            calls.merge(call.path(), 1, Integer::sum);
        }
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("method", call.method()).put("path", call.path()).put("error", error);
        events.publish("api", event);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        synchronized (calls) {
            calls.forEach(json::put);
        }
        return json;
    }
}
