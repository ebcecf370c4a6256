package io.oabridge.freshchat;

import java.io.ByteArrayOutputStream;

/**
 * Puts the bytes of a PKCS#1 RSA public key into the X.509 SubjectPublicKeyInfo that the JDK reads.
 */
final class PublicKeyInfo {
    private static final int SEQUENCE = 0x30;
    private static final int BIT_STRING = 0x03;

    /** SEQUENCE { OID 1.2.840.113549.1.1.1 (rsaEncryption), NULL }. */
    private static final byte[] RSA_ENCRYPTION = {
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };

    private PublicKeyInfo() {}

    static byte[] aroundPkcs1(byte[] pkcs1) {
        ByteArrayOutputStream bits = new ByteArrayOutputStream();
        bits.write(0);
        bits.writeBytes(pkcs1);
        ByteArrayOutputStream info = new ByteArrayOutputStream();
        info.writeBytes(RSA_ENCRYPTION);
        info.writeBytes(tagged(BIT_STRING, bits.toByteArray()));
        return tagged(SEQUENCE, info.toByteArray());
    }

    private static byte[] tagged(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            int lengthBytes = (Integer.SIZE - Integer.numberOfLeadingZeros(content.length) + 7) / 8;
            out.write(0x80 | lengthBytes);
            for (int shift = (lengthBytes - 1) * 8; shift >= 0; shift -= 8) {
                out.write(content.length >>> shift);
            }
        }
        out.writeBytes(content);
        return out.toByteArray();
    }
}
