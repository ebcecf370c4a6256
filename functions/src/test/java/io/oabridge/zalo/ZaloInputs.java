package io.oabridge.zalo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Content;
import io.oabridge.domain.Customer;
import io.oabridge.domain.CustomerId;
import io.oabridge.domain.Happening;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.Secret;
import io.oabridge.inputs.AnyAnswer;
import io.oabridge.inputs.InputTarget;
import io.oabridge.relay.port.CallBudget;
import io.oabridge.relay.port.Intake;
import io.oabridge.relay.port.Intake.DropReason;
import io.oabridge.relay.port.Intake.RejectReason;
import io.oabridge.relay.port.MessengerHistory.Page;
import io.oabridge.relay.port.MessengerHistory.PastMessage;
import io.oabridge.relay.port.RelayWork;
import io.oabridge.relay.port.TokenIssuer;
import io.oabridge.relay.port.TokenPair;
import io.oabridge.transport.Exchange;
import io.oabridge.transport.HttpTransport;
import io.oabridge.transport.Json;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Where Zalo's bytes come in: its webhooks, its answers, and the names its users give to files. */
public final class ZaloInputs {
    private static final Instant NOW = Instant.parse("2025-10-09T09:00:00Z");
    private static final AccessToken TOKEN = new AccessToken(new Secret("neutral-access-token"));
    private static final Customer CUSTOMER =
            new Customer(
                    Envelope.connection("2000000000000000002").orElseThrow(),
                    new CustomerId("3000000000000000003"));

    /** What the webhook takes at most. */
    private static final int LONGEST_BODY = 200 * 1024;

    private static final List<String> ANSWERS =
            List.of(
                    "{\"error\":0,\"message\":\"Success\",\"data\":{\"message_id\":\"a1b2\",\"user_id\":\"3\"}}",
                    "{\"error\":-216,\"message\":\"Access token is invalid\"}",
                    "{\"error\":0,\"data\":{\"oa_id\":\"2000000000000000002\",\"name\":\"OA\"}}",
                    "{\"error\":0,\"data\":{\"user_id\":\"3\",\"display_name\":\"Khánh\",\"avatar\":\"https://s120-ava-talk.zadn.vn/a\",\"user_is_follower\":true}}",
                    "{\"error\":0,\"data\":{\"attachment_id\":\"x\",\"token\":\"y\"}}",
                    "{\"error\":0,\"data\":[{\"message_id\":\"m1\",\"src\":0,\"time\":1760000000000,\"type\":\"text\",\"message\":\"Chào\"},{\"message_id\":\"m2\",\"src\":1,\"time\":\"1760000000000\",\"type\":\"photo\",\"message\":\"\",\"from_id\":\"3000000000000000003\"}]}",
                    "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":\"90000\"}",
                    "{\"error_name\":\"Invalid refresh token\",\"error\":-14014}");

    private ZaloInputs() {}

    public static List<InputTarget> all() {
        List<byte[]> events =
                Samples.names().stream().map(name -> utf8(Samples.compact(name))).toList();
        List<byte[]> answers = ANSWERS.stream().map(ZaloInputs::utf8).toList();
        AnyAnswer zalo = new AnyAnswer();
        return List.of(
                new InputTarget("zalo-webhook", events, ZaloInputs::webhook),
                new InputTarget("zalo-answers", answers, answers(zalo)),
                new InputTarget("zalo-token-answers", answers, tokens(zalo)),
                new InputTarget("zalo-history-row", rows(), ZaloInputs::row),
                new InputTarget("zalo-texts", texts(), ZaloInputs::texts));
    }

    /** Signed as Zalo signs: with the timestamp that is in the body. */
    private static void webhook(byte[] body) {
        Optional<JsonNode> event = Json.object(body);
        Intake intake =
                Stream.concat(
                                event.flatMap(it -> Json.text(it, "timestamp")).stream(),
                                Stream.of("", "1760000000000"))
                        .map(timestamp -> received(body, timestamp))
                        .filter(it -> !it.equals(new Intake.Reject(RejectReason.BAD_SIGNATURE)))
                        .findFirst()
                        .orElse(new Intake.Reject(RejectReason.BAD_SIGNATURE));
        switch (intake) {
            case Intake.Accept(RelayWork work) -> {
                assertThat(work.body()).isEqualTo(new String(body, UTF_8));
                Happening read = new ZaloEventReader().read(work.body(), NOW).orElseThrow();
                if (read instanceof ChatMessage.FromCustomer message) {
                    assertThat(message.parts()).isNotEmpty();
                    assertThat(message.sentAt().toEpochMilli()).isPositive();
                }
            }
            case Intake.Drop(DropReason _), Intake.Reject(RejectReason _) ->
                    assertThat(
                                    event.filter(ZaloInputs::isWanted)
                                            .filter(_ -> body.length <= LONGEST_BODY))
                            .as("dropped with " + intake)
                            .isEmpty();
        }
    }

    private static Intake received(byte[] body, String timestamp) {
        String signature =
                ZaloSignature.hex(
                        AppSecrets.APP_ID, body, timestamp, new Secret(AppSecrets.OA_SECRET_KEY));
        return new ZaloWebhook(AppSecrets.usual())
                .receive(body, Optional.of("mac=" + signature), NOW);
    }

    /** A customer's message with all that makes it one, told again in other words. */
    private static boolean isWanted(JsonNode event) {
        List<String> messages =
                List.of(
                        "text",
                        "image",
                        "gif",
                        "sticker",
                        "audio",
                        "video",
                        "file",
                        "link",
                        "location");
        boolean ours =
                event.path("app_id").isMissingNode()
                        || event.path("app_id").asText().equals(AppSecrets.APP_ID);
        return ours
                && messages.stream()
                        .anyMatch(it -> event.path("event_name").asText().equals("user_send_" + it))
                && isId(event.path("message").path("msg_id"))
                && isId(event.path("sender").path("id"))
                && isId(event.path("recipient").path("id"))
                && event.path("oa_id").isMissingNode()
                && event.path("timestamp").isTextual();
    }

    private static boolean isId(JsonNode node) {
        return node.isTextual() && node.textValue().matches("[a-z0-9]{1,64}");
    }

    private static Consumer<byte[]> answers(AnyAnswer zalo) {
        ZaloMessenger messenger =
                new ZaloMessenger(
                        new HttpTransport(Duration.ofSeconds(20)),
                        zalo.address(),
                        AppSecrets.usual(),
                        NoMedia.SOURCE,
                        InstantSource.fixed(NOW));
        ZaloPastMessages history =
                new ZaloPastMessages(
                        new HttpTransport(Duration.ofSeconds(20)),
                        zalo.address(),
                        AppSecrets.usual(),
                        CallBudget.unlimited(),
                        InstantSource.fixed(NOW));
        Content text = new Content.Text("Chào");
        return body -> {
            zalo.answer(body);
            assertThat(messenger.send(TOKEN, CUSTOMER, text)).isNotNull();
            assertThat(messenger.profile(TOKEN, CUSTOMER)).isNotNull();
            assertThat(messenger.account(TOKEN)).isNotNull();
            assertThat(messenger.quoted(TOKEN, CUSTOMER, new MessageId("m2"))).isNotNull();
            assertThat(messenger.findSent(TOKEN, CUSTOMER, text, NOW, _ -> false)).isNotNull();
            assertThat(history.customers(TOKEN, CUSTOMER.connection(), 0)).isNotNull();
            if (history.writtenBy(TOKEN, CUSTOMER, 0)
                    instanceof Answer.Given<Page<PastMessage>>(Page<PastMessage> page)) {
                assertThat(page.entries())
                        .allSatisfy(past ->
                                assertThat(ZaloHistoryReader.read(past.body()))
                                        .contains(past.message()));
            }
        };
    }

    private static List<byte[]> rows() {
        return Stream.of("text", "photo", "location", "nosupport")
                .map(type ->
                        utf8(
                                """
                                {"oa_id":"2000000000000000002","row":{"src":1,"time":1760000000000,
                                 "from_id":"3000000000000000003","message_id":"m1","type":"%s",
                                 "message":"Chào","url":"https://f1.zdn.vn/a",
                                 "location":"{\\"latitude\\":\\"1\\",\\"longitude\\":2}"}}
                                """
                                        .formatted(type)))
                .toList();
    }

    /** Whatever a row is, the worker gets a message with something in it, or nothing. */
    private static void row(byte[] body) {
        ZaloHistoryReader.read(new String(body, UTF_8))
                .ifPresent(read -> {
                    assertThat(((ChatMessage.FromCustomer) read).parts()).isNotEmpty();
                    assertThat(read.customer().connection().provider()).isEqualTo("zalo");
                });
    }

    /** A pair that was issued can be used: each token fits into a header. */
    private static Consumer<byte[]> tokens(AnyAnswer zalo) {
        HttpTransport transport = new HttpTransport(Duration.ofSeconds(20));
        ZaloTokenIssuer issuer =
                new ZaloTokenIssuer(
                        transport, zalo.address(), AppSecrets.usual(), InstantSource.fixed(NOW));
        return body -> {
            zalo.answer(body);
            if (issuer.refresh(new Secret("old"))
                    instanceof TokenIssuer.Issue.Issued(TokenPair pair)) {
                String token = pair.access().secret().reveal();
                assertThat(HttpRequest.newBuilder(zalo.address()).header("access_token", token))
                        .isNotNull();
            }
        };
    }

    private static List<byte[]> texts() {
        return Stream.of(
                        "hoá đơn tháng 10.pdf",
                        "../a/b\\c.doc",
                        "Thu, 01 Jan 2026 00:00:00 GMT",
                        "120",
                        "Xin chào. " + "Câu dài. ".repeat(400),
                        "/-heart :> chào 😀")
                .map(ZaloInputs::utf8)
                .toList();
    }

    private static void texts(byte[] input) {
        String text = new String(input, 0, Math.min(input.length, LONGEST_BODY), UTF_8);
        Content.Media medium =
                new Content.Media(
                        Content.Media.Kind.FILE,
                        URI.create("https://a.zalo.me/x"),
                        Optional.of(text),
                        OptionalLong.empty());
        String name = FileName.of(medium, FileKind.PDF);
        assertThat(name).endsWith(".pdf").doesNotContain("/", "\\", "\"", "\n", "\r", "\0");
        Duration pause =
                RetryAfter.of(
                        new Exchange.Answered(
                                429,
                                HttpHeaders.of(
                                        Map.of("Retry-After", List.of(text)), (_, _) -> true),
                                ""),
                        NOW);
        assertThat(pause).isBetween(Duration.ZERO, Duration.ofDays(1));
        assertThat(TextPieces.of(text))
                .allSatisfy(piece -> assertThat(piece.length()).isBetween(1, 2000));
        assertThat(EmojiCodes.replaceIn(text)).isNotNull();
        assertThat(WebAddresses.read(text)).isNotNull();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
