package io.oabridge.playground.zalo;

import static io.oabridge.playground.zalo.ZaloClient.STRANGER;
import static io.oabridge.playground.zalo.ZaloClient.USER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** docs/platforms/zalo.md §5.3. */
class WebhookDeliveryTest {
    private final ZaloFixture fixture = new ZaloFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void unansweredWebhookIsRepeatedWithItsNumber() throws Exception {
        fixture.hooks.answers(500, 404);
        String id = fixture.client.customerWrites(USER, "Xin chào");

        WebhookReceiver.Hook first = fixture.hooks.next();
        WebhookReceiver.Hook second = fixture.hooks.next();
        WebhookReceiver.Hook third = fixture.hooks.next();

        assertThat(first.retry()).isEmpty();
        assertThat(second.retry()).contains("1");
        assertThat(third.retry()).contains("2");
        assertThat(List.of(second.body(), third.body())).containsOnly(first.body());
        assertThat(second.signature()).isEqualTo(first.signature());
        assertThat(first.messageId()).isEqualTo(id);
    }

    @Test
    void webhookIsGivenUpAfterTheLastRetry() throws Exception {
        fixture.hooks.answers(500, 500, 500);
        fixture.client.customerWrites(USER, "Một");
        for (int i = 0; i < 3; i++) {
            assertThat(fixture.hooks.next().text()).isEqualTo("Một");
        }
        fixture.client.customerWrites(USER, "Hai");

        assertThat(fixture.hooks.next().text()).isEqualTo("Hai");
    }

    @Test
    void defaultScheduleIsTheDocumentedOne() {
        ZaloSettings.Webhook webhook = ZaloSettings.defaults().webhook();

        assertThat(webhook.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(webhook.retries())
                .containsExactly(
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(30),
                        Duration.ofHours(1));
    }

    @Test
    void eachUsersEventsArriveInOrder() throws Exception {
        int messages = 40;
        List<String> users = List.of(USER, STRANGER, "3000000000000000011");
        try (ExecutorService threads = Executors.newFixedThreadPool(users.size())) {
            List<Callable<Void>> writers =
                    users.stream().map(user -> writer(user, messages)).toList();
            for (Future<Void> writer : threads.invokeAll(writers)) {
                writer.get();
            }
        }

        Map<String, List<String>> arrived = new HashMap<>();
        for (int i = 0; i < messages * users.size(); i++) {
            WebhookReceiver.Hook hook = fixture.hooks.next();
            String user = hook.json().path("sender").path("id").asText();
            arrived.computeIfAbsent(user, id -> new ArrayList<>()).add(hook.text());
        }

        List<String> expected = IntStream.range(0, messages).mapToObj(String::valueOf).toList();
        assertThat(arrived)
                .containsOnlyKeys(users)
                .allSatisfy((user, texts) -> assertThat(texts).isEqualTo(expected));
    }

    @Test
    void repeatingDoesNotHoldBackTheNextEvent() throws Exception {
        try (ZaloFixture slow =
                new ZaloFixture(it -> it.withWebhookRetries(List.of(Duration.ofHours(1))))) {
            slow.hooks.answers(503);
            slow.client.customerWrites(USER, "Một");
            slow.client.customerWrites(USER, "Hai");

            assertThat(slow.hooks.next().text()).isEqualTo("Một");
            assertThat(slow.hooks.next().text()).isEqualTo("Hai");
        }
    }

    @Test
    void deliveriesAreListedWithTheirTries() throws Exception {
        try (LiveStream stream = LiveStream.open(fixture.zalo.address())) {
            fixture.hooks.answers(500);
            String id = fixture.client.customerWrites(USER, "Xin chào");
            JsonNode failed = stream.next("webhook");
            JsonNode delivered = stream.next("webhook");

            assertThat(failed.path("event").asText()).isEqualTo("user_send_text");
            assertThat(failed.path("msgId").asText()).isEqualTo(id);
            assertThat(failed.path("userId").asText()).isEqualTo(USER);
            assertThat(failed.path("status").asInt()).isEqualTo(500);
            assertThat(failed.path("repetition").asInt(-1)).isZero();
            assertThat(failed.path("tookMillis").isNumber()).isTrue();
            assertThat(delivered.path("repetition").asInt()).isEqualTo(1);
            JsonNode listed = fixture.client.get("/simulator/webhooks").path("webhooks");
            assertThat(listed).hasSize(1);
            assertThat(listed.path(0).path("tries").asInt()).isEqualTo(2);
            assertThat(listed.path(0).path("status").asInt()).isEqualTo(200);
        }
    }

    @Test
    void onlyTheLastTwoHundredAreListed() throws Exception {
        for (int i = 0; i < 203; i++) {
            fixture.client.customerWrites(USER, "Tin " + i);
        }

        JsonNode listed = fixture.client.get("/simulator/webhooks").path("webhooks");

        assertThat(listed).hasSize(200);
        assertThat(listed.path(0).path("body").asText()).contains("\"Tin 3\"");
    }

    private Callable<Void> writer(String user, int messages) {
        return () -> {
            for (int i = 0; i < messages; i++) {
                fixture.client.customerWrites(user, String.valueOf(i));
            }
            return null;
        };
    }
}
