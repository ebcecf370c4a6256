package io.oabridge.freshchat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.inputs.Tampering;
import io.oabridge.relay.port.Intake;
import io.oabridge.relay.port.Intake.RejectReason;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing that is not what Freshchat signed gets past the door. */
class FreshchatTamperingTest {
    private static final Intake REFUSED = new Intake.Reject(RejectReason.BAD_SIGNATURE);
    private static final byte[] BODY = Samples.bytes("signature-fixture/body.json");
    private static final String SIGNATURE = Samples.text("signature-fixture/signature.b64.txt");
    private static final FreshchatWebhook WEBHOOK =
            new FreshchatWebhook(
                    new FakeSecretSource(
                            SigningFreshchat.account(
                                    Samples.text("signature-fixture/key-dashboard-label.pem"))));

    private static Intake receive(byte[] body, String header) {
        return WEBHOOK.receive(Samples.APP_ID, body, Optional.of(header), Invented.NOW);
    }

    @Test
    void theBodyItselfIsTaken() {
        assertThat(receive(BODY, SIGNATURE)).isInstanceOf(Intake.Accept.class);
    }

    @Test
    void aChangeInAnyPlaceIsRefused() {
        assertThat(
                        Stream.of(
                                        Tampering.changed(BODY),
                                        Tampering.shortened(BODY),
                                        Tampering.cut(BODY))
                                .flatMap(bodies -> bodies))
                .hasSizeGreaterThanOrEqualTo(5 * BODY.length)
                .allSatisfy(body -> assertThat(receive(body, SIGNATURE)).isEqualTo(REFUSED));
    }

    @Test
    void aSignatureChangedInAnyByteIsRefused() {
        byte[] signature = Base64.getMimeDecoder().decode(SIGNATURE);

        assertThat(Tampering.changed(signature))
                .allSatisfy(other ->
                        assertThat(receive(BODY, Base64.getEncoder().encodeToString(other)))
                                .isEqualTo(REFUSED));
    }

    @Test
    void theSignatureOfAnotherAccountIsRefused() {
        assertThat(receive(BODY, new SigningFreshchat().sign(BODY))).isEqualTo(REFUSED);
    }

    @Test
    void theSameWordsInOtherBytesAreRefused() {
        String text = new String(BODY, UTF_8);

        assertThat(Stream.of(text + "\n", " " + text, "\uFEFF" + text, text.replace(":", ": ")))
                .allSatisfy(other ->
                        assertThat(receive(other.getBytes(UTF_8), SIGNATURE)).isEqualTo(REFUSED));
    }
}
