package io.oabridge.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * SQS takes 128 letters, digits and punctuation marks; platforms' ids are opaque text of any
 * length.
 */
class QueueTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"zalo:2000000000000000002:3000000000000000003", "a", "!~"})
    void whatFitsStaysReadable(String text) {
        assertThat(QueueText.id(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hội-thoại", "a b", "c\u0007"})
    void whatDoesNotFitIsHashed(String text) {
        assertThat(QueueText.id(text)).matches("[0-9a-f]{64}");
    }

    @Test
    void theLongestThatFitsIs128() {
        assertThat(QueueText.id("c".repeat(128))).hasSize(128);
        assertThat(QueueText.id("c".repeat(129))).matches("[0-9a-f]{64}");
    }

    @Test
    void differentTextsStayDifferent() {
        assertThat(QueueText.id("khách")).isNotEqualTo(QueueText.id("khach nào"));
    }
}
