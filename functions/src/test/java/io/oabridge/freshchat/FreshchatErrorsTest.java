package io.oabridge.freshchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.Answer;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.domain.Secret;
import io.oabridge.domain.SendOutcome;
import io.oabridge.freshchat.FreshchatErrors.Effect;
import io.oabridge.transport.Exchange;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreshchatErrorsTest {
    private final FreshchatErrors errors = new FreshchatErrors(InstantSource.fixed(Invented.NOW));

    private static Exchange answered(int status, Map<String, String> headers, String body) {
        Map<String, List<String>> values =
                headers.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue())));
        return new Exchange.Answered(status, HttpHeaders.of(values, (name, value) -> true), body);
    }

    private SendOutcome.Failure judge(Effect effect, Exchange exchange) {
        return ((ApiReply.Failed) errors.judge(effect, exchange)).failure();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 | {'status':'INVALID_VALUE','message':'IMAGE_EMPTY_CONTENT'} | PICTURE_NOT_FETCHED | 400 INVALID_VALUE",
                "400 | {'status':'INVALID_VALUE','message':'cannot cast TextFragment to EmailFragment'} | EMAIL_CHANNEL | 400 INVALID_VALUE",
                "400 | {'message':'Conversation payload not valid'} | CONVERSATION_NOT_VALID | 400",
                "400 | {'status':'INVALID_VALUE','message':'something else'} | NOT_VALID | 400 INVALID_VALUE",
                "400 | {'message':'Not the latest conversation'} | CONVERSATION_REPLACED | 400",
                "400 | no json | NOT_VALID | 400",
                "400 | {'status':'Lan wrote something odd'} | NOT_VALID | 400",
                "401 | {'status':'UNAUTHENTICATED'} | TOKEN_NOT_ACCEPTED | 401 UNAUTHENTICATED",
                "403 | {} | NOT_ALLOWED | 403",
                "404 | {'status':'AGENT_NOT_FOUND'} | AGENT_NOT_FOUND | 404 AGENT_NOT_FOUND",
                "404 | {'status':'WRONG_PAGE'} | NOT_FOUND | 404 WRONG_PAGE",
                "404 | <!doctype html> | WRONG_BASE_URL | wrong-base-url",
                "200 | <!doctype html> | WRONG_BASE_URL | wrong-base-url",
                "301 | - | WRONG_BASE_URL | wrong-base-url",
                "302 | - | WRONG_BASE_URL | wrong-base-url",
                "405 | {} | UNEXPECTED_ANSWER | 405",
                "418 | - | UNEXPECTED_ANSWER | 418",
            })
    void refusesForGood(int status, String body, Refusal why, String code) {
        Exchange answer = answered(status, Map.of(), body.replace('\'', '"'));

        assertThat(judge(Effect.READS, answer)).isEqualTo(why.because(code));
        assertThat(judge(Effect.WRITES, answer)).isEqualTo(why.because(code));
    }

    @Test
    void knowsAWebPageByItsContentTypeToo() {
        Exchange answer = answered(200, Map.of("Content-Type", "text/html; charset=utf-8"), "hi");

        assertThat(judge(Effect.WRITES, answer))
                .isEqualTo(Refusal.WRONG_BASE_URL.because("wrong-base-url"));
    }

    @ParameterizedTest
    @CsvSource({
        "500, {}, server-error-500",
        "503, <html></html>, server-error-503",
        "504, '', server-error-504",
        "408, '', server-error-408",
        "200, '', unreadable-answer",
        "200, [], unreadable-answer",
        "202, accepted, unreadable-answer",
    })
    void doesNotKnowWhatALostAnswerMeans(int status, String body, String cause) {
        Exchange answer = answered(status, Map.of(), body);

        assertThat(judge(Effect.READS, answer))
                .isEqualTo(new SendOutcome.RetryLater(Duration.ZERO, cause));
        assertThat(judge(Effect.WRITES, answer)).isEqualTo(new SendOutcome.Uncertain(cause));
    }

    @Test
    void doesNotKnowWhatNoAnswerMeans() {
        Exchange none = new Exchange.NoAnswer("connection broke");

        assertThat(judge(Effect.READS, none))
                .isEqualTo(new SendOutcome.RetryLater(Duration.ZERO, "no-answer"));
        assertThat(judge(Effect.WRITES, none)).isEqualTo(new SendOutcome.Uncertain("no-answer"));
    }

    @ParameterizedTest
    @EnumSource(Effect.class)
    void mayAlwaysRepeatWhatWasNeverSent(Effect effect) {
        assertThat(judge(effect, new Exchange.NotSent("no connection")))
                .isEqualTo(new SendOutcome.RetryLater(Duration.ZERO, "not-sent"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, 30",
                "7, -, 7",
                "7, 1772424400, 7",
                "' 7 ', -, 7",
                "0, -, 0",
                "86400, -, 3600",
                "Wed, -, 30",
                "-5, -, 30",
                "99999999999999999999, -, 30",
                "9223372036854775807, -, 30",
                "-, 1772424316, 10",
                "soon, 1772424316, 10",
                "-, 1772424305, 30",
                "-, 1772424306000, 30",
                "-, 1772510706, 3600",
            })
    void waitsAsLongAsTheAnswerSays(String retryAfter, String reset, long seconds) {
        Map<String, String> headers = new HashMap<>();
        Optional.ofNullable(retryAfter).ifPresent(value -> headers.put("Retry-After", value));
        Optional.ofNullable(reset).ifPresent(value -> headers.put("X-RateLimit-Reset", value));

        assertThat(judge(Effect.WRITES, answered(429, headers, "{}")))
                .isEqualTo(new SendOutcome.RetryLater(Duration.ofSeconds(seconds), "rate-limited"));
        assertThat(judge(Effect.READS, answered(409, headers, "{}")))
                .isEqualTo(new SendOutcome.RetryLater(Duration.ofSeconds(seconds), "conflict"));
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void explainsEveryRefusalToBothReadersInBothLanguages(Refusal refusal) {
        SendOutcome.Refused refused = refusal.because("code");

        assertThat(List.of(refused.forAgent(), refused.forAdmin()))
                .allSatisfy(text -> {
                    assertThat(text.vietnamese()).isNotBlank().endsWith(".");
                    assertThat(text.english()).isNotBlank().endsWith(".");
                    assertThat(text.vietnamese()).isNotEqualTo(text.english());
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"failures_vi.properties", "failures_en.properties"})
    void keepsNoTextThatNothingRefers(String file) {
        List<String> expected =
                Arrays.stream(Refusal.values())
                        .map(Refusal::key)
                        .flatMap(key -> Stream.of(key + ".agent", key + ".admin"))
                        .toList();

        assertThat(Texts.load(file).keySet()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void logsTheTraceOfAFailureAndNoWordOfItsBody() {
        Configurator.setLevel(FreshchatErrors.class.getName(), Level.WARN);
        var logger =
                (org.apache.logging.log4j.core.Logger) LogManager.getLogger(FreshchatErrors.class);
        try (LogMemory memory = LogMemory.listeningTo(logger)) {
            judge(
                    Effect.WRITES,
                    answered(
                            400,
                            Map.of("X-Trace-ID", "trace-1"),
                            "{\"message\":\"Minh Khánh said hello\"}"));

            assertThat(memory.lines())
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.keyValues())
                                .containsEntry("freshchatTraceId", "trace-1")
                                .containsEntry("status", "400");
                        assertThat(line.toString()).doesNotContain("Minh");
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void triesATokenThatHasJustBeenReplaced(int status) {
        try (LoopbackFreshchat freshchat = new LoopbackFreshchat()) {
            freshchat.answer(status, "{}").answer(200, "{\"reference_id\":\"x\"}");
            FakeSecretSource secrets =
                    new FakeSecretSource(freshchat.account("old"), freshchat.account("new"));

            Answer<?> answer = Invented.helpdesk(secrets).customerOf(new HelpdeskUserId("u"));

            assertThat(answer).isEqualTo(Answer.given(Optional.empty()));
            assertThat(freshchat.asked())
                    .extracting(asked -> asked.authorization().orElseThrow())
                    .containsExactly("Bearer old", "Bearer new");
        }
    }

    @Test
    void givesUpWhenTheNewTokenIsRefusedToo() {
        try (LoopbackFreshchat freshchat = new LoopbackFreshchat()) {
            freshchat.answer(401, "{}").answer(401, "{}");
            FakeSecretSource secrets =
                    new FakeSecretSource(freshchat.account("old"), freshchat.account("new"));

            assertThat(Invented.helpdesk(secrets).customerOf(new HelpdeskUserId("u")))
                    .isEqualTo(Answer.missing(Refusal.TOKEN_NOT_ACCEPTED.because("401")));
            assertThat(freshchat.asked()).hasSize(2);
            assertThat(secrets.rereads()).isEqualTo(1);
        }
    }

    @Test
    void asksForNoNewTokenWhenTheOldOneWasAccepted() {
        try (LoopbackFreshchat freshchat = new LoopbackFreshchat()) {
            freshchat.answer(400, "{}");
            FakeSecretSource secrets =
                    new FakeSecretSource(freshchat.account("old"), freshchat.account("new"));

            Invented.helpdesk(secrets).customerOf(new HelpdeskUserId("u"));

            assertThat(freshchat.asked()).hasSize(1);
            assertThat(secrets.rereads()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme.freshchat.com/v2",
                "mailto:a@example.invalid",
                "ftp://h.invalid/v2",
                "http:///v2"
            })
    void refusesABaseUrlThatIsNoWebAddress(String baseUrl) {
        FreshchatAccount account =
                new FreshchatAccount(
                        new HelpdeskAccountId("app"), URI.create(baseUrl), new Secret("t"), "");

        assertThat(
                        Invented.helpdesk(new FakeSecretSource(account))
                                .customerOf(new HelpdeskUserId("u")))
                .isEqualTo(Answer.missing(Refusal.WRONG_BASE_URL.because("wrong-base-url")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "two\nlines", "mật-mã"})
    void refusesATokenThatFitsInNoHeader(String token) {
        try (LoopbackFreshchat freshchat = new LoopbackFreshchat()) {
            assertThat(
                            Invented.helpdesk(new FakeSecretSource(freshchat.account(token)))
                                    .customerOf(new HelpdeskUserId("u")))
                    .isEqualTo(
                            Answer.missing(
                                    Refusal.TOKEN_NOT_ACCEPTED.because("token-not-accepted")));
            assertThat(freshchat.asked()).isEmpty();
        }
    }

    @Test
    void waitsUntilTheAccountIsSetUp() {
        FakeSecretSource unconfigured = new FakeSecretSource(FreshchatAccount.NOT_CONFIGURED);

        assertThat(Invented.helpdesk(unconfigured).customerOf(new HelpdeskUserId("u")))
                .isEqualTo(
                        Answer.missing(
                                new SendOutcome.RetryLater(
                                        Duration.ofMinutes(1), "freshchat-not-configured")));
    }

    @Test
    void followsNoRedirect() {
        try (LoopbackFreshchat freshchat = new LoopbackFreshchat();
                LoopbackFreshchat elsewhere = new LoopbackFreshchat()) {
            freshchat.answer(302, Map.of("Location", elsewhere.origin() + "/v2/users/u"), "");

            assertThat(Invented.helpdesk(freshchat).customerOf(new HelpdeskUserId("u")))
                    .isEqualTo(Answer.missing(Refusal.WRONG_BASE_URL.because("wrong-base-url")));
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @Test
    void doesNotMindASlashAtTheEndOfTheBaseUrlOrALineBreakBehindTheToken() {
        try (LoopbackFreshchat freshchat = new LoopbackFreshchat()) {
            freshchat.answer(200, "{}");
            FreshchatAccount account =
                    new FreshchatAccount(
                            new HelpdeskAccountId("app"),
                            URI.create(freshchat.origin() + "/v2/"),
                            new Secret("t\n"),
                            "");

            Invented.helpdesk(new FakeSecretSource(account)).customerOf(new HelpdeskUserId("u"));

            assertThat(freshchat.onlyRequest().target()).isEqualTo("/v2/users/u");
            assertThat(freshchat.onlyRequest().authorization()).contains("Bearer t");
        }
    }
}
