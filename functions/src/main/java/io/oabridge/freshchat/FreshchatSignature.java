package io.oabridge.freshchat;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/**
 * Tells whether a webhook comes from Freshchat: SHA256withRSA over the raw bytes of the body, and
 * over nothing else (docs/platforms/freshchat.md §6.3). Never throws for what a stranger sent or an
 * administrator pasted.
 */
public final class FreshchatSignature {
    /** The name of the header, whose letter case gateways change. */
    public static final String HEADER = "X-Freshchat-Signature";

    private FreshchatSignature() {}

    /** What a signature turned out to be. */
    public enum Verdict {
        /** Freshchat signed exactly these bytes. */
        GENUINE,
        /** Somebody else did, or the bytes were changed on the way. */
        WRONG,
        /** There is no key to verify with. */
        NO_KEY,
        /** There is a key, and it is no RSA public key in any known spelling. */
        UNREADABLE_KEY
    }

    /**
     * @param publicKey as the dashboard shows it; see {@link #readKey}
     * @param rawBody the bytes as they arrived, never decoded and encoded again
     * @param header the base64 text of the signature header
     */
    public static Verdict verify(String publicKey, byte[] rawBody, String header) {
        if (publicKey.isBlank()) {
            return Verdict.NO_KEY;
        }
        return readKey(publicKey)
                .map(key -> isGenuine(key, rawBody, header) ? Verdict.GENUINE : Verdict.WRONG)
                .orElse(Verdict.UNREADABLE_KEY);
    }

    /**
     * Reads the account's RSA public key. The dashboard labels it {@code RSA PUBLIC KEY} although
     * its bytes are X.509; real PKCS#1 bytes are read too. Label lines, line breaks, literal {@code
     * \n} and quotes do not matter (docs/platforms/freshchat.md §6.3). Empty when it is no such
     * key.
     */
    public static Optional<PublicKey> readKey(String pasted) {
        String base64 =
                pasted.replace("\\r", "")
                        .replace("\\n", "")
                        .replaceAll("-----[^-]*-----", "")
                        .replaceAll("[\\s\"']", "");
        return decode(base64)
                .flatMap(der -> rsaKey(der).or(() -> rsaKey(PublicKeyInfo.aroundPkcs1(der))));
    }

    private static Optional<PublicKey> rsaKey(byte[] publicKeyInfo) {
        try {
            return Optional.of(
                    KeyFactory.getInstance("RSA")
                            .generatePublic(new X509EncodedKeySpec(publicKeyInfo)));
        } catch (NoSuchAlgorithmException e) {
            throw missingAlgorithm(e);
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static boolean isGenuine(PublicKey key, byte[] rawBody, String header) {
        Optional<byte[]> signature = decode(header.strip());
        if (signature.isEmpty()) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(rawBody);
            return verifier.verify(signature.get());
        } catch (NoSuchAlgorithmException e) {
            throw missingAlgorithm(e);
        } catch (InvalidKeyException | SignatureException e) {
            return false;
        }
    }

    private static Optional<byte[]> decode(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static IllegalStateException missingAlgorithm(NoSuchAlgorithmException e) {
        return new IllegalStateException("every JDK has RSA with SHA-256", e);
    }
}
