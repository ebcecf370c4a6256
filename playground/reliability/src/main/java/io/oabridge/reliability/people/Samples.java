package io.oabridge.reliability.people;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Small files that are what they claim to be and carry a mark behind their end. */
final class Samples {
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
    private static final String GIF = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

    private Samples() {}

    static String png(String mark) {
        return marked(Base64.getDecoder().decode(PNG), mark);
    }

    static String gif(String mark) {
        return marked(Base64.getDecoder().decode(GIF), mark);
    }

    static String pdf(String mark) {
        return marked(ascii("%PDF-1.7\n%%EOF\n"), mark);
    }

    static String sheet(String mark) {
        return marked(ascii("PK\003\004"), mark);
    }

    static String sound(String mark) {
        return marked(ascii("RIFF\044\000\000\000WAVEfmt "), mark);
    }

    static String film(String mark) {
        return marked(ascii("\000\000\000\030ftypmp42"), mark);
    }

    /** In Base64, as the simulators take it. */
    private static String marked(byte[] file, String mark) {
        byte[] end = ascii(" " + mark + " ");
        byte[] all = new byte[file.length + end.length];
        System.arraycopy(file, 0, all, 0, file.length);
        System.arraycopy(end, 0, all, file.length, end.length);
        return Base64.getEncoder().encodeToString(all);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
