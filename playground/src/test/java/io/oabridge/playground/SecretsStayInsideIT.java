package io.oabridge.playground;

import static io.oabridge.playground.RunningPlayground.eventually;
import static io.oabridge.playground.RunningPlayground.signed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.sqs.SqsDeadLetters;
import io.oabridge.topology.EnvironmentKey;
import io.oabridge.topology.QueueSpec;
import io.oabridge.topology.TableSpec;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * Secrets, words and names are planted, everything that can fail is made to fail, and then whatever
 * came out is searched for them: logs, metrics, tables, what is written on messages in the queues
 * and on dead letters, notes and answers.
 */
class SecretsStayInsideIT {
    private static final String CUSTOMER = "3000000000000007391";
    private static final String NAME = "Lê Riêng Tư";
    private static final String SAID = "khách nói riêng 7391";
    private static final String ANSWERED = "nhân viên nói riêng 7391";

    private final RunningPlayground world = RunningPlayground.shared();
    private final Set<String> secrets = new LinkedHashSet<>();
    private final List<String> answers = new ArrayList<>();

    @Test
    void nothingPlantedComesOut() {
        plant();
        HeardSends.listen();
        try (HeardLog log = HeardLog.listen()) {
            String conversation = introduce();
            everythingFails(conversation);
            strangersKnock();
            Message deadLetter = garbageIsParked();
            List<SendMessageRequest> sends = HeardSends.stop();
            plant();

            assertThat(log.lines()).hasSizeGreaterThan(50);
            assertThat(metrics(log)).hasSizeGreaterThan(10);
            log.lines().forEach(line -> assertHoldsNothing(line, true));
            assertThat(sends)
                    .extracting(SendMessageRequest::queueUrl)
                    .contains(
                            url(QueueSpec.TO_HELPDESK.urlKey()),
                            url(QueueSpec.TO_MESSENGER.urlKey()),
                            url(QueueSpec.TO_HELPDESK.deadLetterUrlKey()));
            sends.forEach(send -> assertHoldsNothing(send.toString(), true));
            assertThat(deadLetter.messageAttributes()).containsKey(SqsDeadLetters.CAUSE);
            assertHoldsNothing(
                    deadLetter.messageAttributes() + " " + deadLetter.attributes(), true);
            tables().forEach(table -> assertHoldsNothing(table, true));
            answers.forEach(answer -> assertHoldsNothing(answer, true));
            assertThat(notes(conversation)).hasSizeGreaterThan(1);
            notes(conversation).forEach(note -> assertHoldsNothing(note, false));
        }
    }

    /** Those of the installation, and the tokens that are valid now. */
    private void plant() {
        Stream.of(
                        Option.ZALO_APP_SECRET,
                        Option.OA_SECRET_KEY,
                        Option.ZALO_ACCESS_TOKEN,
                        Option.ZALO_REFRESH_TOKEN,
                        Option.FRESHCHAT_TOKEN,
                        Option.INSTALL_KEY)
                .map(Option::defaultValue)
                .forEach(secrets::add);
        var pair = world.playground.storedTokens().orElseThrow().pair();
        secrets.add(pair.access().secret().reveal());
        secrets.add(pair.refresh().reveal());
    }

    /** As CloudWatch gets them, which makes a metric of a line that is nothing else. */
    private static List<String> metrics(HeardLog log) {
        return log.lines().stream()
                .filter(line -> line.startsWith("metrics {\"_aws\":"))
                .filter(line ->
                        line.contains(
                                "\"installation\":\"" + RunningPlayground.INSTALLATION + "\""))
                .toList();
    }

    private static String url(EnvironmentKey queue) {
        return System.getProperty(queue.variable());
    }

    private String introduce() {
        world.newCustomer(CUSTOMER, NAME);
        world.customerWrites(CUSTOMER, SAID + " một");
        return world.conversationOf(CUSTOMER);
    }

    private void everythingFails(String conversation) {
        String send = "\"path\":\"/v3.0/oa/message\"";
        String post = "\"path\":\"/v2/conversations\"";
        for (String fault :
                List.of(
                        "{\"kind\":\"error-code\",\"code\":-230," + send + "}",
                        "{\"kind\":\"error-code\",\"code\":-99999," + send + "}",
                        "{\"kind\":\"http-status\",\"status\":503," + send + "}",
                        "{\"kind\":\"http-status\",\"status\":418," + send + "}",
                        "{\"kind\":\"rate-limited\",\"retryAfterSeconds\":1," + send + "}",
                        "{\"kind\":\"answer-lost\"," + send + "}",
                        "{\"kind\":\"token-expired\"}")) {
            world.fault(world.zalo, fault);
            world.agentWrites(conversation, ANSWERED + " " + fault.hashCode());
            settled();
        }
        for (String fault :
                List.of(
                        "{\"kind\":\"http-status\",\"status\":500," + post + "}",
                        "{\"kind\":\"answer-lost\"," + post + "}",
                        "{\"kind\":\"html-answer\"," + post + "}",
                        "{\"kind\":\"rate-limited\",\"retryAfterSeconds\":1," + post + "}")) {
            world.fault(world.freshchatSimulator(), fault);
            world.customerWrites(CUSTOMER, SAID + " " + fault.hashCode());
            settled();
        }
        world.agentWrites(conversation, ANSWERED + " dài ".repeat(500));
        settled();
    }

    /** Until whatever was accepted has been finished. */
    private void settled() {
        long accepted = world.enqueued();
        eventually(
                () -> world.get(world.bridge + "/playground/counters"),
                counters -> finished(counters) >= accepted);
    }

    private static long finished(JsonNode counters) {
        return counters.propertyStream()
                .filter(counter ->
                        counter.getKey()
                                .matches(
                                        "(DELIVERED|DUPLICATE|REFUSED|UNCERTAIN|IGNORED|FORGOTTEN|DEAD_LETTERED) .*"))
                .mapToLong(counter -> counter.getValue().asLong())
                .sum();
    }

    private void strangersKnock() {
        byte[] garbage = ("{\"text\":\"" + SAID).getBytes(StandardCharsets.UTF_8);
        answers.add(told(world.zaloWebhook(garbage, signed(garbage, ""))));
        answers.add(told(world.zaloWebhook(garbage, Map.of("X-ZEvent-Signature", "mac=00"))));
        Stream.of(
                        "/connect/zalo?key=wrong",
                        "/connect/zalo/callback?code=c&state=s&oa_id=1",
                        "/files/" + "A".repeat(32) + "/x.txt",
                        "/zalo_verifierX.html")
                .map(path -> HttpRequest.newBuilder(URI.create(world.bridge + path)))
                .map(request -> told(world.send(request)))
                .forEach(answers::add);
    }

    private static String told(HttpResponse<String> answer) {
        return answer.headers().map() + " " + answer.body();
    }

    /** The body of a dead letter is the message itself; what is written on it must not be. */
    private Message garbageIsParked() {
        try (SqsClient sqs =
                SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
            sqs.sendMessage(it ->
                    it.queueUrl(url(QueueSpec.TO_HELPDESK.urlKey()))
                            .messageGroupId("secrets-stay-inside")
                            .messageDeduplicationId("secrets-stay-inside")
                            .messageBody("{\"v\":7391,\"body\":\"" + SAID + "\"}"));
            return eventually(() -> parked(sqs), found -> !found.isEmpty()).getFirst();
        }
    }

    private static List<Message> parked(SqsClient sqs) {
        return sqs
                .receiveMessage(it ->
                        it.queueUrl(url(QueueSpec.TO_HELPDESK.deadLetterUrlKey()))
                                .messageAttributeNames("All")
                                .maxNumberOfMessages(10))
                .messages()
                .stream()
                .filter(message -> message.body().contains("7391"))
                .toList();
    }

    /** All but the two that are there to hold tokens and texts. */
    private static List<String> tables() {
        try (DynamoDbClient dynamoDb =
                DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
            return Stream.of(TableSpec.values())
                    .filter(table -> table != TableSpec.TOKENS && table != TableSpec.FILES)
                    .flatMap(table ->
                            dynamoDb
                                    .scanPaginator(it -> it.tableName(table.tableName()))
                                    .items()
                                    .stream())
                    .map(Object::toString)
                    .toList();
        }
    }

    private List<String> notes(String conversation) {
        return world.conversation(conversation).stream()
                .filter(message -> message.path("message_type").asText().equals("private"))
                .map(JsonNode::toString)
                .toList();
    }

    /** Notes quote the agent's first words to the agent; nothing else repeats anybody's. */
    private void assertHoldsNothing(String text, boolean wordsAndNames) {
        assertThat(text).doesNotContain(secrets);
        if (wordsAndNames) {
            assertThat(text).doesNotContain("riêng 7391", NAME);
        }
    }
}
