package io.oabridge.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.Direction;
import io.oabridge.inputs.InputTarget;
import io.oabridge.relay.port.RelayWork;
import java.time.Instant;
import java.util.List;

/** What lies in the queues: usually our own envelopes, one day those of another version. */
public final class QueueInputs {
    private static final RelayWork WORK =
            RelayWork.of(
                    Direction.TO_HELPDESK,
                    "zalo:2:3",
                    "user_send_text",
                    "m-1",
                    Instant.parse("2026-03-02T04:05:06Z"),
                    "{\"text\":\"Chào \ud83d\"}");

    private QueueInputs() {}

    public static List<InputTarget> all() {
        return List.of(
                new InputTarget(
                        "queue-envelope",
                        List.of(
                                EnvelopeCodec.write(WORK).getBytes(UTF_8),
                                EnvelopeCodec.write(WORK.fromHistory()).getBytes(UTF_8)),
                        QueueInputs::envelope),
                new InputTarget(
                        "queue-body", List.of("{\"a\":\"b\"}".getBytes(UTF_8)), QueueInputs::body));
    }

    private static void envelope(byte[] input) {
        switch (EnvelopeCodec.read(new String(input, UTF_8))) {
            case RelayEnvelope.Read read -> assertThat(read.direction()).isNotNull();
            case RelayEnvelope.Unreadable(String reason) ->
                    assertThat(reason).hasSizeBetween(5, 100);
        }
    }

    /**
     * Whatever a body is, it comes out of the queue as it went in, in characters that SQS takes.
     */
    private static void body(byte[] input) {
        String body = new String(input, UTF_8);
        String written =
                EnvelopeCodec.write(
                        new RelayWork(WORK.direction(), body, "once", WORK.receivedAt(), body));

        assertThat(EnvelopeCodec.read(written))
                .isEqualTo(new RelayEnvelope.Read(WORK.direction(), WORK.receivedAt(), body));
        assertThat(written.chars().allMatch(c -> c >= ' ' && c != 0xFFFE && c != 0xFFFF)).isTrue();
        assertThat(QueueText.id(body)).matches("[!-~]{1,128}");
    }
}
