package io.oabridge.playground.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every API call passes first; docs/platforms/zalo.md §1.7, §6.1 and §7. */
class ApiGateTest {
    @ParameterizedTest
    @CsvSource({
        "GET, /v2.0/oa/getoa",
        "GET, /v3.0/oa/user/detail",
        "GET, /v3.0/oa/user/getlist",
        "GET, /v2.0/oa/getprofile",
        "GET, /v2.0/oa/conversation",
        "GET, /v2.0/oa/listrecentchat",
        "POST, /v3.0/oa/message/cs",
        "POST, /v3.0/oa/message/template",
        "POST, /v3.0/oa/message/transaction",
        "POST, /v3.0/oa/message/promotion",
        "POST, /v2.0/oa/message",
        "POST, /v2.0/oa/upload/image",
        "POST, /v2.0/oa/upload/gif",
        "POST, /v2.0/oa/upload/file",
        "POST, /v3.0/oa/quota/message",
        "POST, /v2.0/oa/quota/message"
    })
    void callWithoutTheRightTokenIsRefused(String method, String path) throws Exception {
        try (ZaloFixture fixture = new ZaloFixture()) {
            for (String token : new String[] {"", "somebody-elses"}) {
                fixture.client.header("access_token", token);
                HttpResponse<String> answer =
                        method.equals("GET")
                                ? fixture.client.fetch(path)
                                : fixture.client.postRaw(path, "{}");

                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(ZaloClient.parse(answer.body()).path("error").asInt()).isEqualTo(-216);
            }
        }
    }

    @Test
    void limitIsToldAndCallsBeyondItAreRefusedUntilTheNextMinute() throws Exception {
        try (ZaloFixture fixture = new ZaloFixture(it -> it.withCallsPerMinute(2))) {
            HttpResponse<String> first = fixture.client.fetch("/v2.0/oa/getoa");
            HttpResponse<String> second = fixture.client.fetch("/v2.0/oa/getoa");
            HttpResponse<String> third = fixture.client.fetch("/v2.0/oa/getoa");

            assertThat(first.headers().firstValue("X-RateLimit-Limit")).contains("2");
            assertThat(first.headers().firstValue("X-RateLimit-Remain")).contains("1");
            assertThat(second.headers().firstValue("X-RateLimit-Remain")).contains("0");
            assertThat(ZaloClient.parse(third.body()).path("error").asInt()).isEqualTo(-32);
            assertThat(third.headers().firstValue("X-RateLimit-Remain")).contains("0");
            fixture.clock.advance(Duration.ofMinutes(1));
            assertThat(fixture.client.get("/v2.0/oa/getoa").path("error").asInt()).isZero();
        }
    }

    @Test
    void defaultLimitIsFourThousand() throws Exception {
        try (ZaloFixture fixture = new ZaloFixture()) {
            assertThat(
                            fixture.client
                                    .fetch("/v2.0/oa/getoa")
                                    .headers()
                                    .firstValue("X-RateLimit-Remain"))
                    .contains("3999");
        }
    }

    @Test
    void requiredProofIsChecked() throws Exception {
        try (ZaloFixture fixture =
                new ZaloFixture(it ->
                        it.withProofRequired(true)
                                .withAccount(
                                        new ZaloSettings.OfficialAccount(
                                                ZaloClient.OA,
                                                "Mẫu",
                                                "neutral-access-token",
                                                "refresh")))) {
            fixture.client.header("access_token", "neutral-access-token");
            assertThat(fixture.client.get("/v2.0/oa/getoa").path("error").asInt()).isEqualTo(-242);

            fixture.client.header(
                    "appsecret_proof",
                    "8f9f70cc0b050bae806c2de9c446e3bcaf7d410bc65439de9976e52c53add11e");
            assertThat(fixture.client.get("/v2.0/oa/getoa").path("error").asInt()).isZero();
        }
    }
}
