package io.oabridge.zalo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Content;
import io.oabridge.domain.Content.Media.Kind;
import io.oabridge.domain.Customer;
import io.oabridge.domain.CustomerId;
import io.oabridge.domain.Happening;
import io.oabridge.domain.Happening.Signal.Sign;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.Secret;
import io.oabridge.relay.port.Intake;
import io.oabridge.relay.port.Intake.DropReason;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of docs/platforms/zalo-webhooks, signed for real, with its stated outcome. */
class ZaloSamplesTest {
    private static final Instant RECEIVED = Instant.parse("2025-10-09T09:00:00Z");
    private static final Instant SENT = Instant.ofEpochMilli(1760000000000L);

    private static final MessageId TIME = new MessageId("1760000000000");
    private static final Customer CUSTOMER =
            new Customer(
                    new ConnectionId("zalo", "2000000000000000002"),
                    new CustomerId("3000000000000000003"));

    private static final Map<String, List<Content>> SHOWN = shown();

    private static final Map<DropReason, List<String>> DROPPED =
            Map.of(
                    DropReason.ECHO,
                    List.of(
                            "oa_send_anonymous_file",
                            "oa_send_anonymous_image",
                            "oa_send_anonymous_sticker",
                            "oa_send_anonymous_text",
                            "oa_send_consent",
                            "oa_send_file",
                            "oa_send_gif",
                            "oa_send_image",
                            "oa_send_list",
                            "oa_send_sticker",
                            "oa_send_template"),
                    DropReason.NOT_SHOWN,
                    List.of(
                            "add_user_to_tag",
                            "anonymous_send_file",
                            "anonymous_send_image",
                            "anonymous_send_sticker",
                            "anonymous_send_text",
                            "change_template_status",
                            "extension_purchased",
                            "oa_call_user",
                            "oa_reacted_message",
                            "remove_user_from_tag",
                            "user_call_oa",
                            "user_click_chatnow",
                            "user_join_group",
                            "user_out_group",
                            "user_received_message",
                            "user_reply_consent",
                            "user_request_join_group",
                            "user_seen_message",
                            "user_send_group_text",
                            "user_submit_info",
                            "widget_failed_to_sync_user_external_id",
                            "widget_interaction_accepted"));

    private static final Map<String, Happening> TOLD =
            Map.of(
                    "follow",
                    new Happening.Signal(CUSTOMER, "follow", TIME, new Sign.Follow()),
                    "unfollow",
                    new Happening.Signal(CUSTOMER, "unfollow", TIME, new Sign.Unfollow()),
                    "user_reacted_message",
                    new Happening.Signal(
                            CUSTOMER,
                            "user_reacted_message",
                            new MessageId("a1b2c3d4e5f60718293a@1760000000000"),
                            new Sign.Reaction("❤️")),
                    "oa_send_text",
                    new Happening.OwnerReply(
                            CUSTOMER,
                            "oa_send_text",
                            new MessageId("a1b2c3d4e5f60718293a"),
                            SENT,
                            List.of(new Content.Text("Chào bạn, chúng tôi có thể giúp gì?"))),
                    "user_withdraw",
                    new Happening.Withdrawal(CUSTOMER, "user_withdraw", TIME));

    @Test
    void everySampleHasAStatedOutcome() {
        assertThat(
                        Stream.of(
                                        SHOWN.keySet().stream(),
                                        TOLD.keySet().stream(),
                                        DROPPED.values().stream().flatMap(List::stream))
                                .flatMap(names -> names))
                .containsExactlyInAnyOrderElementsOf(Samples.names());
    }

    @ParameterizedTest
    @MethodSource("dropped")
    void dropsWhatNobodyWantsToKnow(String sample, DropReason reason) {
        String body = Samples.compact(sample);

        assertThat(receive(body)).isEqualTo(new Intake.Drop(reason));
        assertThat(new ZaloEventReader().read(body, RECEIVED)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shownSamples")
    void translatesWhatACustomerSent(String sample) {
        String body = Samples.compact(sample);

        assertThat(receive(body)).isInstanceOf(Intake.Accept.class);
        assertThat(new ZaloEventReader().read(body, RECEIVED))
                .contains(
                        new ChatMessage.FromCustomer(
                                CUSTOMER,
                                sample,
                                new MessageId("a1b2c3d4e5f60718293a"),
                                SENT,
                                SHOWN.getOrDefault(sample, List.of())));
    }

    @ParameterizedTest
    @MethodSource("toldSamples")
    void translatesWhatHappenedBesidesMessages(String sample) {
        String body = Samples.compact(sample);

        assertThat(receive(body))
                .asInstanceOf(type(Intake.Accept.class))
                .extracting(accepted -> accepted.work().group())
                .isEqualTo(CUSTOMER.reference());
        assertThat(new ZaloEventReader().read(body, RECEIVED).map(Happening.class::cast))
                .isEqualTo(Optional.ofNullable(TOLD.get(sample)));
    }

    private static Map<String, List<Content>> shown() {
        Map<String, List<Content>> shown = new TreeMap<>();
        shown.put("user_send_text", List.of(new Content.Text("Xin chào, tôi cần hỗ trợ")));
        shown.put(
                "user_send_image",
                List.of(
                        media(Kind.IMAGE, "https://example.com/full/image.jpg"),
                        new Content.Text("Ảnh kèm chú thích")));
        shown.put("user_send_gif", List.of(media(Kind.GIF, "https://example.com/full/anim.gif")));
        shown.put(
                "user_send_sticker",
                List.of(media(Kind.STICKER, "https://example.com/sticker/12345")));
        shown.put(
                "user_send_audio",
                List.of(media(Kind.AUDIO, "https://example.com/voice/voice.amr")));
        shown.put(
                "user_send_video",
                List.of(
                        media(Kind.VIDEO, "https://example.com/full/video.mp4"),
                        new Content.Text("A neutral description")));
        shown.put(
                "user_send_file",
                List.of(
                        new Content.Media(
                                Kind.FILE,
                                URI.create("https://example.com/files/report"),
                                Optional.of("report.docx"),
                                OptionalLong.of(233947))));
        shown.put(
                "user_send_link",
                List.of(
                        new Content.Link(
                                "",
                                "A neutral description",
                                URI.create("https://example.com/article"))));
        shown.put("user_send_location", List.of(new Content.Location(10, 106)));
        shown.put("user_send_business_card", List.of(new Content.ContactCard("", "84000000000")));
        return shown;
    }

    static Stream<Arguments> dropped() {
        return DROPPED.entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().stream()
                                .map(sample -> Arguments.of(sample, entry.getKey())));
    }

    static Stream<String> toldSamples() {
        return TOLD.keySet().stream();
    }

    static Stream<String> shownSamples() {
        return SHOWN.keySet().stream();
    }

    private static Intake receive(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String signature =
                ZaloSignature.hex(
                        AppSecrets.APP_ID,
                        bytes,
                        "1760000000000",
                        new Secret(AppSecrets.OA_SECRET_KEY));
        return new ZaloWebhook(AppSecrets.usual())
                .receive(bytes, Optional.of("mac=" + signature), RECEIVED);
    }

    private static Content media(Kind kind, String address) {
        return new Content.Media(kind, URI.create(address));
    }
}
