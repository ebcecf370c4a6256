package io.oabridge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    private final Secret secret = new Secret("opensesame-é");

    @Test
    void itPrintsAsStarsAlsoInsideARecord() {
        assertThat(secret).hasToString("*****");
        assertThat(new AccessToken(secret).toString()).doesNotContain("opensesame");
    }

    @Test
    void onlyRevealGivesTheText() {
        assertThat(secret.reveal()).isEqualTo("opensesame-é");
    }

    @Test
    void itMatchesItsOwnTextOnly() {
        assertThat(secret.matches("opensesame-é")).isTrue();
        assertThat(secret.matches("opensesame-e")).isFalse();
        assertThat(secret.matches("opensesame-é ")).isFalse();
        assertThat(secret.matches("")).isFalse();
    }

    @Test
    void equalTextsAreEqualSecrets() {
        assertThat(secret)
                .isEqualTo(new Secret("opensesame-é"))
                .hasSameHashCodeAs(new Secret("opensesame-é"))
                .isNotEqualTo(new Secret("other"))
                .isNotEqualTo("opensesame-é");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "eyJhbGciOiJIUzI1NiJ9.e30.-_~", "!~", "old+refresh/token="})
    void visibleAsciiFitsIntoAHeader(String value) {
        assertThat(new Secret(value).fitsIntoHeader()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a\r\nX: y",
                "a\n",
                "\ta",
                "mã",
                "a\u0000",
                "a\u007f",
                "\u00a0"
            })
    void anythingElseDoesNot(String value) {
        assertThat(new Secret(value).fitsIntoHeader()).isFalse();
    }

    @Test
    void whatNoServerTakesAsAHeaderDoesNotFit() {
        assertThat(new Secret("a".repeat(8000)).fitsIntoHeader()).isTrue();
        assertThat(new Secret("a".repeat(8001)).fitsIntoHeader()).isFalse();
    }

    @Test
    void blankIsSeenWithoutRevealing() {
        assertThat(new Secret(" ").isBlank()).isTrue();
        assertThat(secret.isBlank()).isFalse();
    }
}
