package io.oabridge.freshchat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.ChannelId;
import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.Happening;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.Language;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.Profile;
import io.oabridge.domain.Secret;
import io.oabridge.inputs.AnyAnswer;
import io.oabridge.inputs.InputTarget;
import io.oabridge.relay.port.Intake;
import io.oabridge.relay.port.Intake.DropReason;
import io.oabridge.relay.port.Intake.RejectReason;
import io.oabridge.relay.port.RelayWork;
import io.oabridge.transport.HttpTransport;
import io.oabridge.transport.Json;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Where Freshchat's bytes come in: its webhooks, its answers, its key, and what agents write. */
public final class FreshchatInputs {
    private static final int LONGEST_BODY = 200 * 1024;
    private static final SigningFreshchat SIGNING = new SigningFreshchat();
    private static final List<String> ANSWERS =
            List.of(
                    "{\"conversation_id\":\"conversation-9\",\"messages\":[{\"id\":\"m-9\"}]}",
                    "{\"users\":[{\"id\":\"user-1\",\"first_name\":\"Khánh\",\"reference_id\":\"zalo:2:3\",\"properties\":[{\"name\":\"zalo_user_id\",\"value\":\"3\"}]}]}",
                    "{\"id\":\"user-1\",\"reference_id\":\"zalo:2000000000000000002:3000000000000000003\",\"avatar\":{\"url\":\"https://a.b/c\"}}",
                    "{\"messages\":[{\"id\":\"m\",\"created_time\":\"2026-03-02T04:05:06.000Z\",\"actor_type\":\"user\",\"actor_id\":\"user-1\",\"message_parts\":[{\"text\":{\"content\":\"Chào\"}}]}],\"link\":{\"rel\":\"next\",\"href\":\"/v2/x?page=2\"}}",
                    "{\"conversations\":[{\"id\":\"conversation-1\"},{\"id\":\"conversation-2\"}]}",
                    "{\"channels\":[{\"id\":\"channel-1\",\"enabled\":true}]}",
                    "{\"app_id\":\"0a000000-0000-4000-8000-000000000001\",\"datacenter\":\"US\"}",
                    "{\"code\":400,\"status\":\"INVALID_VALUE\",\"message\":\"not the latest conversation\"}",
                    "<!doctype html><html><body>Sign in</body></html>");

    private FreshchatInputs() {}

    public static List<InputTarget> all() {
        List<byte[]> events = Samples.names().stream().map(Samples::bytes).toList();
        List<byte[]> answers = ANSWERS.stream().map(text -> text.getBytes(UTF_8)).toList();
        AnyAnswer freshchat = new AnyAnswer();
        return List.of(
                new InputTarget("freshchat-webhook", events, FreshchatInputs::webhook),
                new InputTarget("freshchat-answers", answers, answers(freshchat)),
                new InputTarget("freshchat-texts", texts(), FreshchatInputs::texts),
                new InputTarget("freshchat-key", keys(), FreshchatInputs::key));
    }

    private static void webhook(byte[] body) {
        Intake intake =
                new FreshchatWebhook(new FakeSecretSource(SIGNING.account()))
                        .receive(
                                Samples.APP_ID,
                                body,
                                Optional.of(SIGNING.sign(body)),
                                Invented.NOW);
        switch (intake) {
            case Intake.Accept(RelayWork work) -> {
                assertThat(work.body()).isEqualTo(new String(body, UTF_8));
                Happening read = FreshchatEventReader.read(work.body(), Invented.NOW).orElseThrow();
                if (read instanceof ChatMessage.FromAgent message) {
                    assertThat(message.parts()).isNotEmpty();
                }
            }
            case Intake.Drop(DropReason _), Intake.Reject(RejectReason _) ->
                    assertThat(
                                    Json.object(body)
                                            .filter(_ -> body.length <= LONGEST_BODY)
                                            .filter(FreshchatInputs::isWanted))
                            .as("not accepted: " + intake)
                            .isEmpty();
        }
    }

    /** An agent's words with all that makes them some, told again in other words. */
    private static boolean isWanted(JsonNode event) {
        JsonNode message = event.path("data").path("message");
        Set<String> names = Set.copyOf(message.propertyStream().map(it -> it.getKey()).toList());
        JsonNode first = message.path("message_parts").path(0);
        return event.path("action").asText().equals("message_create")
                && message.path("actor_type").asText().equals("agent")
                && message.path("app_id").asText().equals(Samples.APP_ID)
                && isId(message.path("id"))
                && isId(message.path("conversation_id"))
                && Stream.of("message_type", "message_source")
                        .allMatch(it -> isOrdinary(message.path(it)))
                && !names.contains("botsPrivateNote")
                && !names.contains("meta_data")
                && first.path("text").path("content").asText().matches("[a-z]{1,50}");
    }

    private static boolean isOrdinary(JsonNode node) {
        return node.isMissingNode() || node.asText().equals("normal");
    }

    private static boolean isId(JsonNode node) {
        return node.isTextual() && node.textValue().matches("[a-z0-9-]{1,64}");
    }

    private static Consumer<byte[]> answers(AnyAnswer platform) {
        FreshchatAccount account =
                new FreshchatAccount(
                        new HelpdeskAccountId(Samples.APP_ID),
                        URI.create(platform.address() + "/v2"),
                        new Secret("invented-token"),
                        "");
        FreshchatHelpdesk desk = Invented.helpdesk(new FakeSecretSource(account));
        FreshchatCheckup checkup = new FreshchatCheckup(new HttpTransport(Duration.ofSeconds(20)));
        return body -> {
            platform.answer(body);
            answers(desk);
            assertThat(
                            checkup.run(
                                    account,
                                    Optional.of(new ChannelId("channel-1")),
                                    Optional.empty()))
                    .isNotEmpty()
                    .allSatisfy(finding -> assertThat(finding.text().in(Language.VI)).isNotBlank());
        };
    }

    private static void answers(FreshchatHelpdesk desk) {
        ChatMessage.FromCustomer said = Invented.message("Chào");
        Profile profile = new Profile("Khánh", Optional.empty());
        assertThat(desk.findUser(Invented.CONNECTION, Invented.CUSTOMER)).isNotNull();
        assertThat(desk.createUser(Invented.CONNECTION, Invented.CUSTOMER, profile)).isNotNull();
        assertThat(desk.open(Invented.CONNECTION, Invented.USER, said)).isNotNull();
        assertThat(desk.post(Invented.CONNECTION, Invented.CONVERSATION, Invented.USER, said))
                .isNotNull();
        assertThat(find(desk, said, Optional.of(Invented.CONVERSATION))).isNotNull();
        assertThat(find(desk, said, Optional.empty())).isNotNull();
        assertThat(desk.postNote(Invented.WITH_NOTE_AUTHOR, Invented.CONVERSATION, "Note"))
                .isNotNull();
        assertThat(desk.customerOf(Invented.USER)).isNotNull();
    }

    private static Object find(
            FreshchatHelpdesk desk, ChatMessage.FromCustomer said, Optional<Conversation> known) {
        return desk.findPosted(
                Invented.CONNECTION,
                known,
                Invented.USER,
                said,
                Invented.NOW,
                id -> id.equals(new MessageId("claimed")));
    }

    private static List<byte[]> texts() {
        return Stream.of(
                        "<p>Xin <b>chào</b> <a href=\"https://a.vn/?a=1&amp;b=2\">đây</a></p>",
                        "<ol><li>một<li>hai</ol><img src='https://a.vn/x.png' alt='x'>",
                        "<style>p{}</style><script>x</script><!-- no --> a < b &lt; &#x1F600;",
                        ":smile: https://a.vn/:x: 1:100:1000",
                        "plain\r\ntext\u00a0here")
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }

    private static void texts(byte[] input) {
        String text = new String(input, 0, Math.min(input.length, LONGEST_BODY), UTF_8);
        assertThat(PlainText.of(text)).isNotNull();
        assertThat(WebAddress.read(text)).isNotNull();
        assertThat(Times.read(text)).isNotNull();
    }

    private static List<byte[]> keys() {
        return Stream.of("key-dashboard-label.pem", "signature.b64.txt")
                .map(name -> Samples.bytes("signature-fixture/" + name))
                .toList();
    }

    private static void key(byte[] input) {
        String text = new String(input, UTF_8);
        assertThat(FreshchatSignature.readKey(text)).isNotNull();
        assertThat(FreshchatSignature.verify(SIGNING.publicKey(), new byte[1], text))
                .isEqualTo(FreshchatSignature.Verdict.WRONG);
        assertThat(FreshchatSignature.verify(text, new byte[1], "AAAA"))
                .isNotEqualTo(FreshchatSignature.Verdict.GENUINE);
    }
}
