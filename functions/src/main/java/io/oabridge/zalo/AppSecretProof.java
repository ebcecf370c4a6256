package io.oabridge.zalo;

import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Secret;

/**
 * Proves that the caller knows the app secret: lower-case hex HMAC-SHA256 of the access token
 * (docs/platforms/zalo.md §1.7).
 */
final class AppSecretProof {
    static final String HEADER = "appsecret_proof";

    private AppSecretProof() {}

    static String of(Secret appSecret, AccessToken token) {
        return Digests.hmacSha256Hex(appSecret.reveal(), token.secret().reveal());
    }
}
