package io.oabridge.playground.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The fault switches of one simulated platform. A switch is set with {@code POST /simulator/faults}
 * and a body such as {@code {"kind":"error-code","code":-213,"count":2,"path":"/v3.0/oa/message"}};
 * it strikes {@code count} times (once unless said otherwise) on calls whose path starts with
 * {@code path} (any call unless given), then it is spent.
 */
public final class Faults {
    /** The platform answers with {@code status}, without doing anything. */
    public static final String HTTP_STATUS = "http-status";

    /** 429 with {@code Retry-After: retryAfterSeconds}. */
    public static final String RATE_LIMITED = "rate-limited";

    /** 302 to {@code location}. */
    public static final String REDIRECTED = "redirected";

    /** The answer comes {@code millis} late. */
    public static final String SLOW_ANSWER = "slow-answer";

    /** The platform does what it was asked, and the answer never arrives. */
    public static final String ANSWER_LOST = "answer-lost";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> kinds;
    private final List<Fault> active = new ArrayList<>();

    /**
     * @param own the kinds this platform knows beyond those of every HTTP API
     */
    public Faults(String... own) {
        List<String> all =
                new ArrayList<>(
                        List.of(HTTP_STATUS, RATE_LIMITED, REDIRECTED, SLOW_ANSWER, ANSWER_LOST));
        all.addAll(List.of(own));
        this.kinds = List.copyOf(all);
    }

    /** Spends one strike of a switch, if one of that kind is set for the path. */
    public synchronized Optional<Fault> strike(String kind, String path) {
        for (Iterator<Fault> faults = active.iterator(); faults.hasNext(); ) {
            Fault fault = faults.next();
            if (fault.kind.equals(kind) && path.startsWith(fault.path)) {
                fault.left--;
                if (fault.left <= 0) {
                    faults.remove();
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    /** Whether a switch of that kind is set for the path; spends nothing. */
    public synchronized boolean isSet(String kind, String path) {
        return active.stream()
                .anyMatch(fault -> fault.kind.equals(kind) && path.startsWith(fault.path));
    }

    Reply set(Call call) {
        JsonNode wanted = call.json();
        String kind = wanted.path("kind").asText();
        if (!kinds.contains(kind)) {
            ObjectNode error = JSON.createObjectNode();
            error.put("error", "unknown kind of fault \"" + kind + "\": use one of " + kinds);
            return Reply.json(400, error);
        }
        synchronized (this) {
            active.add(new Fault(kind, wanted));
        }
        return list(call);
    }

    Reply clear(Call call) {
        synchronized (this) {
            active.clear();
        }
        return list(call);
    }

    synchronized Reply list(Call call) {
        ObjectNode all = JSON.createObjectNode();
        ArrayNode known = all.putArray("kinds");
        kinds.forEach(known::add);
        ArrayNode set = all.putArray("active");
        for (Fault fault : active) {
            set.addObject().put("kind", fault.kind).put("path", fault.path).put("left", fault.left);
        }
        return Reply.json(200, all);
    }

    /** A switch that is set. */
    public static final class Fault {
        private final String kind;
        private final String path;
        private final JsonNode options;
        private int left;

        private Fault(String kind, JsonNode options) {
            this.kind = kind;
            this.path = options.path("path").asText("");
            this.options = options;
            this.left = Math.max(1, options.path("count").asInt(1));
        }

        /** A number of the switch, such as {@code code} or {@code millis}. */
        public int number(String name, int otherwise) {
            return options.path(name).asInt(otherwise);
        }

        /** A text of the switch, such as {@code message}. */
        public String text(String name, String otherwise) {
            return options.path(name).asText(otherwise);
        }
    }
}
