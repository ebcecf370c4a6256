package io.oabridge.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.Language;
import io.oabridge.domain.LocalizedText;
import io.oabridge.domain.SendOutcome;
import io.oabridge.zalo.ZaloErrorTable.Course;
import io.oabridge.zalo.ZaloErrorTable.Row;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZaloErrorsTest {
    /** The class of every code as docs/platforms/zalo.md §6.1 and §6.2 give it. */
    private static final Map<String, String> REFERENCE =
            Map.of(
                    "R",
                    "-32 -100 -200 -214 -234 -155",
                    "T",
                    "-216 -220 216 401 -401 -1001 -124",
                    "A",
                    "-213 -217 -218 -227 -230 -232 -244 -248 -118 -139 -140 -141",
                    "C",
                    "-204 -205 -209 -211 -212 -219 -221 -223 -224 -235 -237 -238 -241 -242 -311"
                            + " -320 -321 -403 -101 -103 -104 -115 -136 -1241",
                    "P",
                    "-201 -210 -233 -240 -249 -1340 -1341 -158 -159");

    private static final Instant AFTERNOON = Instant.parse("2025-10-09T09:00:00Z");

    private final FailureTexts texts = new FailureTexts();

    @Test
    void theTableHasExactlyTheCodesOfTheReference() {
        assertThat(ZaloErrorTable.ROWS)
                .extracting(Row::code)
                .containsExactlyInAnyOrderElementsOf(
                        referenceCodes().map(it -> (String) it.get()[1]).toList());
    }

    @ParameterizedTest
    @MethodSource("referenceCodes")
    void everyCodeIsOfTheClassTheReferenceGivesIt(String letter, String code) {
        Course course = ZaloErrorTable.find(code).orElseThrow().course();
        Class<? extends SendOutcome.Failure> outcome =
                switch (course) {
                    case RETRY -> SendOutcome.RetryLater.class;
                    case TOKEN -> SendOutcome.TokenRejected.class;
                    case AGENT, ADMIN, REQUEST -> SendOutcome.Refused.class;
                };

        assertThat(course)
                .isEqualTo(
                        switch (letter) {
                            case "R" -> Course.RETRY;
                            case "T" -> Course.TOKEN;
                            case "A" -> Course.AGENT;
                            case "C" -> Course.ADMIN;
                            default -> Course.REQUEST;
                        });
        assertThat(errorsAt(AFTERNOON).failure(code)).isInstanceOf(outcome);
    }

    @ParameterizedTest
    @MethodSource("referenceCodes")
    void everyCodeCanBeExplainedInBothLanguages(String letter, String code) {
        SendOutcome.Refused refusal = errorsAt(AFTERNOON).refusal(code);

        assertThat(refusal.code()).isEqualTo(code);
        for (LocalizedText text : List.of(refusal.forAgent(), refusal.forAdmin())) {
            for (Language language : Language.values()) {
                assertThat(text.in(language)).hasSizeBetween(20, 400).endsWith(".");
                assertThat(text.in(language)).doesNotContain("{").doesNotContain("?");
            }
            assertThat(text.vietnamese()).isNotEqualTo(text.english());
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theTextsAreThoseOfTheTableAndNoOthers(Language language) {
        Set<String> wanted =
                Stream.of(
                                ZaloErrorTable.ROWS.stream().map(Row::reason),
                                Arrays.stream(Unsendable.values()).map(Unsendable::code),
                                Stream.of(FailureTexts.UNKNOWN))
                        .flatMap(it -> it)
                        .flatMap(reason -> Stream.of(reason + ".agent", reason + ".admin"))
                        .collect(Collectors.toSet());

        assertThat(texts.keys(language)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noTextIsWrittenTwice(Language language) throws IOException {
        List<String> keys =
                lines("failures_" + language.code() + ".properties")
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(line -> line.substring(0, line.indexOf('=')))
                        .toList();

        assertThat(keys).doesNotHaveDuplicates().hasSameSizeAs(texts.keys(language));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noTwoReasonsSayTheSame(Language language) {
        assertThat(ZaloErrorTable.ROWS.stream().map(Row::reason).distinct())
                .extracting(reason -> texts.forAgent(reason, "").in(language))
                .doesNotHaveDuplicates();
    }

    @Test
    void vietnameseIsWrittenWithItsToneMarks() {
        assertThat(ZaloErrorTable.ROWS)
                .allSatisfy(row -> {
                    String agent = texts.forAgent(row.reason(), "").vietnamese();
                    assertThat(agent).containsPattern("[ăâđêôơưáàảãạấầẩẫậếềểễệốồổỗộớờởỡợ]");
                    assertThat(agent).isEqualTo(Normalizer.normalize(agent, Normalizer.Form.NFC));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"-999999", "7", "no number", "HTTP 403"})
    void anUnknownCodeIsRefusedAndNamed(String code) {
        assertThat(errorsAt(AFTERNOON).failure(code))
                .isInstanceOfSatisfying(
                        SendOutcome.Refused.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo(code);
                            assertThat(refused.forAgent().vietnamese()).contains(code);
                            assertThat(refused.forAgent().english()).contains(code);
                            assertThat(refused.forAdmin().vietnamese()).contains(code);
                            assertThat(refused.forAdmin().english()).contains(code);
                        });
    }

    @ParameterizedTest
    @CsvSource({"-32, PT1M", "-100, PT10S", "-155, PT10S", "-200, PT10S", "-214, PT10S"})
    void waitsBeforeARetry(String code, Duration pause) {
        assertThat(errorsAt(AFTERNOON).failure(code))
                .isInstanceOfSatisfying(
                        SendOutcome.RetryLater.class,
                        retry -> assertThat(retry.after()).isEqualTo(pause));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-10-09T15:30:00Z, PT7H30M",
        "2025-10-09T17:30:00Z, PT5H30M",
        "2025-10-09T22:59:30Z, PT30S",
        "2025-10-09T23:00:00Z, PT1M",
        "2025-10-09T23:04:59Z, PT1M",
        "2025-10-09T14:59:00Z, PT8H1M",
    })
    void waitsUntilSixInVietnam(Instant now, Duration pause) {
        assertThat(errorsAt(now).failure("-234"))
                .isEqualTo(new SendOutcome.RetryLater(pause, "night"));
    }

    static Stream<Arguments> referenceCodes() {
        return REFERENCE.entrySet().stream()
                .flatMap(entry ->
                        Arrays.stream(entry.getValue().split(" ", -1))
                                .map(code -> Arguments.of(entry.getKey(), code)));
    }

    private static ZaloErrors errorsAt(Instant now) {
        return new ZaloErrors(InstantSource.fixed(now));
    }

    private static Stream<String> lines(String file) throws IOException {
        try (InputStream bytes =
                Objects.requireNonNull(ZaloErrors.class.getResourceAsStream(file))) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8).lines();
        }
    }
}
