package io.oabridge.playground;

import static io.oabridge.playground.RunningPlayground.JSON;
import static io.oabridge.playground.RunningPlayground.eventually;
import static io.oabridge.playground.RunningPlayground.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.ChannelId;
import io.oabridge.domain.Connection;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.ConnectionSettings;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.dynamodb.DynamoConnectionBook;
import io.oabridge.topology.TableSpec;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is sick does not make the rest sick. The times are printed; the limits are generous. */
class IsolationJourneyIT {
    private static final Duration ZALO_WAITS = Duration.ofSeconds(2);
    private static final Duration NORMAL = Duration.ofSeconds(8);
    private static final String OTHER_OA = "2000000000000000077";

    private final RunningPlayground world = RunningPlayground.shared();

    @AfterEach
    void repair() {
        world.send(
                HttpRequest.newBuilder(URI.create(world.freshchatSimulator() + "/simulator/faults"))
                        .DELETE());
    }

    @Test
    void whileFreshchatHangsWebhooksAreTakenAndAgentsAnswersArrive() {
        String known = world.newCustomer("3000000000000007001", "Đức Anh");
        world.customerWrites(known, "xin chào");
        String conversation = world.conversationOf(known);
        List<String> strangers =
                IntStream.range(10, 40).mapToObj(i -> "30000000000000071" + i).toList();
        strangers.forEach(stranger -> world.newCustomer(stranger, "Khách " + stranger));
        world.fault(
                world.freshchatSimulator(),
                "{\"kind\":\"slow-answer\",\"millis\":30000,\"count\":1000,\"path\":\"/v2/users\"}");

        List<Duration> acknowledged = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            for (String stranger : strangers) {
                acknowledged.add(webhook(RunningPlayground.OA, stranger, "tin " + round));
            }
        }
        Duration answered = answer(conversation, known, "đây là câu trả lời");

        System.out.printf(
                "Freshchat hanging: webhook p99 %d ms, an agent's answer %d ms%n",
                percentile99(acknowledged).toMillis(), answered.toMillis());
        assertThat(percentile99(acknowledged)).isLessThan(ZALO_WAITS);
        assertThat(answered).isLessThan(NORMAL);
        repair();
        for (String stranger : strangers) {
            String theirs = world.conversationOf(stranger);
            eventually(() -> world.textsFromCustomer(theirs), texts -> texts.size() >= 4);
            assertThat(world.textsFromCustomer(theirs))
                    .containsExactly("tin 0", "tin 1", "tin 2", "tin 3");
        }
    }

    @Test
    void theMessagesOfAnAccountWithADeadTokenWaitAndDelayNobody() {
        String customer = world.newCustomer("3000000000000007002", "Kim Chi");
        world.customerWrites(customer, "xin chào");
        String conversation = world.conversationOf(customer);
        Duration before = answer(conversation, customer, "trước");
        List<String> waiting = new ArrayList<>();
        try (DynamoDbClient dynamoDb = DynamoDbClient.create()) {
            connectWithoutATokenThatWorks(dynamoDb);
            for (int i = 10; i < 40; i++) {
                String stranger = "30000000000000072" + i;
                var _ = webhook(OTHER_OA, stranger, "xin chào");
                waiting.add(conversationOf(stranger));
            }
            long retried = world.counted("RETRIED reconnect-needed");
            waiting.forEach(it -> world.agentWrites(it, "không tới được"));
            eventually(
                    () -> world.counted("RETRIED reconnect-needed") - retried,
                    tries -> tries >= waiting.size());

            Duration after = answer(conversation, customer, "sau");

            System.out.printf(
                    "An account's token dead: another's answer %d ms, before %d ms%n",
                    after.toMillis(), before.toMillis());
            assertThat(after).isLessThan(NORMAL);
            disconnect(dynamoDb);
        }
    }

    private Duration answer(String conversation, String customer, String text) {
        long start = System.nanoTime();
        world.agentWrites(conversation, text);
        eventually(() -> world.textsFromOa(customer), texts -> texts.contains(text));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private Duration webhook(String account, String customer, String text) {
        var event = JSON.createObjectNode();
        event.put("app_id", "1000000000000000001").putObject("sender").put("id", customer);
        event.putObject("recipient").put("id", account);
        event.put("event_name", "user_send_text")
                .putObject("message")
                .put("msg_id", account + customer + text.hashCode())
                .put("text", text);
        String time = String.valueOf(Instant.now().toEpochMilli());
        byte[] body = event.put("timestamp", time).toString().getBytes(StandardCharsets.UTF_8);
        long start = System.nanoTime();
        assertThat(world.zaloWebhook(body, signed(body, time)).statusCode()).isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static Duration percentile99(List<Duration> times) {
        return times.stream().sorted().toList().get((times.size() * 99 - 1) / 100);
    }

    private static void connectWithoutATokenThatWorks(DynamoDbClient dynamoDb) {
        new DynamoConnectionBook(dynamoDb, TableSpec.CONNECTIONS.tableName())
                .save(
                        new Connection(
                                new ConnectionId("zalo", OTHER_OA),
                                new HelpdeskAccountId("0a000000-0000-4000-8000-000000000001"),
                                ConnectionSettings.defaults(
                                        new ChannelId("0d000000-0000-4000-8000-000000000004"))));
    }

    /** What still waits ends as a message of an account that is not served. */
    private static void disconnect(DynamoDbClient dynamoDb) {
        dynamoDb.deleteItem(delete ->
                delete.tableName(TableSpec.CONNECTIONS.tableName())
                        .key(
                                Map.of(
                                        TableSpec.KEY,
                                        AttributeValue.fromS("connection#zalo:" + OTHER_OA))));
    }

    private String conversationOf(String stranger) {
        String user =
                eventually(
                        () ->
                                world.freshchatGet(
                                                "/users?reference_id=zalo:"
                                                        + OTHER_OA
                                                        + ":"
                                                        + stranger)
                                        .path("users")
                                        .path(0)
                                        .path("id")
                                        .asText(),
                        id -> !id.isEmpty());
        return eventually(
                () ->
                        world.freshchatGet("/users/" + user + "/conversations")
                                .path("conversations")
                                .path(0)
                                .path("id")
                                .asText(),
                id -> !id.isEmpty());
    }
}
