package io.oabridge.playground.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What a simulated platform was asked lately, as it was received: whoever wonders what the bridge
 * really sends looks at {@code GET /simulator/requests}. Of a file only name, type and size are
 * kept, of a submitted form nothing, since it holds secrets.
 */
final class RequestLog {
    private static final int KEPT = 500;
    private static final int LONGEST_BODY = 64 * 1024;

    private final Deque<ObjectNode> requests = new ArrayDeque<>();
    private long last;

    void record(Call call, int status) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("method", call.method()).put("path", call.path());
        call.query().forEach(request.putObject("query")::put);
        Optional<MultipartForm> form = MultipartForm.of(call);
        if (form.isPresent()) {
            form.get().parts().forEach(part -> describe(part, request.withArray("parts")));
        } else if (isJson(call) && call.size() <= LONGEST_BODY) {
            request.set("body", call.json());
        }
        request.put("bytes", call.size()).put("status", status);
        synchronized (this) {
            requests.addLast(request.put("number", ++last));
            if (requests.size() > KEPT) {
                requests.removeFirst();
            }
        }
    }

    /** Oldest first; {@code ?after=} leaves out those up to a number that was seen before. */
    synchronized Reply since(Call call) {
        long after =
                call.query("after")
                        .filter(it -> it.matches("\\d{1,18}"))
                        .map(Long::parseLong)
                        .orElse(0L);
        ObjectNode all = JsonNodeFactory.instance.objectNode().put("last", last);
        ArrayNode newer = all.putArray("requests");
        requests.stream()
                .filter(request -> request.path("number").asLong() > after)
                .map(JsonNode::<ObjectNode>deepCopy)
                .forEach(newer::add);
        return Reply.json(200, all);
    }

    private static void describe(MultipartForm.Part part, ArrayNode parts) {
        parts.addObject()
                .put("field", part.field())
                .put("fileName", part.fileName())
                .put("contentType", part.contentType())
                .put("bytes", part.size());
    }

    private static boolean isJson(Call call) {
        return call.header("Content-Type").orElse("").startsWith("application/json");
    }
}
