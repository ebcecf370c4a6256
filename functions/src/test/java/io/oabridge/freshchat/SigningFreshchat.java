package io.oabridge.freshchat;

import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;

/** Signs bodies for real, with a key pair of its own. */
final class SigningFreshchat {
    private final KeyPair keys;

    SigningFreshchat() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String sign(byte[] body) {
        try {
            Signature signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(keys.getPrivate());
            signer.update(body);
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String sign(String body) {
        return sign(body.getBytes(StandardCharsets.UTF_8));
    }

    /** As the dashboard shows it. */
    String publicKey() {
        return "-----BEGIN RSA PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END RSA PUBLIC KEY-----\n";
    }

    FreshchatAccount account() {
        return account(publicKey());
    }

    static FreshchatAccount account(String publicKey) {
        return new FreshchatAccount(
                new HelpdeskAccountId(Samples.APP_ID),
                URI.create("https://example.invalid/v2"),
                new Secret("invented-token"),
                publicKey);
    }
}
