package io.oabridge.freshchat;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Reads the addresses other people's programs write: blanks, Vietnamese letters and stray brackets
 * in file names included.
 */
final class WebAddress {
    private static final String ALLOWED = "-._~:/?#@!$&'()*+,;=%";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private WebAddress() {}

    /** An absolute http(s) address; empty for anything else. */
    static Optional<URI> read(String written) {
        String text = written.strip();
        return parsed(text).or(() -> parsed(escaped(text))).filter(WebAddress::isWeb);
    }

    static boolean isWeb(URI address) {
        return address.getHost() != null
                && ("https".equalsIgnoreCase(address.getScheme())
                        || "http".equalsIgnoreCase(address.getScheme()));
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean kept = isAsciiLetterOrDigit(c) || ALLOWED.indexOf(c) >= 0;
            if (kept) {
                out.append(c);
            } else {
                out.append('%').append(HEX.toHexDigits(b));
            }
        }
        return out.toString().replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }
}
