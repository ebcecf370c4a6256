package io.oabridge.zalo;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the addresses the bridge calls and reads those that customers send. */
final class WebAddresses {
    private static final String ALLOWED_PUNCTUATION = "-._~:/?@!$&'()*+,;=";

    private WebAddresses() {}

    /** The address of a path under a base, whether or not the base ends with a slash. */
    static URI under(URI base, String path) {
        return URI.create(base.toString().replaceAll("/+$", "") + path);
    }

    /** {@code name=value&…}, percent-encoded: both a query and a form body. */
    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Reads an {@code http} or {@code https} address; what people leave unencoded in one, such as
     * blanks and Vietnamese letters, is encoded. Empty for anything that is no such address.
     */
    static Optional<URI> read(String text) {
        try {
            URI address = new URI(encodeWhatIsNotAllowed(text.strip()));
            String scheme = address.getScheme();
            boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
            return web && address.getHost() != null ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String encodeWhatIsNotAllowed(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        boolean inFragment = false;
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean asciiWord = c < 128 && Character.isLetterOrDigit(c);
            boolean fragmentMark = c == '#' && !inFragment;
            if (asciiWord || c == '%' || fragmentMark || ALLOWED_PUNCTUATION.indexOf(c) >= 0) {
                inFragment |= fragmentMark;
                encoded.append(c);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        return encoded.toString().replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
    }
}
