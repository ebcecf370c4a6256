package io.oabridge.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The golden vectors are those of docs/platforms/zalo.md §5.2. */
class ZaloSignatureTest {
    private static final String TIMESTAMP = "1760000000000";
    private static final String TEXT_MAC =
            "3158d9e095188d4bc6cba3745b7bd328c318628be140127f506ae05f9e0ea714";

    @ParameterizedTest
    @CsvSource({
        "user_send_text, 294, 3158d9e095188d4bc6cba3745b7bd328c318628be140127f506ae05f9e0ea714",
        "user_send_image, 423, 015e617c94c96605d92edd51f17e11b59e23496db30363a3d867263bcf1f643e",
    })
    void signsTheSamplesAsTheReferenceDoes(String sample, int bytes, String mac) {
        byte[] body = Samples.compact(sample).getBytes(StandardCharsets.UTF_8);

        assertThat(body).hasSize(bytes);
        assertThat(
                        ZaloSignature.hex(
                                AppSecrets.APP_ID,
                                body,
                                TIMESTAMP,
                                new Secret(AppSecrets.OA_SECRET_KEY)))
                .isEqualTo(mac);
    }

    @Test
    void joinsAppIdBodyTimestampAndKeyWithNothingBetween() {
        assertThat(
                        ZaloSignature.hex(
                                "X",
                                "BODY".getBytes(StandardCharsets.UTF_8),
                                "1234567890",
                                new Secret("Y")))
                .isEqualTo("2f1ef5aabe67e8396a459ca89562e108ad541f82ba5022c85f645bd6b7220cb9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mac=%s", "%s", "MAC=%s", " mac=%s "})
    void acceptsTheHeaderWithAndWithoutItsPrefix(String form) {
        assertThat(matches(form.formatted(TEXT_MAC))).isTrue();
        assertThat(matches(form.formatted(TEXT_MAC.toUpperCase(Locale.ROOT)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mac=",
                "mac=zz",
                "nonsense",
                "sha256=3158d9e095188d4bc6cba3745b7bd328c318628be140127f506ae05f9e0ea714",
                "mac=3158d9e095188d4bc6cba3745b7bd328c318628be140127f506ae05f9e0ea715",
                "mac=3158d9e095188d4bc6cba3745b7bd328c318628be140127f506ae05f9e0ea7",
                "mac=3158d9e095188d4bc6cba3745b7bd328c318628be140127f506ae05f9e0ea71400",
                "mac=mac=3158d9e095188d4bc6cba3745b7bd328c318628be140127f506ae05f9e0ea714",
            })
    void refusesEveryOtherValue(String header) {
        assertThat(matches(header)).isFalse();
    }

    private static boolean matches(String header) {
        return ZaloSignature.matches(
                header,
                AppSecrets.app(AppSecrets.OA_SECRET_KEY),
                Samples.compact("user_send_text").getBytes(StandardCharsets.UTF_8),
                TIMESTAMP);
    }
}
