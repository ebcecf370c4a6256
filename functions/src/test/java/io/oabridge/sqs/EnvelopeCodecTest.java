package io.oabridge.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.Direction;
import io.oabridge.relay.port.RelayWork;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeCodecTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-22T08:00:00.123456789Z");

    @Test
    void theEnvelopeOfVersionOneIsFixed() {
        String written = EnvelopeCodec.write(work(Direction.TO_HELPDESK, "{\"a\":\"Chào\"}"));

        assertThat(written)
                .isEqualTo(
                        "{\"v\":1,\"direction\":\"TO_HELPDESK\","
                                + "\"receivedAt\":\"2026-11-22T08:00:00.123456789Z\","
                                + "\"body\":\"{\\\"a\\\":\\\"Chào\\\"}\"}");
    }

    /** A deployment that reads webhooks only must give it up instead of reading it as one. */
    @Test
    void whatCameFromAHistoryHasAVersionOfItsOwn() {
        String written = EnvelopeCodec.write(work(Direction.TO_HELPDESK, "{}").fromHistory());

        assertThat(written)
                .isEqualTo(
                        "{\"v\":2,\"direction\":\"TO_HELPDESK\","
                                + "\"receivedAt\":\"2026-11-22T08:00:00.123456789Z\","
                                + "\"body\":\"{}\",\"source\":\"HISTORY\"}");
        assertThat(EnvelopeCodec.read(written))
                .isEqualTo(
                        new RelayEnvelope.Read(
                                Direction.TO_HELPDESK, RECEIVED, "{}", RelayWork.Source.HISTORY));
    }

    @ParameterizedTest
    @EnumSource
    void whatWasWrittenIsRead(Direction direction) {
        assertThat(EnvelopeCodec.read(EnvelopeCodec.write(work(direction, "{}"))))
                .isEqualTo(new RelayEnvelope.Read(direction, RECEIVED, "{}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \t\r\n ",
                "Xin chào, Khánh",
                "👍🏽 👨‍👩‍👧 ❤️",
                "\u0000\u0001\b\u001f\u007f\u0085\u2028\u2029",
                "half \ud83d of a pair",
                "other half \udc4d",
                "\udc4d\ud83d the wrong way round",
                "\ufffe\uffff\ufeff",
                "\\u0041 \\\" / \\/ </script>",
                "e\u0301 \u00e9"
            })
    void theBodyComesBackCharacterForCharacter(String body) {
        String written = EnvelopeCodec.write(work(Direction.TO_MESSENGER, body));

        assertThat(EnvelopeCodec.read(written))
                .isEqualTo(new RelayEnvelope.Read(Direction.TO_MESSENGER, RECEIVED, body));
        assertThat(written.codePoints()).allMatch(EnvelopeCodecTest::allowedBySqs);
    }

    @Test
    void aFieldOfALaterMinorChangeIsIgnored() {
        String written = EnvelopeCodec.write(work(Direction.TO_HELPDESK, "b"));

        assertThat(EnvelopeCodec.read(written.replace("{\"v\":1", "{\"trace\":\"x\",\"v\":1")))
                .isEqualTo(new RelayEnvelope.Read(Direction.TO_HELPDESK, RECEIVED, "b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"v":3,"direction":"TO_HELPDESK"}                                   | version 3
                    {"v":2,"direction":"TO_HELPDESK"}                                   | unknown source
                    {"v":2,"direction":"TO_HELPDESK","source":"RUMOUR"}                 | unknown source
                    {"v":0}                                                             | version 0
                    {"v":"1"}                                                           | no envelope version
                    {}                                                                  | no envelope version
                    []                                                                  | no envelope version
                    null                                                                | no envelope version
                    ''                                                                  | no envelope version
                    {"v":1,"direction":                                                 | not JSON
                    hello                                                               | not JSON
                    {"v":1,"direction":"SIDEWAYS","receivedAt":"2026-11-22T08:00:00Z","body":"b"} | unknown direction
                    {"v":1,"receivedAt":"2026-11-22T08:00:00Z","body":"b"}              | unknown direction
                    {"v":1,"direction":"TO_HELPDESK","receivedAt":"2026-11-22T08:00:00Z"} | no body
                    {"v":1,"direction":"TO_HELPDESK","receivedAt":"2026-11-22T08:00:00Z","body":{}} | no body
                    {"v":1,"direction":"TO_HELPDESK","receivedAt":"yesterday","body":"b"} | receivedAt
                    {"v":1,"direction":"TO_HELPDESK","body":"b"}                        | receivedAt
                    """)
    void whatIsNotOursIsUnreadable(String text, String reason) {
        assertThat(EnvelopeCodec.read(text))
                .isInstanceOfSatisfying(
                        RelayEnvelope.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).contains(reason));
    }

    @Test
    void anEnvelopePrintsWithoutItsBody() {
        assertThat(new RelayEnvelope.Read(Direction.TO_HELPDESK, RECEIVED, "private"))
                .asString()
                .doesNotContain("private");
    }

    /** The characters of XML 1.0, which is what SQS takes. */
    private static boolean allowedBySqs(int point) {
        return point == 0x9
                || point == 0xA
                || point == 0xD
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }

    private static RelayWork work(Direction direction, String body) {
        return new RelayWork(direction, "group", "dedup", RECEIVED, body);
    }
}
