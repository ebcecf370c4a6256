package io.oabridge.handler;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.Direction;
import io.oabridge.relay.port.RelayWork;
import io.oabridge.transport.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes the events of webhooks and workers from the samples in {@code docs/platforms}: each sample
 * signed for real, and what the webhook's function then puts into the queue.
 */
final class EventFiles {
    /** The folder {@code events/}. */
    static final Path FOLDER = Path.of("..", "events");

    private static final Path SAMPLES = Path.of("../docs/platforms");
    private static final String OTHER_CUSTOMER = "3000000000000000009";
    private static final String TEXT = "user_send_text";

    private final SampleRequests requests = new SampleRequests();
    private final Map<String, ObjectNode> files = new TreeMap<>();

    private EventFiles() {}

    /** File names and what is in them. */
    static Map<String, ObjectNode> made() throws IOException {
        EventFiles made = new EventFiles();
        made.zalo();
        made.freshchat();
        return made.files;
    }

    private void zalo() throws IOException {
        for (Path sample : samples("zalo-webhooks")) {
            both("zalo-webhook-", "to-helpdesk-", name(sample), requests.zalo(bytes(sample)));
        }
        byte[] text = bytes(SAMPLES.resolve("zalo-webhooks/" + TEXT + ".json"));
        put("zalo-webhook-unsigned", requests.unsigned(requests.zalo(text)));
        put("zalo-webhook-bad-signature", requests.wronglySigned(requests.zalo(text)));
        put("zalo-webhook-base64", requests.asBase64(requests.zalo(text)));
        put(
                "zalo-webhook-other-app",
                requests.zalo(replaced(text, "\"app_id\":\"1", "\"app_id\":\"9")));
        put("zalo-webhook-unknown-event", requests.zalo(replaced(text, TEXT, "user_send_smell")));
        put(
                "zalo-webhook-broken-json",
                requests.zalo(replaced(text, "\"message\":{", "\"message\":")));
        put(
                "zalo-webhook-oversized",
                requests.zalo(replaced(text, "Xin chào", "Xin chào ".repeat(25_000))));
        put("to-helpdesk-batch", batch(text));
        put("to-helpdesk-caught-up", caughtUp());
    }

    /** What a catch-up queues: a row of Zalo's history, and no webhook. */
    private static ObjectNode caughtUp() {
        String id = "b2c3d4e5f60718293a4b";
        String row =
                """
                {"oa_id":"2000000000000000002","row":{"src":1,"time":1760000000000,\
                "sent_time":"15:53:20 09/10/2025","from_id":"%s","to_id":"2000000000000000002",\
                "message_id":"%s","type":"text","message":"Còn hàng không ạ?"}}\
                """
                        .formatted(SampleRequests.CUSTOMER, id);
        QueueRecords records = new QueueRecords();
        records.add(
                RelayWork.of(
                                Direction.TO_HELPDESK,
                                "zalo:2000000000000000002:" + SampleRequests.CUSTOMER,
                                TEXT,
                                id,
                                Instant.parse("2026-03-02T08:00:00Z"),
                                row)
                        .fromHistory());
        return records.event();
    }

    /** Two conversations, one of them with a message nobody can read before a good one. */
    private ObjectNode batch(byte[] text) {
        RelayWork first = queued(requests.zalo(text)).getFirst();
        RelayWork other =
                queued(
                                requests.zalo(
                                        replaced(
                                                replaced(
                                                        text,
                                                        SampleRequests.CUSTOMER,
                                                        OTHER_CUSTOMER),
                                                "a1b2c3d4e5f60718293a",
                                                "a1b2c3d4e5f60718293b")))
                        .getFirst();
        RelayWork second =
                queued(
                                requests.zalo(
                                        replaced(
                                                text,
                                                "a1b2c3d4e5f60718293a",
                                                "a1b2c3d4e5f60718293c")))
                        .getFirst();
        QueueRecords records = new QueueRecords();
        records.add(first);
        records.addUnreadable(first.group());
        records.add(other);
        records.add(second);
        return records.event();
    }

    private void freshchat() throws IOException {
        for (Path sample : samples("freshchat-webhooks")) {
            both(
                    "freshchat-webhook-",
                    "to-messenger-",
                    name(sample),
                    requests.freshchat(bytes(sample)));
        }
        byte[] text = bytes(SAMPLES.resolve("freshchat-webhooks/message_create.json"));
        put("freshchat-webhook-unsigned", requests.unsigned(requests.freshchat(text)));
        put("freshchat-webhook-bad-signature", requests.wronglySigned(requests.freshchat(text)));
        put("freshchat-webhook-base64", requests.asBase64(requests.freshchat(text)));
        put("freshchat-webhook-other-app", requests.ofAnotherApp(requests.freshchat(text)));
        put(
                "freshchat-webhook-broken-json",
                requests.freshchat(replaced(text, "\"actor\":{", "\"actor\"{")));
    }

    /** The request, and the worker's event when the request is accepted. */
    private void both(String webhook, String worker, String name, ObjectNode request) {
        put(webhook + name, request);
        List<RelayWork> works = queued(request);
        if (!works.isEmpty()) {
            QueueRecords records = new QueueRecords();
            works.forEach(records::add);
            put(worker + name, records.event());
        }
    }

    private static List<RelayWork> queued(ObjectNode request) {
        BridgeOfFakes bridge = new BridgeOfFakes();
        RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler =
                request.path("rawPath").asText().endsWith("/zalo")
                        ? bridge.zaloWebhook()
                        : bridge.freshchatWebhook(SampleRequests.freshchatKey());
        var _ =
                handler.handleRequest(
                        LambdaJson.read(
                                request.toString().getBytes(StandardCharsets.UTF_8),
                                APIGatewayV2HTTPEvent.class),
                        Invocation.withTime());
        return bridge.queue.works();
    }

    private void put(String name, ObjectNode event) {
        files.put(name + ".json", event);
    }

    private static List<Path> samples(String folder) throws IOException {
        try (Stream<Path> samples = Files.list(SAMPLES.resolve(folder))) {
            return new ArrayList<>(
                    samples.filter(it -> it.toString().endsWith(".json")).sorted().toList());
        }
    }

    private static String name(Path sample) {
        return sample.getFileName().toString().replace(".json", "").replace('_', '-');
    }

    /** In one line, as platforms send it: the line breaks of a sample are for its readers. */
    private static byte[] bytes(Path sample) throws IOException {
        return Json.object(Files.readAllBytes(sample))
                .orElseThrow()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] replaced(byte[] body, String what, String with) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (!text.contains(what)) {
            throw new IllegalStateException("the sample no longer holds " + what);
        }
        return text.replace(what, with).getBytes(StandardCharsets.UTF_8);
    }
}
