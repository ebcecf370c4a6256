package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oabridge.domain.Language;
import io.oabridge.sqs.RetryPolicy;
import io.oabridge.topology.EnvironmentKey;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.topology.QueueSpec;
import io.oabridge.topology.TableSpec;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @ParameterizedTest
    @EnumSource
    void everyVariableAFunctionDeclaresCanBeRead(FunctionSpec function) {
        Settings settings = read(function, Installation.environment());

        for (EnvironmentKey key : function.environment()) {
            assertThat(settings.required(key)).isEqualTo(Installation.value(key));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAFunctionDoesNotDeclareItCannotRead(FunctionSpec function) {
        Settings settings = read(function, Installation.environment());

        for (EnvironmentKey key : EnvironmentKey.values()) {
            if (!function.environment().contains(key)) {
                assertThatThrownBy(() -> settings.required(key))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining(key.variable());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFunctionStartsWithNothingButWhatIsRequired(FunctionSpec function) {
        Settings settings = read(function, Installation.requiredEnvironment(function));

        assertThat(settings.zaloApi()).isEqualTo(URI.create("https://openapi.zalo.me"));
        assertThat(settings.zaloOauth()).isEqualTo(URI.create("https://oauth.zaloapp.com"));
        assertThat(settings.publicUrl()).isEmpty();
        assertThat(settings.retryMaxDelay()).isEqualTo(Duration.ofMinutes(4));
        assertThat(settings.language()).isEqualTo(Language.VI);
        assertThat(settings.freshchatApiHosts()).isEmpty();
    }

    @Test
    void whatIsSetReplacesTheDefaults() {
        Settings connect = read(FunctionSpec.CONNECT, Installation.environment());
        Settings worker = read(FunctionSpec.TO_HELPDESK, Installation.environment());

        assertThat(connect.zaloApi()).isEqualTo(URI.create("http://localhost:8081"));
        assertThat(connect.zaloOauth()).isEqualTo(URI.create("http://localhost:8081/oauth"));
        assertThat(connect.publicUrl()).contains(URI.create("https://bridge.example"));
        assertThat(connect.language()).isEqualTo(Language.EN);
        assertThat(connect.freshchatApiHosts()).containsExactly("http://localhost:8082");
        assertThat(worker.retryMaxDelay()).isEqualTo(Duration.ofSeconds(5));
        assertThat(worker.table(TableSpec.CONTACTS))
                .isEqualTo(value(EnvironmentKey.CONTACTS_TABLE));
    }

    static Stream<Arguments> requiredVariables() {
        return Arrays.stream(FunctionSpec.values())
                .flatMap(function ->
                        function.environment().stream()
                                .filter(EnvironmentKey::required)
                                .map(key -> Arguments.of(function, key)));
    }

    @ParameterizedTest
    @MethodSource("requiredVariables")
    void aMissingVariableIsNamed(FunctionSpec function, EnvironmentKey key) {
        Map<String, String> variables = Installation.environment();
        variables.remove(key.variable());

        assertThatThrownBy(() -> read(function, variables))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        function.functionName()
                                + " cannot start: "
                                + key.variable()
                                + " is not set.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void aBlankVariableIsNotSet(String blank) {
        Map<String, String> variables = Installation.environment();
        variables.put(EnvironmentKey.ZALO_SECRET_ID.variable(), blank);
        variables.put(EnvironmentKey.PUBLIC_URL.variable(), blank);

        assertThatThrownBy(() -> read(FunctionSpec.CONNECT, variables))
                .hasMessage(
                        "ConnectFunction cannot start: "
                                + EnvironmentKey.ZALO_SECRET_ID.variable()
                                + " is not set.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUBLIC_URL|ftp://bridge.example|an http(s) address",
                "PUBLIC_URL|bridge.example|an http(s) address",
                "PUBLIC_URL|https://|an http(s) address",
                "PUBLIC_URL|https:///connect|an http(s) address",
                "PUBLIC_URL|https://bridge.example/?a=b|an http(s) address",
                "PUBLIC_URL|https://bridge.example/#a|an http(s) address",
                "PUBLIC_URL|https://bridge .example|an http(s) address",
                "PUBLIC_URL|https://bridge.example/{stage}|an http(s) address",
                "PUBLIC_URL|https://[::1|an http(s) address",
                "ZALO_API_URL|openapi.zalo.me|an http(s) address",
                "ZALO_API_URL|https://openapi.zalo.me/%zz|an http(s) address",
                "ZALO_OAUTH_URL|oauth|an http(s) address",
                "LANGUAGE|fr|vi nor en",
                "ZALO_MEDIA_HOSTS|media.example,file:///etc|is not a host that media may come from",
                "FRESHCHAT_MEDIA_HOSTS|*|is not a host that media may come from",
                "RETRY_MAX_DELAY_SECONDS|0|a number of seconds from 1 to 99999",
                "RETRY_MAX_DELAY_SECONDS|-5|a number of seconds from 1 to 99999",
                "RETRY_MAX_DELAY_SECONDS|2m|a number of seconds from 1 to 99999",
                "RETRY_MAX_DELAY_SECONDS|100000|a number of seconds from 1 to 99999",
                "ZALO_CALLS_PER_MINUTE|many|neither 0 nor a number of calls from 60 to 999999",
                "ZALO_CALLS_PER_MINUTE|59|neither 0 nor a number of calls from 60 to 999999",
                "ZALO_CALLS_PER_MINUTE|-1|neither 0 nor a number of calls from 60 to 999999",
                "FRESHCHAT_CALLS_PER_MINUTE|1000000|neither 0 nor a number of calls from 60 to 999999",
            })
    void aMalformedVariableIsNamedWithWhatItShouldBe(
            EnvironmentKey key, String value, String should) {
        Map<String, String> variables = Installation.environment();
        variables.put(key.variable(), value);
        FunctionSpec reader =
                FunctionSpec.CONNECT.environment().contains(key)
                        ? FunctionSpec.CONNECT
                        : FunctionSpec.TO_MESSENGER;

        assertThatThrownBy(() -> read(reader, variables))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(key.variable())
                .hasMessageContaining(should);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 4000, 0",
        "0, 0, 0",
        "60, 60, 60",
        "4000, 4000, 4000",
        "999999, 999999, 999999"
    })
    void theCallsOfAMinuteAreLimitedAsSetOrAsThePlatformsSay(
            String value, int zalo, int freshchat) {
        Map<String, String> variables = Installation.environment();
        variables.put(EnvironmentKey.ZALO_CALLS_PER_MINUTE.variable(), value);
        variables.put(EnvironmentKey.FRESHCHAT_CALLS_PER_MINUTE.variable(), value);

        Settings settings = read(FunctionSpec.TO_HELPDESK, variables);

        assertThat(settings.zaloCallsPerMinute().orElse(0)).isEqualTo(zalo);
        assertThat(settings.freshchatCallsPerMinute().orElse(0)).isEqualTo(freshchat);
    }

    /** SQS would tell nobody, and note no cause. */
    @Test
    void aMessageIsGivenUpByItsAgeBeforeSqsMovesItByItsCount() {
        Duration longestPause =
                read(
                                FunctionSpec.TO_HELPDESK,
                                Installation.requiredEnvironment(FunctionSpec.TO_HELPDESK))
                        .retryMaxDelay();
        RetryPolicy policy = new RetryPolicy(longestPause, Queues.GIVE_UP_AFTER, new Random(7));
        Instant sent = Instant.parse("2026-03-02T08:00:00Z");
        Instant now = sent;
        int receives = 1;

        while (!policy.exhausted(sent, now)) {
            now = now.plus(policy.pause(receives, Duration.ZERO));
            receives++;
        }

        assertThat(receives).isLessThan(QueueSpec.MAX_RECEIVE_COUNT * 9 / 10);
    }

    @Test
    void everyProblemIsToldAtOnce() {
        Map<String, String> variables = new HashMap<>();
        variables.put(EnvironmentKey.LANGUAGE.variable(), "fr");
        variables.put(EnvironmentKey.PUBLIC_URL.variable(), "nowhere");

        assertThatThrownBy(() -> read(FunctionSpec.CONNECT, variables))
                .hasMessage(
                        "ConnectFunction cannot start:"
                                + " OABRIDGE_CONNECTIONS_TABLE is not set;"
                                + " OABRIDGE_TOKENS_TABLE is not set;"
                                + " OABRIDGE_ZALO_SECRET_ID is not set;"
                                + " OABRIDGE_FRESHCHAT_SECRET_ID is not set;"
                                + " OABRIDGE_LANGUAGE is neither vi nor en;"
                                + " OABRIDGE_PUBLIC_URL is not an http(s) address.");
    }

    @Test
    void aSystemPropertyStandsInForAVariable() {
        String name = "OABRIDGE_SETTINGS_TEST";
        assertThat(Settings.ofProcess(name)).isEmpty();

        System.setProperty(name, "here");
        try {
            assertThat(Settings.ofProcess(name)).contains("here");
        } finally {
            System.clearProperty(name);
        }
        assertThat(Settings.ofProcess("PATH")).contains(System.getenv("PATH"));
    }

    private static Settings read(FunctionSpec function, Map<String, String> variables) {
        return Settings.read(function, Installation.in(variables));
    }

    private static String value(EnvironmentKey key) {
        return Installation.value(key);
    }
}
