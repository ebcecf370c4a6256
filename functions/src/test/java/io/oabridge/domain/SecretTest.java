package io.oabridge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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

    @Test
    void blankIsSeenWithoutRevealing() {
        assertThat(new Secret(" ").isBlank()).isTrue();
        assertThat(secret.isBlank()).isFalse();
    }
}
