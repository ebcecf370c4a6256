package io.oabridge.zalo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.Secret;
import io.oabridge.inputs.Budget;
import io.oabridge.inputs.Tampering;
import io.oabridge.relay.port.Intake;
import io.oabridge.relay.port.Intake.RejectReason;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that is not what Zalo signed gets past the door, whatever else it looks like. */
class ZaloTamperingTest {
    private static final Instant NOW = Instant.parse("2025-10-09T09:00:00Z");
    private static final Intake REFUSED = new Intake.Reject(RejectReason.BAD_SIGNATURE);
    private static final byte[] BODY = Samples.compact("user_send_text").getBytes(UTF_8);
    private static final String TIME = Samples.tree("user_send_text").path("timestamp").asText();

    private static String signature(String appId, byte[] body, String time, String key) {
        return ZaloSignature.hex(appId, body, time, new Secret(key));
    }

    private static final String GENUINE =
            signature(AppSecrets.APP_ID, BODY, TIME, AppSecrets.OA_SECRET_KEY);

    private static Intake receive(byte[] body, String header) {
        return new ZaloWebhook(AppSecrets.usual()).receive(body, Optional.of(header), NOW);
    }

    static Stream<byte[]> otherBodies() {
        return Stream.of(
                        Tampering.changed(BODY),
                        Tampering.shortened(BODY),
                        Tampering.cut(BODY),
                        Tampering.lengthened(BODY)
                                .filter(body -> !new String(body, UTF_8).isEmpty()))
                .flatMap(bodies -> bodies);
    }

    @Test
    void theBodyItselfIsTaken() {
        assertThat(receive(BODY, "mac=" + GENUINE)).isInstanceOf(Intake.Accept.class);
    }

    @Test
    void aChangeInAnyPlaceIsRefused() {
        assertThat(otherBodies())
                .hasSizeGreaterThan(5 * BODY.length)
                .allSatisfy(body -> assertThat(receive(body, "mac=" + GENUINE)).isEqualTo(REFUSED));
    }

    @Test
    void aSignatureChangedInAnyPlaceIsRefused() {
        for (int at = 0; at < GENUINE.length(); at++) {
            char other = GENUINE.charAt(at) == '0' ? '1' : '0';
            String wrong = GENUINE.substring(0, at) + other + GENUINE.substring(at + 1);
            assertThat(receive(BODY, "mac=" + wrong)).isEqualTo(REFUSED);
            assertThat(receive(BODY, "mac=" + GENUINE.substring(0, at))).isEqualTo(REFUSED);
        }
    }

    /**
     * Nothing stands between body and timestamp in what is hashed: their border cannot be moved.
     */
    @Test
    void whatIsHashedCannotBeDividedOtherwise() {
        String text = new String(BODY, UTF_8);
        for (int moved = 1; moved <= TIME.length(); moved++) {
            byte[] longer = (text + TIME.substring(0, moved)).getBytes(UTF_8);
            assertThat(receive(longer, "mac=" + GENUINE)).isEqualTo(REFUSED);
        }
    }

    static Stream<String> foreignSignatures() {
        return Stream.of(
                signature("1000000000000000009", BODY, TIME, AppSecrets.OA_SECRET_KEY),
                signature(AppSecrets.APP_ID, BODY, TIME, "another-oas-secret-key"),
                signature(AppSecrets.APP_ID, BODY, TIME, "neutral-app-secret"),
                signature(AppSecrets.APP_ID, BODY, TIME, ""),
                signature(AppSecrets.APP_ID, BODY, "", AppSecrets.OA_SECRET_KEY),
                signature(AppSecrets.APP_ID, BODY, "1", AppSecrets.OA_SECRET_KEY));
    }

    @ParameterizedTest
    @MethodSource("foreignSignatures")
    void anothersKeyIsRefused(String signature) {
        assertThat(receive(BODY, "mac=" + signature)).isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mac=",
                "=%s",
                "sha256=%s",
                "mac==%s",
                "mac=mac=%s",
                "mac=%s,mac=%s",
                "%s00",
                "0x%s",
                "mac"
            })
    void anotherFormOfHeaderIsRefused(String form) {
        assertThat(receive(BODY, form.formatted(GENUINE, GENUINE))).isEqualTo(REFUSED);
    }

    /** A tree of empty objects takes many times its text, and anybody can send one. */
    @Test
    void aStrangersHugeBodyIsNotRead() {
        byte[] huge = ("{\"a\":[{}" + ",{}".repeat(2_000_000) + "]}").getBytes(UTF_8);

        Budget.Spent spent =
                Budget.on(() -> assertThat(receive(huge, "mac=" + GENUINE)).isEqualTo(REFUSED));

        assertThat(spent.bytes()).isLessThan(4L * huge.length);
    }
}
