package io.oabridge.playground.freshchat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;

/** The account's RSA-2048 pair for webhooks ({@code docs/platforms/freshchat.md} §6.3). */
final class WebhookKey {
    private final KeyPair pair;

    private WebhookKey(KeyPair pair) {
        this.pair = pair;
    }

    static WebhookKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new WebhookKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot make RSA-2048 keys", e);
        }
    }

    /** The public key as the dashboard shows it: the label says PKCS#1, the bytes are SPKI. */
    String shown() {
        String encoded =
                Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(pair.getPublic().getEncoded());
        return "-----BEGIN RSA PUBLIC KEY-----\n" + encoded + "\n-----END RSA PUBLIC KEY-----\n";
    }

    /** The value of {@code X-Freshchat-Signature} for exactly these bytes. */
    String sign(byte[] body) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(body);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot sign SHA256withRSA", e);
        }
    }
}
