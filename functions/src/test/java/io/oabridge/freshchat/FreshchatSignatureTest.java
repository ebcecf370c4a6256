package io.oabridge.freshchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.freshchat.FreshchatSignature.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreshchatSignatureTest {
    private static final String FIXTURE = "signature-fixture/";
    private static final SigningFreshchat FRESHCHAT = new SigningFreshchat();
    private static final SigningFreshchat ANOTHER = new SigningFreshchat();
    private static final byte[] BODY = "{\"a\":\"ế 😊\"}".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({
        "key-dashboard-label.pem, body.json, GENUINE",
        "key-dashboard-label.pem, body-tampered.json, WRONG",
        "key-dashboard-label.pem, body-mangled.json, WRONG",
        "key-one-line.txt, body.json, GENUINE",
        "key-one-line.txt, body-tampered.json, WRONG",
        "key-one-line.txt, body-mangled.json, WRONG",
        "key-escaped-newlines.txt, body.json, GENUINE",
        "key-escaped-newlines.txt, body-tampered.json, WRONG",
        "key-escaped-newlines.txt, body-mangled.json, WRONG",
        "key-pkcs1.pem, body.json, GENUINE",
        "key-pkcs1.pem, body-tampered.json, WRONG",
        "key-pkcs1.pem, body-mangled.json, WRONG",
    })
    void judgesTheFixture(String key, String body, Verdict expected) {
        Verdict verdict =
                FreshchatSignature.verify(
                        Samples.text(FIXTURE + key),
                        Samples.bytes(FIXTURE + body),
                        Samples.text(FIXTURE + "signature.b64.txt"));

        assertThat(verdict).isEqualTo(expected);
    }

    @Test
    void acceptsWhatItsOwnAccountSigned() {

        assertThat(FreshchatSignature.verify(FRESHCHAT.publicKey(), BODY, FRESHCHAT.sign(BODY)))
                .isEqualTo(Verdict.GENUINE);
    }

    @Test
    void findsWrongWhatAnotherAccountSigned() {
        assertThat(FreshchatSignature.verify(FRESHCHAT.publicKey(), BODY, ANOTHER.sign(BODY)))
                .isEqualTo(Verdict.WRONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "AAAA", "not base64 at all", "===="})
    void findsWrongWhatIsNoSignature(String header) {
        assertThat(FreshchatSignature.verify(FRESHCHAT.publicKey(), BODY, header))
                .isEqualTo(Verdict.WRONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n"})
    void saysThatThereIsNoKey(String key) {
        assertThat(FreshchatSignature.verify(key, BODY, "AAAA")).isEqualTo(Verdict.NO_KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "paste the key here",
                "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----",
                "AAAA",
                "%%%"
            })
    void saysThatTheKeyCannotBeRead(String key) {
        assertThat(FreshchatSignature.verify(key, BODY, "AAAA")).isEqualTo(Verdict.UNREADABLE_KEY);
    }

    @Test
    void cannotReadAKeyThatWasCutShort() {
        String whole = FRESHCHAT.publicKey();
        String cut = whole.substring(0, whole.length() / 2);

        assertThat(FreshchatSignature.readKey(cut)).isEmpty();
    }

    @Test
    void readsAKeyInQuotes() {
        String inQuotes = "\"" + FRESHCHAT.publicKey().replace("\n", "\\n") + "\"";

        assertThat(FreshchatSignature.verify(inQuotes, BODY, FRESHCHAT.sign(BODY)))
                .isEqualTo(Verdict.GENUINE);
    }

    @Test
    void doesNotMindBlanksAroundTheHeader() {
        String header = " " + FRESHCHAT.sign(BODY) + "\n";

        assertThat(FreshchatSignature.verify(FRESHCHAT.publicKey(), BODY, header))
                .isEqualTo(Verdict.GENUINE);
    }

    @Test
    void doesNotTakeASignatureOfOtherLength() {
        byte[] signature = Base64.getDecoder().decode(FRESHCHAT.sign(BODY));
        String cut = Base64.getEncoder().encodeToString(Arrays.copyOf(signature, 200));

        assertThat(FreshchatSignature.verify(FRESHCHAT.publicKey(), BODY, cut))
                .isEqualTo(Verdict.WRONG);
    }
}
