package io.oabridge.playground.freshchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WebhookTest {
    private static final String AGENT = FreshchatSettings.AGENT_ID;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Scene scene = Scene.start();
    private final String user = scene.user("zalo:1:2");
    private final String conversation = scene.conversation(user);

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void theSignatureVerifiesWithTheKeyAsTheDashboardShowsIt() throws GeneralSecurityException {
        scene.say(conversation, "agent", AGENT, "Dạ, em chào anh 😊");

        Receiver.Delivery delivery = scene.receiver().next();

        String shown = scene.get("/simulator/webhook-key").text();
        byte[] altered = delivery.body();
        altered[altered.length - 1] = ' ';
        assertThat(shown).isEqualTo(scene.freshchat().webhookKey());
        assertThat(shown).startsWith("-----BEGIN RSA PUBLIC KEY-----\n");
        assertThat(verifies(shown, delivery.body(), delivery)).isTrue();
        assertThat(verifies(shown, altered, delivery)).isFalse();
    }

    @Test
    void everyAccountHasItsOwnKeyPair() {
        FreshchatSettings settings = FreshchatSettings.defaults().withPort(0);
        try (SimulatedFreshchat other = SimulatedFreshchat.start(settings)) {
            assertThat(other.port()).isPositive();
            assertThat(other.webhookKey()).isNotEqualTo(scene.freshchat().webhookKey());
        }
    }

    @Test
    void theFirstTryCarriesTheDocumentedHeaders() {
        scene.say(conversation, "agent", AGENT, "chào anh");

        Receiver.Delivery delivery = scene.receiver().next();

        assertThat(delivery.header("Content-Type")).startsWith("application/json");
        assertThat(delivery.header("X-Freshchat-Payload-Version")).isEqualTo("1.0");
        assertThat(delivery.header("X-Retry-Count")).isEqualTo("0");
    }

    @Test
    void aMessageHasTheFieldsOfTheOfficialSample() throws IOException {
        JsonNode sample = sample("message_create.json");
        scene.say(conversation, "agent", AGENT, "chào anh");

        JsonNode sent = scene.receiver().next().json();

        assertThat(names(sent)).containsExactlyInAnyOrderElementsOf(names(sample));
        assertThat(names(sent.at("/data/message")))
                .containsExactlyInAnyOrderElementsOf(names(sample.at("/data/message")));
        assertThat(sent.path("actor")).isEqualTo(sample.path("actor"));
        assertThat(sent.path("action_time").asText()).isEqualTo("2026-03-02T04:05:06.120Z");
        assertThat(sent.at("/data/message/org_actor_id"))
                .isEqualTo(sample.at("/data/message/org_actor_id"));
    }

    @ParameterizedTest
    @CsvSource({
        "resolve,conversation_resolution,/data/resolve,conversation_resolution.json",
        "reopen,conversation_reopen,/data/reopen,conversation_reopen-by-agent.json"
    })
    void anEventOfTheInboxHasTheFieldsOfItsSample(
            String act, String action, String data, String sample) throws IOException {
        scene.put(
                "/v2/conversations/" + conversation,
                """
                {"assigned_agent_id":"%s","assigned_group_id":"09000000-0000-4000-8000-000000000006"}
                """
                        .formatted(AGENT));
        scene.post("/simulator/conversations/" + conversation + "/resolve", "");
        scene.post("/simulator/conversations/" + conversation + "/" + act, "");

        JsonNode sent = scene.receiver().next(action).json().at(data);

        JsonNode expected = sample(sample).at(data);
        assertThat(names(sent)).containsExactlyInAnyOrderElementsOf(names(expected));
        assertThat(names(sent.path("conversation")))
                .containsExactlyInAnyOrderElementsOf(names(expected.path("conversation")));
    }

    @Test
    void whatTheBridgePostsItselfComesBack() {
        scene.say(conversation, "user", user, "alo");
        scene.post(
                "/v2/conversations/" + conversation + "/messages",
                Scene.message(
                        "agent",
                        FreshchatSettings.NOTE_AUTHOR_ID,
                        "private",
                        "{\"text\":{\"content\":\"không gửi được\"}}"));

        JsonNode echo = scene.receiver().next().message();
        JsonNode note = scene.receiver().next().message();

        assertThat(echo.path("actor_type").asText()).isEqualTo("user");
        assertThat(echo.path("message_source").asText()).isEqualTo("api");
        assertThat(note.path("message_type").asText()).isEqualTo("private");
        assertThat(note.path("actor_id").asText()).isEqualTo(FreshchatSettings.NOTE_AUTHOR_ID);
    }

    @Test
    void messagesOfAConversationArriveInOrder() {
        for (int i = 0; i < 30; i++) {
            scene.say(conversation, "agent", AGENT, "tin " + i);
        }

        List<String> texts =
                Stream.generate(() -> scene.receiver().next().text()).limit(30).toList();

        assertThat(texts)
                .containsExactlyElementsOf(
                        Stream.iterate(0, i -> i + 1).limit(30).map(i -> "tin " + i).toList());
    }

    @Test
    void messagesPostedAtTheSameTimeArriveInTheOrderTheyAreStored() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                String text = "tin " + i;
                threads.execute(() -> scene.say(conversation, "agent", AGENT, text));
            }
        }

        List<String> texts =
                Stream.generate(() -> scene.receiver().next().text()).limit(40).toList();

        JsonNode stored =
                scene.get("/v2/conversations/" + conversation + "/messages?items_per_page=50")
                        .json();
        assertThat(texts)
                .containsExactlyElementsOf(
                        stored.findValuesAsText("content").reversed().subList(1, 41));
    }

    @Test
    void aReceiverThatFailsIsAskedAgainWithTheSameBody() {
        List<Duration> schedule = List.of(Duration.ofMillis(1), Duration.ofMillis(1));
        try (Scene patient = Scene.start(settings -> settings.withWebhookRetries(schedule))) {
            String id = patient.conversation(patient.user("zalo:1:2"));
            patient.receiver().answerNext(500, 404);

            patient.say(id, "agent", AGENT, "chào anh");

            List<Receiver.Delivery> tries = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                tries.add(patient.receiver().next());
            }
            assertThat(tries)
                    .extracting(delivery -> delivery.header("X-Retry-Count"))
                    .containsExactly("0", "1", "2");
            assertThat(tries)
                    .allSatisfy(delivery ->
                            assertThat(delivery.body()).isEqualTo(tries.getFirst().body()));
        }
    }

    @Test
    void aReceiverThatIsTooSlowIsAskedAgain() {
        try (Scene impatient =
                Scene.start(settings ->
                        settings.withWebhookTimeout(Duration.ofSeconds(1))
                                .withWebhookRetries(List.of(Duration.ofMillis(1))))) {
            String id = impatient.conversation(impatient.user("zalo:1:2"));
            impatient.receiver().answerNext(0);

            impatient.say(id, "agent", AGENT, "chào anh");

            assertThat(impatient.receiver().next().header("X-Retry-Count")).isEqualTo("0");
            assertThat(impatient.receiver().next().header("X-Retry-Count")).isEqualTo("1");
        }
    }

    @Test
    void threeSecondsAreTheDefaultLimit() {
        assertThat(FreshchatSettings.defaults().webhook().timeout())
                .isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void unsignedAndBadlySignedWebhooksCanBeAskedFor() throws GeneralSecurityException {
        scene.fault("{\"kind\":\"webhook-unsigned\"}");
        scene.say(conversation, "agent", AGENT, "một");
        Receiver.Delivery unsigned = scene.receiver().next();
        scene.fault("{\"kind\":\"webhook-bad-signature\"}");
        scene.say(conversation, "agent", AGENT, "hai");
        Receiver.Delivery bad = scene.receiver().next();
        scene.say(conversation, "agent", AGENT, "ba");
        Receiver.Delivery good = scene.receiver().next();

        String key = scene.freshchat().webhookKey();
        assertThat(unsigned.header("X-Freshchat-Signature")).isEmpty();
        assertThat(verifies(key, bad.body(), bad)).isFalse();
        assertThat(verifies(key, good.body(), good)).isTrue();
    }

    @Test
    void aDuplicateIsTheSameMessageTwice() {
        scene.fault("{\"kind\":\"duplicate-webhook\"}");
        scene.say(conversation, "agent", AGENT, "một");
        scene.say(conversation, "agent", AGENT, "hai");

        assertThat(Stream.generate(() -> scene.receiver().next().text()).limit(3))
                .containsExactly("một", "một", "hai");
    }

    @Test
    void aReorderedWebhookIsOvertakenByTheNextOrComesLate() {
        scene.fault("{\"kind\":\"reordered-webhooks\",\"millis\":60000}");
        scene.say(conversation, "agent", AGENT, "một");
        scene.say(conversation, "agent", AGENT, "hai");
        scene.say(conversation, "agent", AGENT, "ba");

        assertThat(Stream.generate(() -> scene.receiver().next().text()).limit(3))
                .containsExactly("hai", "một", "ba");

        scene.fault("{\"kind\":\"reordered-webhooks\",\"millis\":1}");
        scene.say(conversation, "agent", AGENT, "bốn");
        assertThat(scene.receiver().next().text()).isEqualTo("bốn");
    }

    @Test
    void aFileMayLackItsAddressInTheWebhookAlone() {
        scene.fault("{\"kind\":\"file-without-url\"}");
        scene.say(conversation, "agent", AGENT, "không có tệp");
        String file = "{\"file\":{\"url\":\"https://files.example.invalid/a.zip\",\"name\":\"a\"}}";
        scene.post(
                "/v2/conversations/" + conversation + "/messages",
                Scene.message("agent", AGENT, "normal", file));

        scene.receiver().next();
        JsonNode sent = scene.receiver().next().message().at("/message_parts/0/file");

        JsonNode read = scene.get("/v2/conversations/" + conversation + "/messages").json();
        assertThat(sent.path("name").asText()).isEqualTo("a");
        assertThat(sent.has("url")).isFalse();
        assertThat(read.at("/messages/0/message_parts/0/file").has("url")).isTrue();
    }

    private static boolean verifies(String shown, byte[] body, Receiver.Delivery delivery)
            throws GeneralSecurityException {
        String bare = shown.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        PublicKey key =
                KeyFactory.getInstance("RSA")
                        .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(bare)));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update(body);
        return signature.verify(
                Base64.getDecoder().decode(delivery.header("X-Freshchat-Signature")));
    }

    private static List<String> names(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }

    private static JsonNode sample(String name) throws IOException {
        String path = "/platforms/freshchat-webhooks/" + name;
        try (InputStream in =
                Objects.requireNonNull(WebhookTest.class.getResourceAsStream(path), path)) {
            return JSON.readTree(in);
        }
    }
}
