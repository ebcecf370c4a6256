package io.oabridge.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Secret;
import org.junit.jupiter.api.Test;

class AppSecretProofTest {
    @Test
    void provesTheAppSecretAsTheReferenceDoes() {
        AccessToken token = new AccessToken(new Secret("neutral-access-token"));

        assertThat(AppSecretProof.of(new Secret("neutral-app-secret"), token))
                .isEqualTo("8f9f70cc0b050bae806c2de9c446e3bcaf7d410bc65439de9976e52c53add11e");
    }
}
