package io.oabridge.playground;

import static io.oabridge.playground.RunningPlayground.signed;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the bridge lets in: each bad delivery gets its answer, is counted, and enters no queue. */
class DoorJourneyIT {
    private static final String TIME = "1760000000000";

    private final RunningPlayground world = RunningPlayground.shared();

    @Test
    void aSignatureThatIsWrongByOneByteIsRefused() {
        byte[] body = event("user_send_text", "1000000000000000001", RunningPlayground.OA);
        String genuine = signed(body, TIME).values().iterator().next();
        char last = genuine.charAt(genuine.length() - 1);
        String wrong = genuine.substring(0, genuine.length() - 1) + (last == '0' ? '1' : '0');

        expect(body, Map.of("X-ZEvent-Signature", wrong), 401, "WEBHOOK_REJECTED bad-signature");
    }

    @Test
    void anUnsignedProbeIsAnsweredAndDropped() {
        expect(
                event("user_send_text", "1000000000000000001", RunningPlayground.OA),
                Map.of(),
                200,
                "WEBHOOK_DROPPED unsigned");
    }

    @Test
    void brokenJsonWithAGenuineSignatureIsDropped() {
        byte[] body =
                "{\"app_id\":\"1000000000000000001\",\"timestamp\":\"1760000000000\","
                        .getBytes(StandardCharsets.UTF_8);

        expect(body, signed(body, TIME), 200, "WEBHOOK_DROPPED malformed");
    }

    @Test
    void anUnknownEventIsDropped() {
        byte[] body = event("user_invented_something", "1000000000000000001", RunningPlayground.OA);

        expect(body, signed(body, TIME), 200, "WEBHOOK_DROPPED unknown-event");
    }

    @Test
    void anotherAppsEventIsDropped() {
        byte[] body = event("user_send_text", "1000000000000000009", RunningPlayground.OA);

        expect(body, signed(body, TIME), 200, "WEBHOOK_DROPPED unknown-account");
    }

    @Test
    void anUnknownAccountsMessageIsCountedAndGoesNowhere() {
        byte[] body = event("user_send_text", "1000000000000000001", "2000000000000000009");
        long before = world.counted("IGNORED unknown-connection");

        assertThat(world.zaloWebhook(body, signed(body, TIME)).statusCode()).isEqualTo(200);

        RunningPlayground.eventually(
                () -> world.counted("IGNORED unknown-connection"), now -> now == before + 1);
    }

    @Test
    void aMebibyteWithAGenuineSignatureIsTooLarge() {
        byte[] body =
                ("{\"app_id\":\"1000000000000000001\",\"timestamp\":\"1760000000000\",\"filler\":\""
                                + "x".repeat(1024 * 1024)
                                + "\"}")
                        .getBytes(StandardCharsets.UTF_8);

        expect(body, signed(body, TIME), 413, "WEBHOOK_REJECTED too-large");
    }

    @Test
    void aMebibyteByAStrangerIsJustABadSignature() {
        byte[] body = "y".repeat(1024 * 1024).getBytes(StandardCharsets.UTF_8);

        expect(
                body,
                Map.of("X-ZEvent-Signature", "mac=" + "0".repeat(64)),
                401,
                "WEBHOOK_REJECTED bad-signature");
    }

    @Test
    void aForgedFreshchatWebhookIsRefused() {
        long before = world.enqueued();
        String address = world.bridge + "/webhooks/freshchat/0a000000-0000-4000-8000-000000000001";

        int status =
                world.send(
                                HttpRequest.newBuilder(URI.create(address))
                                        .header("X-Freshchat-Signature", "bm90IGEgc2lnbmF0dXJl")
                                        .POST(HttpRequest.BodyPublishers.ofString("{}")))
                        .statusCode();

        assertThat(status).isEqualTo(401);
        assertThat(world.enqueued()).isEqualTo(before);
    }

    @Test
    void theFirstPageIsThePlaygroundsAndOtherFilesAreTheFunctions() {
        HttpResponse<String> first = page("/");
        HttpResponse<String> verifier = page("/zalo_verifierUnknown.html");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("<script");
        assertThat(verifier.statusCode()).isEqualTo(404);
        assertThat(verifier.headers().firstValue("Content-Type"))
                .contains("text/html; charset=utf-8");
    }

    @Test
    void theCheckUpFindsThePlaygroundsFreshchatWellSetUp() {
        HttpResponse<String> checkup = page("/connect/freshchat?key=playground-install-key");

        assertThat(checkup.statusCode()).isEqualTo(200);
        assertThat(checkup.body().split("class=\"remark ok\"", -1)).hasSize(6);
        assertThat(checkup.body()).doesNotContain("remark problem", "remark warning");
        assertThat(page("/connect/freshchat?key=another").statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> page(String path) {
        return world.send(HttpRequest.newBuilder(URI.create(world.bridge + path)));
    }

    private void expect(byte[] body, Map<String, String> headers, int status, String counter) {
        long counted = world.counted(counter);
        long enqueued = world.enqueued();

        assertThat(world.zaloWebhook(body, headers).statusCode()).isEqualTo(status);

        assertThat(world.counted(counter)).isEqualTo(counted + 1);
        assertThat(world.enqueued()).isEqualTo(enqueued);
    }

    private static byte[] event(String name, String app, String account) {
        var event = RunningPlayground.JSON.createObjectNode();
        event.put("app_id", app).putObject("sender").put("id", "3000000000000000003");
        event.putObject("recipient").put("id", account);
        event.put("event_name", name)
                .putObject("message")
                .put("msg_id", "door-" + name + "-" + account)
                .put("text", "không quan trọng");
        return event.put("timestamp", TIME).toString().getBytes(StandardCharsets.UTF_8);
    }
}
