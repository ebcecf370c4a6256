package io.oabridge.playground.freshchat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.simulator.Call;
import io.oabridge.playground.simulator.LiveEvents;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Counts the calls a bridge makes, and shows each to the page. */
final class CallLog {
    private static final Pattern AN_ID = Pattern.compile(".*\\d.*");

    private final Map<String, Long> counts = new TreeMap<>();
    private final LiveEvents events;

    CallLog(LiveEvents events) {
        this.events = events;
    }

    /**
     * Takes a call after it was answered.
     *
     * @param status 0 when the answer was lost
     */
    void record(Call made, int status) {
        String path = made.path();
        synchronized (this) {
            counts.merge(made.method() + " " + pattern(path), 1L, Long::sum);
        }
        ObjectNode call = JsonNodeFactory.instance.objectNode();
        events.publish(
                "api", call.put("method", made.method()).put("path", path).put("status", status));
    }

    /** How often each path was called, ids written as {@code {id}}. */
    synchronized ObjectNode json() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        counts.forEach(all::put);
        return all;
    }

    private static String pattern(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(part -> !part.equals("v2") && AN_ID.matcher(part).matches() ? "{id}" : part)
                .collect(Collectors.joining("/"));
    }
}
