package io.oabridge.playground;

import static io.oabridge.playground.RunningPlayground.MINH_KHANH;
import static io.oabridge.playground.RunningPlayground.eventually;
import static io.oabridge.playground.RunningPlayground.signed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A message goes both ways: what customers, agents and the platforms see. */
class CrossingJourneyIT {
    private static final String GOLDEN_SIGNATURE =
            "mac=3158d9e095188d4bc6cba3745b7bd328c318628be140127f506ae05f9e0ea714";

    private final RunningPlayground world = RunningPlayground.shared();

    @Test
    void theSampleWebhookArrivesAsTheCustomersMessage() throws IOException {
        byte[] body = sample();

        long start = System.nanoTime();
        HttpResponse<String> answer =
                world.zaloWebhook(body, Map.of("X-ZEvent-Signature", GOLDEN_SIGNATURE));
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(took).isLessThan(Duration.ofSeconds(2));
        JsonNode user = world.helpdeskUser(MINH_KHANH);
        assertThat(user.path("first_name").asText()).isEqualTo("Minh Khánh");
        assertThat(user.path("last_name").asText()).isEqualTo("Zalo");
        assertThat(user.path("avatar").path("url").asText()).startsWith("http");
        assertThat(user.path("properties").toString()).contains("external_user_provider", "zalo");
        assertThat(user.path("email").asText("")).isEmpty();
        assertThat(user.path("phone").asText("")).isEmpty();
        String conversation = world.conversationOf(MINH_KHANH);
        eventually(
                () -> world.textsFromCustomer(conversation),
                texts -> texts.contains("Xin chào, tôi cần hỗ trợ"));
    }

    @Test
    void anAgentsAnswerReachesTheCustomerOnce() {
        String customer = world.newCustomer("3000000000000000101", "Thu Hà");
        world.customerWrites(customer, "Cửa hàng mở cửa mấy giờ ạ? 🌞");
        String conversation = world.conversationOf(customer);

        world.agentWrites(conversation, "Dạ, 8 giờ sáng ạ 😊 <3");
        world.agentWrites(conversation, "Mời anh chị ghé chơi");

        eventually(() -> world.textsFromOa(customer), texts -> texts.size() >= 2);
        assertThat(world.textsFromOa(customer))
                .containsExactly("Dạ, 8 giờ sáng ạ 😊 <3", "Mời anh chị ghé chơi");
        assertThat(world.textsFromCustomer(conversation))
                .containsExactly("Cửa hàng mở cửa mấy giờ ạ? 🌞");
    }

    @Test
    void theSameWebhookFiftyTimesAtOnceIsOneMessage() throws Exception {
        String customer = world.newCustomer("3000000000000000102", "Quang Huy");
        byte[] body = textEvent(customer, "d00000000000000000000001", "Chỉ một lần thôi");

        List<Callable<Integer>> calls =
                IntStream.range(0, 50)
                        .mapToObj(i ->
                                (Callable<Integer>)
                                        () ->
                                                world.zaloWebhook(
                                                                body, signed(body, "1760000000000"))
                                                        .statusCode())
                        .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> status : threads.invokeAll(calls)) {
                assertThat(status.get()).isEqualTo(200);
            }
        }
        world.customerWrites(customer, "và tin tiếp theo");

        String conversation = world.conversationOf(customer);
        eventually(
                () -> world.textsFromCustomer(conversation),
                texts -> texts.contains("và tin tiếp theo"));
        assertThat(world.textsFromCustomer(conversation))
                .containsExactly("Chỉ một lần thôi", "và tin tiếp theo");
    }

    @Test
    void everyCustomersOrderIsKeptWhileManyWrite() throws Exception {
        String talkative = world.newCustomer("3000000000000000200", "Nói Nhiều");
        List<String> others = new ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            others.add(world.newCustomer("30000000000000002" + "%02d".formatted(i), "Khách " + i));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            writers.add(threads.submit(() -> writesAll(talkative, 200)));
            others.forEach(other -> writers.add(threads.submit(() -> writesAll(other, 4))));
            for (Future<?> writer : writers) {
                writer.get();
            }
        }

        assertArrivedInOrder(talkative, 200);
        for (String other : others) {
            assertArrivedInOrder(other, 4);
        }
    }

    @Test
    void privateNotesStatusLinesAndEchoesNeverCross() {
        String customer = world.newCustomer("3000000000000000103", "Bảo Ngọc");
        world.customerWrites(customer, "Xin chào");
        String conversation = world.conversationOf(customer);
        String inbox = world.freshchatSimulator() + "/simulator/conversations/" + conversation;

        world.post(inbox + "/reply", "{\"text\":\"ghi chú nội bộ\",\"private\":true}");
        world.post(inbox + "/resolve", "{}");
        world.post(inbox + "/reopen", "{}");
        world.post(inbox + "/reply", "{\"text\":\"câu trả lời\",\"private\":false}");

        eventually(() -> world.textsFromOa(customer), texts -> texts.contains("câu trả lời"));
        assertThat(world.textsFromOa(customer)).containsExactly("câu trả lời");
        assertThat(world.counted("WEBHOOK_DROPPED private-note")).isPositive();
        assertThat(world.counted("WEBHOOK_DROPPED status-line")).isPositive();
        assertThat(world.counted("WEBHOOK_DROPPED echo")).isPositive();
    }

    @Test
    void aConversationThatTakesNoMoreMessagesIsReplaced() {
        String customer = world.newCustomer("3000000000000000104", "Gia Bảo");
        world.customerWrites(customer, "một");
        String first = world.conversationOf(customer);
        eventually(() -> world.textsFromCustomer(first), texts -> texts.size() == 1);
        world.fault(
                world.freshchatSimulator(),
                "{\"kind\":\"resolved-conversation\",\"path\":\"/v2/conversations/"
                        + first
                        + "\"}");

        world.customerWrites(customer, "hai");

        String user = world.helpdeskUser(customer).path("id").asText();
        JsonNode conversations =
                eventually(
                        () ->
                                world.freshchatGet("/users/" + user + "/conversations")
                                        .path("conversations"),
                        list -> list.size() == 2);
        List<String> ids = new ArrayList<>();
        conversations.forEach(conversation -> ids.add(conversation.path("id").asText()));
        ids.remove(first);
        eventually(
                () -> world.textsFromCustomer(ids.getFirst()),
                texts -> texts.equals(List.of("hai")));
        world.agentWrites(ids.getFirst(), "đã thấy");
        eventually(() -> world.textsFromOa(customer), texts -> texts.equals(List.of("đã thấy")));
    }

    private Object writesAll(String customer, int count) {
        for (int i = 1; i <= count; i++) {
            world.customerWrites(customer, "tin số " + i);
        }
        return customer;
    }

    private void assertArrivedInOrder(String customer, int count) {
        String conversation = world.conversationOf(customer);
        eventually(() -> world.textsFromCustomer(conversation), texts -> texts.size() >= count);
        assertThat(world.textsFromCustomer(conversation))
                .isEqualTo(IntStream.rangeClosed(1, count).mapToObj(i -> "tin số " + i).toList());
    }

    private static byte[] sample() throws IOException {
        try (InputStream file =
                CrossingJourneyIT.class.getResourceAsStream(
                        "/platforms/zalo-webhooks/user_send_text.json")) {
            return RunningPlayground.JSON
                    .readTree(file)
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private static byte[] textEvent(String customer, String messageId, String text) {
        var event = RunningPlayground.JSON.createObjectNode();
        event.put("app_id", "1000000000000000001").putObject("sender").put("id", customer);
        event.putObject("recipient").put("id", RunningPlayground.OA);
        event.put("event_name", "user_send_text")
                .putObject("message")
                .put("msg_id", messageId)
                .put("text", text);
        return event.put("timestamp", "1760000000000").toString().getBytes(StandardCharsets.UTF_8);
    }
}
