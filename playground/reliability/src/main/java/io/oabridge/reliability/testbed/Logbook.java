package io.oabridge.reliability.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.reliability.verdict.Marks;
import io.oabridge.reliability.verdict.Said;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the suites know for sure of a run, written down outside of the workers: which webhooks were
 * acknowledged, in which order the queues hand messages out, what Zalo refused.
 */
public final class Logbook implements Interceptor {
    private static final String SEND = "/v3\\.0/oa/message/cs";
    private static final String POST = "/v2/conversations/[^/]+/messages";
    private static final String UPLOAD = "/v2\\.0/oa/upload/.*";

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private final Set<String> acknowledged = new LinkedHashSet<>();
    private final Set<String> arrived = new LinkedHashSet<>();
    private final List<RefusedSend> refusedSends = new ArrayList<>();
    private final List<RefusedNote> refusedNotes = new ArrayList<>();
    private final Map<String, String> markOfUpload = new HashMap<>();
    private final Set<String> turnedAway = new HashSet<>();
    private final Map<Integer, Integer> answers = new HashMap<>();

    @Override
    public Decision after(ServiceCall call, ServiceCall.Answer answer) {
        if (call.is(Service.SQS, "ReceiveMessage") && answer.ok()) {
            received(answer.json());
        } else if (call.is(Service.ZALO, "POST", UPLOAD)) {
            uploaded(call, answer.json());
        } else if (call.is(Service.ZALO, "POST", SEND)) {
            sent(call, answer.json());
        } else if (call.is(Service.FRESHCHAT, "POST", POST)) {
            posted(call, answer.status());
        }
        return Decision.FORWARD;
    }

    /** A webhook was answered. One without a signature is not acknowledged, it is dropped. */
    synchronized void answered(byte[] webhook, boolean signed, int status) {
        answers.merge(status, 1, Integer::sum);
        boolean believed = signed && status != UNAUTHORIZED;
        if (!believed) {
            idOf(ServiceCall.json(webhook)).ifPresent(turnedAway::add);
        } else if (status == OK) {
            idOf(ServiceCall.json(webhook)).ifPresent(acknowledged::add);
        }
    }

    /**
     * The platforms' ids of the messages the bridge took, in the order in which its queues hand
     * them out; what was acknowledged and never came out of a queue is at the end.
     */
    public synchronized List<String> taken() {
        Set<String> all = new LinkedHashSet<>(arrived);
        all.addAll(acknowledged);
        return List.copyOf(all);
    }

    /** The ids of all messages the bridge took or turned away. */
    public synchronized Set<String> decided() {
        Set<String> all = new HashSet<>(taken());
        all.addAll(turnedAway);
        return all;
    }

    /** What Zalo refused, for good or for now. */
    public synchronized List<RefusedSend> refusedSends() {
        return List.copyOf(refusedSends);
    }

    /**
     * A message that Zalo did not take.
     *
     * @param words its text, which may be an address; the mark of a file that was uploaded before
     */
    public record RefusedSend(String words, Said.Refusal refusal) {}

    /** What agents could not be told, because the helpdesk refused the note. */
    public synchronized List<RefusedNote> refusedNotes() {
        return List.copyOf(refusedNotes);
    }

    /** A private note that did not come to stand in its conversation. */
    public record RefusedNote(String conversation, String text) {}

    /** How often webhooks were answered with each status; 0 is no answer. */
    public synchronized Map<Integer, Integer> webhookAnswers() {
        return Map.copyOf(answers);
    }

    /** The platform's id of the message a webhook tells of. */
    static Optional<String> idOf(JsonNode webhook) {
        String zalo = webhook.path("message").path("msg_id").asText("");
        String freshchat = webhook.path("data").path("message").path("id").asText("");
        return Optional.of(zalo + freshchat).filter(id -> !id.isEmpty());
    }

    /** The id of the message in the body of a queue message. */
    static Optional<String> idOfQueued(String envelope) {
        String webhook =
                ServiceCall.json(envelope.getBytes(StandardCharsets.UTF_8)).path("body").asText();
        return idOf(ServiceCall.json(webhook.getBytes(StandardCharsets.UTF_8)));
    }

    private synchronized void received(JsonNode batch) {
        batch.path("Messages")
                .forEach(message ->
                        idOfQueued(message.path("Body").asText()).ifPresent(arrived::add));
    }

    private synchronized void uploaded(ServiceCall call, JsonNode answer) {
        Marks.in(call.text())
                .ifPresent(mark ->
                        answer.path("data")
                                .forEach(value -> markOfUpload.put(value.asText(), mark)));
    }

    private synchronized void posted(ServiceCall call, int status) {
        JsonNode note = call.json();
        if (status >= 400 && status < 500 && note.path("message_type").asText().equals("private")) {
            String conversation = call.path().split("/", -1)[3];
            String text = note.at("/message_parts/0/text/content").asText();
            refusedNotes.add(new RefusedNote(conversation, text));
        }
    }

    private synchronized void sent(ServiceCall call, JsonNode answer) {
        int error = answer.path("error").asInt();
        if (error != 0) {
            String message = call.utf8();
            String words =
                    markOfUpload.entrySet().stream()
                            .filter(upload -> message.contains(upload.getKey()))
                            .map(Map.Entry::getValue)
                            .findFirst()
                            .orElseGet(() -> call.json().at("/message/text").asText());
            refusedSends.add(
                    new RefusedSend(words, new Said.Refusal(String.valueOf(error), Instant.now())));
        }
    }
}
