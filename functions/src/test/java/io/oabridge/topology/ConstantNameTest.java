package io.oabridge.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.relay.port.Intake;
import io.oabridge.relay.port.Meter.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstantNameTest {

    @ParameterizedTest
    @CsvSource({
        "WEBHOOK_DROPPED, WebhookDropped",
        "DELIVERED, Delivered",
        "TOKEN_REFRESH_FAILED, TokenRefreshFailed",
        "NOTE_NOT_POSTED, NoteNotPosted",
    })
    void aMetricIsNamedAsCloudWatchNamesThem(Signal signal, String name) {
        assertThat(ConstantName.capitalised(signal)).isEqualTo(name);
    }

    @Test
    void aReasonIsHyphenated() {
        assertThat(ConstantName.hyphenated(Intake.RejectReason.BAD_SIGNATURE))
                .isEqualTo("bad-signature");
    }
}
