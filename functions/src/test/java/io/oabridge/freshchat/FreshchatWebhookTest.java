package io.oabridge.freshchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Direction;
import io.oabridge.relay.port.Intake;
import io.oabridge.relay.port.Intake.DropReason;
import io.oabridge.relay.port.Intake.RejectReason;
import io.oabridge.relay.port.RelayWork;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreshchatWebhookTest {
    private static final SigningFreshchat FRESHCHAT = new SigningFreshchat();
    private static final SigningFreshchat ANOTHER = new SigningFreshchat();
    private static final Instant NOW = Instant.parse("2026-03-02T04:05:07Z");
    private static final String AGENT_TEXT = message("\"actor_type\":\"agent\"");

    private final FreshchatWebhook webhook =
            new FreshchatWebhook(new FakeSecretSource(FRESHCHAT.account()));

    private static String message(String fields) {
        return message(fields, "[{\"text\":{\"content\":\"Dạ vâng\"}}]");
    }

    private static String message(String fields, String parts) {
        return envelope(
                "\"message\":{\"app_id\":\"%s\",\"id\":\"m-1\",\"conversation_id\":\"c-1\",\"message_parts\":%s,%s}"
                        .formatted(Samples.APP_ID, parts, fields));
    }

    private static String envelope(String data) {
        return "{\"action\":\"message_create\",\"data\":{%s}}".formatted(data);
    }

    private Intake receive(String body) {
        return receive(webhook, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Intake receive(FreshchatWebhook webhook, byte[] body) {
        return webhook.receive(Samples.APP_ID, body, Optional.of(FRESHCHAT.sign(body)), NOW);
    }

    private static Intake dropped(DropReason reason) {
        return new Intake.Drop(reason);
    }

    @Test
    void acceptsAnAgentsMessage() {
        Intake intake = receive(AGENT_TEXT);

        assertThat(intake)
                .asInstanceOf(type(Intake.Accept.class))
                .extracting(Intake.Accept::work)
                .satisfies(work -> {
                    assertThat(work.direction()).isEqualTo(Direction.TO_MESSENGER);
                    assertThat(work.group()).isEqualTo(Samples.APP_ID + ":c-1");
                    assertThat(work.deduplicationId()).matches("[0-9a-f]{64}");
                    assertThat(work.receivedAt()).isEqualTo(NOW);
                    assertThat(work.body()).isEqualTo(AGENT_TEXT);
                });
    }

    @Test
    void namesTheSameEventTheSameAndOthersDifferently() {
        String first = work(AGENT_TEXT).deduplicationId();

        assertThat(work(AGENT_TEXT + " ").deduplicationId()).isEqualTo(first);
        assertThat(work(AGENT_TEXT.replace("m-1", "m-2")).deduplicationId()).isNotEqualTo(first);
        assertThat(work(AGENT_TEXT.replace("c-1", "c-2")).deduplicationId()).isNotEqualTo(first);
    }

    @Test
    void eachResolutionOfAConversationIsAnEventOfItsOwn() {
        String first = Samples.text("conversation_resolution.json");
        String again = first.replace("04:06:03.500Z", "09:00:00.000Z");

        assertThat(work(first).deduplicationId())
                .isEqualTo(work(first + " ").deduplicationId())
                .isNotEqualTo(work(again).deduplicationId());
        assertThat(work(again).group()).isEqualTo(work(first).group());
    }

    private RelayWork work(String body) {
        return ((Intake.Accept) receive(body)).work();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void dropsWhatIsUnsigned(String header) {
        byte[] body = AGENT_TEXT.getBytes(StandardCharsets.UTF_8);

        assertThat(webhook.receive(Samples.APP_ID, body, Optional.empty(), NOW))
                .isEqualTo(dropped(DropReason.UNSIGNED));
        assertThat(webhook.receive(Samples.APP_ID, body, Optional.of(header), NOW))
                .isEqualTo(dropped(DropReason.UNSIGNED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "paste the key here"})
    void dropsEverythingUntilTheKeyIsSetUp(String key) {
        FreshchatWebhook unconfigured =
                new FreshchatWebhook(new FakeSecretSource(SigningFreshchat.account(key)));

        assertThat(receive(unconfigured, AGENT_TEXT.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(dropped(DropReason.NOT_CONFIGURED));
    }

    @Test
    void dropsEverythingUntilTheAccountIsSetUp() {
        FreshchatWebhook unconfigured =
                new FreshchatWebhook(new FakeSecretSource(FreshchatAccount.NOT_CONFIGURED));

        assertThat(receive(unconfigured, AGENT_TEXT.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(dropped(DropReason.NOT_CONFIGURED));
    }

    @Test
    void rejectsAWrongSignatureAfterLookingForANewKeyOnce() {
        FakeSecretSource secrets = new FakeSecretSource(ANOTHER.account());

        Intake intake =
                receive(new FreshchatWebhook(secrets), AGENT_TEXT.getBytes(StandardCharsets.UTF_8));

        assertThat(intake).isEqualTo(new Intake.Reject(RejectReason.BAD_SIGNATURE));
        assertThat(secrets.rereads()).isEqualTo(1);
    }

    @Test
    void rejectsAWrongSignatureThatTheNewKeyDoesNotExplain() {
        FakeSecretSource secrets = new FakeSecretSource(ANOTHER.account(), ANOTHER.account());

        Intake intake =
                receive(new FreshchatWebhook(secrets), AGENT_TEXT.getBytes(StandardCharsets.UTF_8));

        assertThat(intake).isEqualTo(new Intake.Reject(RejectReason.BAD_SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "of another account"})
    void acceptsWithAKeyThatHasJustBeenReplaced(String old) {
        FreshchatAccount before = old.isEmpty() ? SigningFreshchat.account("") : ANOTHER.account();
        FreshchatWebhook replaced =
                new FreshchatWebhook(new FakeSecretSource(before, FRESHCHAT.account()));

        assertThat(receive(replaced, AGENT_TEXT.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Intake.Accept.class);
    }

    @Test
    void doesNotRereadSecretsForGenuineDeliveries() {
        FakeSecretSource secrets = new FakeSecretSource(FRESHCHAT.account());

        receive(new FreshchatWebhook(secrets), AGENT_TEXT.getBytes(StandardCharsets.UTF_8));

        assertThat(secrets.rereads()).isZero();
    }

    @Test
    void rejectsWhatIsTooLargeForTheQueue() {
        String padding =
                " ".repeat(200 * 1024 - AGENT_TEXT.getBytes(StandardCharsets.UTF_8).length);

        assertThat(receive(AGENT_TEXT + padding)).isInstanceOf(Intake.Accept.class);
        assertThat(receive(AGENT_TEXT + padding + " "))
                .isEqualTo(new Intake.Reject(RejectReason.TOO_LARGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "42", "{", "{}{}", "<html></html>", "{}"})
    void dropsWhatIsNotTheirJson(String body) {
        assertThat(receive(body)).isEqualTo(dropped(DropReason.MALFORMED));
    }

    @Test
    void dropsWhatIsNotUtf8() {
        byte[] body = AGENT_TEXT.getBytes(StandardCharsets.UTF_16LE);
        byte[] broken = AGENT_TEXT.getBytes(StandardCharsets.UTF_8);
        broken[AGENT_TEXT.indexOf("vâng")] = (byte) 0xff;

        assertThat(receive(webhook, body)).isEqualTo(dropped(DropReason.MALFORMED));
        assertThat(receive(webhook, broken)).isEqualTo(dropped(DropReason.MALFORMED));
    }

    @Test
    void dropsWhatCameToAnotherAccountsAddress() {
        byte[] body = AGENT_TEXT.getBytes(StandardCharsets.UTF_8);

        assertThat(webhook.receive("another", body, Optional.of(FRESHCHAT.sign(body)), NOW))
                .isEqualTo(dropped(DropReason.UNKNOWN_ACCOUNT));
    }

    @Test
    void dropsWhatBelongsToAnotherAccount() {
        String assignment = Samples.text("conversation_assignment.json");

        assertThat(receive(AGENT_TEXT.replace(Samples.APP_ID, "another")))
                .isEqualTo(dropped(DropReason.UNKNOWN_ACCOUNT));
        assertThat(receive(assignment.replace(Samples.APP_ID, "another")))
                .isEqualTo(dropped(DropReason.UNKNOWN_ACCOUNT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'actor_type':'user' | ECHO",
                "'actor_type':'USER' | ECHO",
                "'actor_type':'user','message_type':'private' | ECHO",
                "'actor_type':'agent','message_type':'private' | PRIVATE_NOTE",
                "'actor_type':'agent','message_type':'PRIVATE' | PRIVATE_NOTE",
                "'actor_type':'bot','botsPrivateNote':true | PRIVATE_NOTE",
                "'actor_type':'system','message_type':'private' | PRIVATE_NOTE",
                "'actor_type':'agent','message_type':'system' | STATUS_LINE",
                "'actor_type':'agent','message_source':'SYSTEM' | STATUS_LINE",
                "'actor_type':'agent','meta_data':{'isResolved':true} | STATUS_LINE",
                "'actor_type':'agent','meta_data':{'isReopen':true} | STATUS_LINE",
                "'actor_type':'system' | STATUS_LINE",
                "'actor_type':'robot' | UNKNOWN_EVENT",
                "'actor_id':'x' | MALFORMED",
            })
    void sortsMessagesByWhoWroteThemAndWhy(String fields, DropReason expected) {
        assertThat(receive(message(fields.replace('\'', '"')))).isEqualTo(dropped(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'actor_type':'agent'",
                "'actor_type':'Agent','message_type':'normal'",
                "'actor_type':'bot','botsPrivateNote':false",
                "'actor_type':'agent','meta_data':{'isResolved':false}",
                "'actor_type':'agent','meta_data':null,'message_source':'api'",
            })
    void acceptsWhatIsMeantForTheCustomer(String fields) {
        assertThat(receive(message(fields.replace('\'', '"')))).isInstanceOf(Intake.Accept.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "agent | [] | EMPTY",
                "agent | [{'text':{'content':'\\r\\n'}},{'text':{'content':' '}}] | EMPTY",
                "agent | [{}] | EMPTY",
                "agent | [null] | EMPTY",
                "system | [{'text':{'content':'.'}}] | EMPTY",
                "system | [{'text':{'content':'•'}},{'text':{'content':' '}}] | EMPTY",
                "system | [] | EMPTY",
                "system | [{'text':{'content':'Assigned to Agent One'}}] | STATUS_LINE",
                "agent | 'text' | MALFORMED",
                "agent | null | MALFORMED",
            })
    void dropsWhatShowsNothing(String actor, String parts, DropReason expected) {
        String body = message("\"actor_type\":\"%s\"".formatted(actor), parts.replace('\'', '"'));

        assertThat(receive(body)).isEqualTo(dropped(expected));
    }

    @Test
    void takesADotForAnAnswerWhenAnAgentTypedIt() {
        assertThat(receive(message("\"actor_type\":\"agent\"", "[{\"text\":{\"content\":\".\"}}]")))
                .isInstanceOf(Intake.Accept.class);
    }

    @Test
    void asksTheEnvelopeWhoWroteAMessageThatDoesNotSay() {
        String body =
                message("\"x\":1")
                        .replace("{\"action\"", "{\"actor\":{\"actor_type\":\"user\"},\"action\"");

        assertThat(receive(body)).isEqualTo(dropped(DropReason.ECHO));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"id\":\"m-1\",",
                "\"conversation_id\":\"c-1\",",
                "\"app_id\":\"0a000000-0000-4000-8000-000000000001\","
            })
    void dropsAMessageWithoutTheIdsItIsKnownBy(String field) {
        assertThat(receive(AGENT_TEXT.replace(field, ""))).isEqualTo(dropped(DropReason.MALFORMED));
    }

    static List<String> idsNobodyCanKeep() {
        return List.of("c".repeat(3000), "c\\nc", "c\\u0000", "\\u001b[2J", "\\ud83d");
    }

    @ParameterizedTest
    @MethodSource("idsNobodyCanKeep")
    void anEventWithAnIdNobodyCanKeepIsMalformedAndTheNextOneIsTaken(String id) {
        String resolution = Samples.text("conversation_resolution.json");

        for (String event :
                List.of(
                        AGENT_TEXT.replace("m-1", id),
                        AGENT_TEXT.replace("c-1", id),
                        resolution.replace(Samples.CONVERSATION_ID, id))) {
            assertThat(receive(event)).isEqualTo(dropped(DropReason.MALFORMED));
            assertThat(receive(AGENT_TEXT)).isInstanceOf(Intake.Accept.class);
        }
    }

    /** They are only of help: without them the words still cross. */
    @ParameterizedTest
    @MethodSource("idsNobodyCanKeep")
    void theOtherIdsOfAMessageAreIgnoredWhenNobodyCanKeepThem(String id) {
        String body =
                message(
                        "\"actor_type\":\"agent\",\"user_id\":\"%s\",\"channel_id\":\"%s\",\"actor_id\":\"%s\""
                                .formatted(id, id, id));

        assertThat(receive(body)).isInstanceOf(Intake.Accept.class);
        assertThat(FreshchatEventReader.read(body, NOW))
                .get()
                .asInstanceOf(type(ChatMessage.FromAgent.class))
                .satisfies(message -> {
                    assertThat(message.user()).isEmpty();
                    assertThat(message.channel()).isEmpty();
                    assertThat(message.author().agent()).isEmpty();
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'action':'conversation_assignment','data':{}} | NOT_SHOWN",
                "{'action':'conversation_resolution','data':{}} | NOT_SHOWN",
                "{'action':'conversation_resolution','action_time':'t','data':{'resolve':{'conversation':{'conversation_id':'c'}}}} | NOT_SHOWN",
                "{'action':'conversation_resolution','action_time':'t','data':{'resolve':{'conversation':{'app_id':'0a000000-0000-4000-8000-000000000001'}}}} | NOT_SHOWN",
                "{'action':'conversation_reopen'} | NOT_SHOWN",
                "{'action':'conversation_archived','data':{}} | UNKNOWN_EVENT",
                "{'action':'message_update','data':{'message':{'id':'m-1'}}} | UNKNOWN_EVENT",
                "{'event_type':'outbound_message_event','data':{'status':'SENT'}} | UNKNOWN_EVENT",
                "{'action':'message_create'} | MALFORMED",
                "{'action':'message_create','data':{'message':[]}} | MALFORMED",
                "{'action':7,'data':[1]} | UNKNOWN_EVENT",
            })
    void sortsEventsByTheirAction(String body, DropReason expected) {
        assertThat(receive(body.replace('\'', '"'))).isEqualTo(dropped(expected));
    }
}
