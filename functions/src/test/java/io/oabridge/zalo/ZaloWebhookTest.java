package io.oabridge.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.Direction;
import io.oabridge.domain.Secret;
import io.oabridge.relay.port.Intake;
import io.oabridge.relay.port.Intake.DropReason;
import io.oabridge.relay.port.Intake.RejectReason;
import io.oabridge.relay.port.RelayWork;
import io.oabridge.transport.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZaloWebhookTest {
    private static final Instant NOW = Instant.parse("2025-10-09T09:00:00Z");
    private static final String TIMESTAMP = "1760000000000";

    private final AppSecrets secrets = AppSecrets.usual();
    private final ZaloWebhook webhook = new ZaloWebhook(secrets);

    @Test
    void acceptsAGenuineMessageWithItsBodyUntouched() {
        String body = Samples.compact("user_send_text");

        RelayWork work = accepted(body);

        assertThat(work.direction()).isEqualTo(Direction.TO_HELPDESK);
        assertThat(work.group()).isEqualTo("zalo:2000000000000000002:3000000000000000003");
        assertThat(work.deduplicationId()).matches("[0-9a-f]{64}");
        assertThat(work.receivedAt()).isEqualTo(NOW);
        assertThat(work.body()).isEqualTo(body);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void dropsWhatHasNoSignature(@Nullable String header) {
        Intake verdict =
                webhook.receive(
                        bytes(Samples.compact("user_send_text")), Optional.ofNullable(header), NOW);

        assertThat(verdict).isEqualTo(new Intake.Drop(DropReason.UNSIGNED));
    }

    @Test
    void dropsEverythingWhileNoKeyIsSetUp() {
        ZaloWebhook unconfigured = new ZaloWebhook(AppSecrets.of(AppSecrets.app(" ")));

        assertThat(unconfigured.receive(bytes("{}"), Optional.of("mac=00"), NOW))
                .isEqualTo(new Intake.Drop(DropReason.NOT_CONFIGURED));
    }

    @Test
    void noticesThatTheKeyWasSetUpInTheMeantime() {
        ZaloWebhook unconfigured =
                new ZaloWebhook(
                        AppSecrets.of(AppSecrets.app(""))
                                .thenChangedTo(AppSecrets.app(AppSecrets.OA_SECRET_KEY)));
        byte[] body = bytes(Samples.compact("user_send_text"));

        assertThat(unconfigured.receive(body, sign(body, TIMESTAMP), NOW))
                .isInstanceOf(Intake.Accept.class);
    }

    @Test
    void rejectsAWrongSignatureAfterReadingTheKeyAgainOnce() {
        byte[] body = bytes(Samples.compact("user_send_text"));
        Optional<String> signature = sign(body, TIMESTAMP);
        body[100] ^= 1;

        assertThat(webhook.receive(body, signature, NOW))
                .isEqualTo(new Intake.Reject(RejectReason.BAD_SIGNATURE));
        assertThat(secrets.timesReadAgain()).isEqualTo(1);
    }

    @Test
    void acceptsASignatureOfAKeyThatWasJustReset() {
        AppSecrets reset =
                AppSecrets.of(AppSecrets.app("the-old-key"))
                        .thenChangedTo(AppSecrets.app(AppSecrets.OA_SECRET_KEY));
        byte[] body = bytes(Samples.compact("user_send_text"));

        assertThat(new ZaloWebhook(reset).receive(body, sign(body, TIMESTAMP), NOW))
                .isInstanceOf(Intake.Accept.class);
    }

    @Test
    void doesNotReadTheKeyAgainForAGoodSignature() {
        accepted(Samples.compact("user_send_text"));

        assertThat(secrets.timesReadAgain()).isZero();
    }

    @Test
    void aKeyThatWasResetToNothingSignsNothing() {
        AppSecrets reset =
                AppSecrets.of(AppSecrets.app("the-old-key")).thenChangedTo(AppSecrets.app(""));
        byte[] body = bytes(Samples.compact("user_send_text"));
        String signature = ZaloSignature.hex(AppSecrets.APP_ID, body, TIMESTAMP, new Secret(""));

        assertThat(new ZaloWebhook(reset).receive(body, Optional.of(signature), NOW))
                .isEqualTo(new Intake.Reject(RejectReason.BAD_SIGNATURE));
    }

    @Test
    void acceptsATimestampThatIsANumber() {
        String body = changed("user_send_text", event -> event.put("timestamp", 1760000000000L));

        assertThat(receive(body)).isInstanceOf(Intake.Accept.class);
    }

    @Test
    void hashesAnOddNumberAsItIsWritten() {
        String body = Samples.compact("user_send_text").replace("\"1760000000000\"", "1.760e12");

        assertThat(webhook.receive(bytes(body), sign(bytes(body), "1.760e12"), NOW))
                .isInstanceOf(Intake.Accept.class);
    }

    @Test
    void aHugeBodyIsTooLargeOnlyWhenItIsGenuine() {
        String text = "x".repeat(200 * 1024);
        String body =
                changed(
                        "user_send_text",
                        event -> ((ObjectNode) event.get("message")).put("text", text));

        assertThat(receive(body)).isEqualTo(new Intake.Reject(RejectReason.TOO_LARGE));
        assertThat(webhook.receive(bytes(body), Optional.of("mac=00"), NOW))
                .isEqualTo(new Intake.Reject(RejectReason.BAD_SIGNATURE));
    }

    @Test
    void aBodyOfExactlyTheLimitIsTaken() {
        int limit = 200 * 1024;
        int rest = limit - bytes(withText("")).length;

        assertThat(receive(withText("x".repeat(rest)))).isInstanceOf(Intake.Accept.class);
        assertThat(receive(withText("x".repeat(rest + 1))))
                .isEqualTo(new Intake.Reject(RejectReason.TOO_LARGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1,2]",
                "null",
                "\"text\"",
                "{",
                "{\"event_name\":\"user_send_text\"",
                "{} {}",
                "{\"number\":"
                        + "1234567890123456789012345678901234567890123456789012345678901234567890}",
            })
    void aGenuineBodyThatIsNoObjectIsMalformed(String body) {
        assertThat(webhook.receive(bytes(body), sign(bytes(body), ""), NOW))
                .isEqualTo(new Intake.Drop(DropReason.MALFORMED));
        assertThat(webhook.receive(bytes(body), Optional.of("mac=00"), NOW))
                .isEqualTo(new Intake.Reject(RejectReason.BAD_SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event_name\":\"user_send_text\",\"timestamp\":\"1760000000000\"",
                "{\"timestamp\" : 1760000000000, broken",
                "{\"timestamp\":\"17\",\"inner\":{\"timestamp\":\"1760000000000\"}",
            })
    void theTimestampOfABrokenBodyIsFoundInItsText(String body) {
        assertThat(webhook.receive(bytes(body), sign(bytes(body), TIMESTAMP), NOW))
                .isEqualTo(new Intake.Drop(DropReason.MALFORMED));
    }

    @Test
    void genuineBytesThatAreNoUtf8AreMalformed() {
        byte[] body = Samples.compact("user_send_text").getBytes(StandardCharsets.UTF_16BE);
        byte[] latin = Samples.compact("user_send_text").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(webhook.receive(body, sign(body, ""), NOW))
                .isEqualTo(new Intake.Drop(DropReason.MALFORMED));
        assertThat(webhook.receive(latin, sign(latin, TIMESTAMP), NOW))
                .isInstanceOf(Intake.Drop.class);
    }

    @Test
    void deepNestingIsMalformed() {
        String body = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);

        assertThat(webhook.receive(bytes(body), sign(bytes(body), ""), NOW))
                .isEqualTo(new Intake.Drop(DropReason.MALFORMED));
    }

    @Test
    void ofDuplicateKeysTheLastCounts() {
        String body =
                Samples.compact("user_send_text")
                        .replace("\"event_name\":", "\"event_name\":\"follow\",\"event_name\":");

        assertThat(receive(body)).isInstanceOf(Intake.Accept.class);
    }

    @Test
    void dropsEventsOfAnotherApp() {
        String body = changed("user_send_text", event -> event.put("app_id", "999"));

        assertThat(receive(body)).isEqualTo(new Intake.Drop(DropReason.UNKNOWN_ACCOUNT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"user_send_hologram", "USER_SEND_TEXT", "oa_send_", "x"})
    void dropsEventsItHasNeverHeardOf(String name) {
        String body = changed("user_send_text", event -> event.put("event_name", name));

        assertThat(receive(body)).isEqualTo(new Intake.Drop(DropReason.UNKNOWN_EVENT));
    }

    @Test
    void everyListedEventHasARule() {
        for (EventRule rule : EventRule.values()) {
            assertThat(rule.events())
                    .isNotEmpty()
                    .allSatisfy(event -> assertThat(EventRule.of(event)).contains(rule));
        }
        assertThat(EventRule.of("user_send_group_sticker")).contains(EventRule.NOT_SHOWN);
        assertThat(EventRule.of("oa_send_group_text")).contains(EventRule.OA_OTHER);
    }

    static List<Consumer<ObjectNode>> missingOrUnusableFields() {
        return List.of(
                event -> event.remove("event_name"),
                event -> event.remove("sender"),
                event -> event.remove("recipient"),
                event -> event.remove("message"),
                event -> event.put("message", "text"),
                event -> event.putObject("sender").put("id", ""),
                event -> event.putObject("sender").putObject("id"),
                event -> event.putObject("sender").put("id", "3".repeat(257)),
                event -> event.putObject("message").put("text", "no id"));
    }

    @ParameterizedTest
    @MethodSource("missingOrUnusableFields")
    void aMessageWithoutItsEnvelopeIsMalformed(Consumer<ObjectNode> change) {
        assertThat(receive(changed("user_send_text", change)))
                .isEqualTo(new Intake.Drop(DropReason.MALFORMED));
        assertThat(receive(changed("oa_send_text", change)))
                .isEqualTo(new Intake.Drop(DropReason.MALFORMED));
    }

    static List<String> idsNobodyCanKeep() {
        return List.of("3".repeat(3000), "3\n3", "3\u00003", "\u001b[2J");
    }

    @ParameterizedTest
    @MethodSource("idsNobodyCanKeep")
    void anEventWithAnIdNobodyCanKeepIsMalformedAndTheNextOneIsTaken(String id) {
        Consumer<ObjectNode> customer = event -> event.putObject("sender").put("id", id);
        Consumer<ObjectNode> account = event -> event.putObject("recipient").put("id", id);
        Consumer<ObjectNode> message = event -> event.withObject("message").put("msg_id", id);

        for (Consumer<ObjectNode> change : List.of(customer, account, message)) {
            assertThat(receive(changed("user_send_text", change)))
                    .isEqualTo(new Intake.Drop(DropReason.MALFORMED));
            assertThat(receive(Samples.compact("user_send_text")))
                    .isInstanceOf(Intake.Accept.class);
        }
        assertThat(receive(changed("follow", event -> event.withObject("follower").put("id", id))))
                .isEqualTo(new Intake.Drop(DropReason.MALFORMED));
    }

    /** As JSON can write it; no encoding can. */
    @Test
    void halfASurrogatePairIsNoId() {
        String body = Samples.compact("user_send_text").replace("3000000000000000003", "\\ud83d");

        assertThat(receive(body)).isEqualTo(new Intake.Drop(DropReason.MALFORMED));
    }

    static List<String> eventsAboutACustomerAlone() {
        return List.of("follow", "unfollow", "user_withdraw");
    }

    @ParameterizedTest
    @MethodSource("eventsAboutACustomerAlone")
    void anEventAboutNobodyIsMalformed(String name) {
        assertThat(receive(changed(name, event -> event.remove("oa_id"))))
                .isEqualTo(new Intake.Drop(DropReason.MALFORMED));
        assertThat(receive(changed(name, event -> event.remove(List.of("follower", "user_id")))))
                .isEqualTo(new Intake.Drop(DropReason.MALFORMED));
    }

    @ParameterizedTest
    @MethodSource("eventsAboutACustomerAlone")
    void anEventAboutACustomerIsKnownByItsTime(String name) {
        String first = accepted(Samples.compact(name)).deduplicationId();
        String later = changed(name, event -> event.put("timestamp", "1760000000001"));

        assertThat(accepted(Samples.compact(name)).deduplicationId()).isEqualTo(first);
        assertThat(accepted(later).deduplicationId()).isNotEqualTo(first);
    }

    @Test
    void aReplyOfAPersonInOaManagerIsTakenIntoTheCustomersGroup() {
        assertThat(accepted(Samples.compact("oa_send_text")).group())
                .isEqualTo("zalo:2000000000000000002:3000000000000000003");
        assertThat(
                        receive(
                                changed(
                                        "oa_send_text",
                                        event -> event.withObject("sender").remove("admin_id"))))
                .isEqualTo(new Intake.Drop(DropReason.ECHO));
    }

    @Test
    void anOaIdThatCanBeNoConnectionIsMalformed() {
        String body =
                changed("user_send_text", event -> event.putObject("recipient").put("id", "2:2"));

        assertThat(receive(body)).isEqualTo(new Intake.Drop(DropReason.MALFORMED));
    }

    @Test
    void theOaIdAtTheTopGoesBeforeTheRecipient() {
        String body = changed("user_send_text", event -> event.put("oa_id", "2999"));

        assertThat(accepted(body).group()).isEqualTo("zalo:2999:3000000000000000003");
    }

    @Test
    void theSameMessageIsTheSameAndOthersAreNot() {
        List<String> ids = new ArrayList<>();
        ids.add(accepted(Samples.compact("user_send_text")).deduplicationId());
        ids.add(accepted(Samples.compact("user_send_image")).deduplicationId());
        ids.add(accepted(withSender("3000000000000000004")).deduplicationId());
        ids.add(
                accepted(changed("user_send_text", event -> event.put("oa_id", "2999")))
                        .deduplicationId());
        ids.add(
                accepted(
                                changed(
                                        "user_send_text",
                                        event ->
                                                ((ObjectNode) event.get("message"))
                                                        .put("msg_id", "another")))
                        .deduplicationId());
        String again = changed("user_send_text", event -> event.put("timestamp", "1760000099999"));

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(accepted(again).deduplicationId()).isEqualTo(ids.getFirst());
    }

    @Test
    void damagedBytesNeverThrow() {
        byte[] genuine = bytes(Samples.compact("user_send_image"));
        Random random = new Random(20251009);
        for (int round = 0; round < 2_000; round++) {
            byte[] damaged = genuine.clone();
            for (int i = 0; i <= round % 5; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }

            assertThat(webhook.receive(damaged, sign(damaged, TIMESTAMP), NOW)).isNotNull();
        }
    }

    private Intake receive(String body) {
        String timestamp =
                Json.object(body).flatMap(event -> Json.text(event, "timestamp")).orElse("");
        return webhook.receive(bytes(body), sign(bytes(body), timestamp), NOW);
    }

    private RelayWork accepted(String body) {
        assertThat(receive(body)).isInstanceOf(Intake.Accept.class);
        return ((Intake.Accept) receive(body)).work();
    }

    private static Optional<String> sign(byte[] body, String timestamp) {
        return Optional.of(
                "mac="
                        + ZaloSignature.hex(
                                AppSecrets.APP_ID,
                                body,
                                timestamp,
                                new Secret(AppSecrets.OA_SECRET_KEY)));
    }

    private static String changed(String sample, Consumer<ObjectNode> change) {
        ObjectNode event = Samples.tree(sample);
        change.accept(event);
        return Json.write(event);
    }

    private static String withText(String text) {
        return changed(
                "user_send_text", event -> ((ObjectNode) event.get("message")).put("text", text));
    }

    private static String withSender(String id) {
        return changed("user_send_text", event -> event.putObject("sender").put("id", id));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
