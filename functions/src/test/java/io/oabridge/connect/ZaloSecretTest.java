package io.oabridge.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oabridge.domain.Secret;
import io.oabridge.zalo.ZaloApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZaloSecretTest {
    @Test
    void everyFieldIsRead() {
        ZaloSecret secret =
                ZaloSecret.parse(
                        """
                        {"appId":"1000000000000000001","appSecret":"app-secret\\n",
                         "oaSecretKey":" oa-key","installKey":"install-key","linkKey":"link-key",
                         "proveCalls":true,"domainVerification":" domain-code "}
                        """);

        assertThat(secret)
                .isEqualTo(
                        new ZaloSecret(
                                new ZaloApp(
                                        "1000000000000000001",
                                        new Secret("app-secret"),
                                        new Secret("oa-key"),
                                        true),
                                new Secret("install-key"),
                                new Secret("link-key"),
                                "domain-code"));
    }

    /** The OA secret key comes into being only after the webhook address was saved. */
    @Test
    void whatMayStillBeMissingIsBlank() {
        ZaloSecret secret = ZaloSecret.parse("{\"appId\":\"1000000000000000001\"}");

        assertThat(secret.app().appSecret().isBlank()).isTrue();
        assertThat(secret.app().oaSecretKey().isBlank()).isTrue();
        assertThat(secret.installKey().isBlank()).isTrue();
        assertThat(secret.app().proveCalls()).isFalse();
        assertThat(secret.domainVerification()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"installKey\":\"install-key\"}", "{\"appId\":\"\"}", "{}"})
    void aNewSecretIsNotConfiguredYet(String text) {
        assertThat(ZaloSecret.parse(text).app().isConfigured()).isFalse();
    }

    @Test
    void anAppIdMayBeANumber() {
        assertThat(ZaloSecret.parse("{\"appId\":1000000000000000001}").app().appId())
                .isEqualTo("1000000000000000001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hush-hush", "[\"hush-hush\"]", "{\"appSecret\":\"hush-hush\""})
    void whatIsNoJsonObjectIsNamedAndNotQuoted(String text) {
        assertThatThrownBy(() -> ZaloSecret.parse(text))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the Zalo secret is not a JSON object");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"appSecret\":\"hush-hush\"}",
                "{\"appId\":\"\",\"appSecret\":\"hush-hush\"}",
                "{\"appId\":null,\"appSecret\":\"hush-hush\"}",
                "{\"appId\":{},\"appSecret\":\"hush-hush\"}",
            })
    void aMissingAppIdIsNamedAndNothingIsQuoted(String text) {
        assertThatThrownBy(() -> ZaloSecret.parse(text))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the Zalo secret has no \"appId\"");
    }

    @Test
    void itPrintsNoSecret() {
        ZaloSecret secret =
                ZaloSecret.parse(
                        """
                        {"appId":"1000000000000000001","appSecret":"hush-1",
                         "oaSecretKey":"hush-2","installKey":"hush-3"}
                        """);

        assertThat(secret.toString()).doesNotContain("hush");
    }
}
