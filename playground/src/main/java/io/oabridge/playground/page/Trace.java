package io.oabridge.playground.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.simulator.LiveEvents;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What crossed lately, step by step: told to every open page as it happens, and kept for pages that
 * are opened later. The newest 2000 steps are kept.
 */
public final class Trace {
    private static final int KEPT = 2000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LiveEvents events;
    private final Deque<ObjectNode> steps = new ArrayDeque<>();

    /**
     * @param events where each step goes as event {@code trace}
     */
    public Trace(LiveEvents events) {
        this.events = events;
    }

    /** Keeps and publishes a step; never waits for a page. */
    public synchronized void step(TraceStep step) {
        ObjectNode node = json(step);
        if (steps.size() == KEPT) {
            steps.removeFirst();
        }
        steps.addLast(node);
        events.publish("trace", node);
    }

    /** {@code {"steps":[…]}}, in the order they were told; each as its event had it. */
    public synchronized JsonNode snapshot() {
        ObjectNode all = JSON.createObjectNode();
        ArrayNode list = all.putArray("steps");
        steps.forEach(step -> list.add(step.deepCopy()));
        return all;
    }

    private static ObjectNode json(TraceStep step) {
        ObjectNode node = JSON.createObjectNode();
        node.put("key", step.key());
        node.put("direction", step.direction());
        node.put("conversation", step.conversation());
        node.put("step", step.step());
        node.put("detail", step.detail());
        node.put("at", step.at().toEpochMilli());
        step.outcome().ifPresent(outcome -> node.put("outcome", outcome));
        return node;
    }
}
