package io.oabridge.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers write is read or turned away, and never throws. */
class JsonTest {

    static Stream<String> whatIsNoObject() {
        return Stream.of(
                "",
                " ",
                "null",
                "true",
                "12",
                "\"text\"",
                "[{}]",
                "{",
                "{\"a\":}",
                "{\"a\" 1}",
                "{'a':1}",
                "{\"a\":1}}",
                "{\"a\":1} {\"b\":2}",
                "{\"a\":NaN}",
                "{\"a\":" + "9".repeat(65) + "}",
                "{\"a\":1e" + "9".repeat(70) + "}",
                "{\"a\":" + "[".repeat(100_000),
                "{\"a\":".repeat(100_000),
                "{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}",
                "{\"" + "n".repeat(2_000_000) + "\":1}",
                "{\"a\":\"" + "x".repeat(1024 * 1024 + 1) + "\"}");
    }

    @ParameterizedTest
    @MethodSource("whatIsNoObject")
    void whatIsNoObjectOrTooMuchIsTurnedAway(String text) {
        assertThat(Json.object(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3000000000000000003", "a b", "mã", "😀", "2:2", "{}"})
    void anIdIsAnyTextOfCharacters(String id) {
        assertThat(idOf(id)).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a\u0000",
                "a\nb",
                "\u001b[2J",
                "a\u0085",
                "a\u2028b",
                "\ud83d",
                "\udc00a"
            })
    void whatAStoreOrALogLineCannotKeepIsNoId(String id) {
        assertThat(idOf(id)).isEmpty();
    }

    @Test
    void anIdHasItsLimit() {
        assertThat(idOf("3".repeat(256))).isPresent();
        assertThat(idOf("3".repeat(257))).isEmpty();
        assertThat(idOf("3".repeat(3000))).isEmpty();
    }

    private static Optional<String> idOf(String text) {
        return Json.id(Json.MAPPER.createObjectNode().put("id", text), "id");
    }

    @Test
    void bytesOfNoEncodingNeverThrow() {
        Random random = new Random(11);
        for (int sample = 0; sample < 2_000; sample++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);

            assertThat(Json.object(bytes)).isEmpty();
        }
        assertThat(Json.object(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'})).isEmpty();
    }

    @Test
    void sixtyFourLevelsAreReadAndNoMore() {
        String inner = "[".repeat(63) + "]".repeat(63);

        assertThat(Json.object("{\"a\":" + inner + "}")).isPresent();
        assertThat(Json.object("{\"a\":[" + inner + "]}")).isEmpty();
    }

    @Test
    void ofTwoFieldsWithOneNameTheLastCounts() {
        assertThat(Json.text(object("{\"a\":\"first\",\"a\":\"last\"}"), "a")).contains("last");
    }

    @ParameterizedTest
    @CsvSource({
        "name, Khánh",
        "id, 3000000000000000003",
        "yes, true",
        "half, 0.5",
        "nothing,",
        "blank,",
        "list,",
        "deep,",
        "absent,"
    })
    void aScalarIsReadAsTextAndAnythingElseAsNothing(String field, String expected) {
        JsonNode node =
                object(
                        """
                        {"name":"Khánh","id":3000000000000000003,"yes":true,"half":0.5,
                         "nothing":null,"blank":" ","list":["a"],"deep":{"er":"x"}}\
                        """);

        assertThat(Json.text(node, field)).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void numbersOfAnySizeHaveAText() {
        String digits = "9".repeat(64);

        assertThat(Json.text(object("{\"a\":" + digits + "}"), "a")).contains(digits);
        assertThat(Json.text(object("{\"a\":1e999999999}"), "a")).isPresent();
        assertThat(Json.text(object("{\"a\":-1e-999999999}"), "a")).isPresent();
    }

    @Test
    void aPathEndsInNothingWhereAStepIsMissingOrNoObject() {
        JsonNode node = object("{\"a\":{\"b\":\"c\"},\"s\":\"text\"}");

        assertThat(Json.text(node, "a", "b")).contains("c");
        assertThat(Json.text(node, "a", "x", "y")).isEmpty();
        assertThat(Json.text(node, "s", "b")).isEmpty();
        assertThat(Json.at(node, "a", "x").isMissingNode()).isTrue();
        assertThat(Json.at(node)).isSameAs(node);
    }

    @Test
    void aTreeIsWrittenAsCompactText() {
        assertThat(Json.write(object("{ \"a\" : [ 1 , \"é\" ] }"))).isEqualTo("{\"a\":[1,\"é\"]}");
    }

    private static JsonNode object(String text) {
        return Json.object(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
