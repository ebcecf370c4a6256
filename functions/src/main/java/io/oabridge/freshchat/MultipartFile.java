package io.oabridge.freshchat;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;

/**
 * One file as the only field of a {@code multipart/form-data} body. The file is read while it is
 * sent, so its size does not matter to memory.
 *
 * @param field {@code image} or {@code file} (docs/platforms/freshchat.md §4)
 * @param name as people read it, in any script
 */
record MultipartFile(String field, String name, String contentType, Path file) {

    static String header(String boundary) {
        return "multipart/form-data; boundary=" + boundary;
    }

    /**
     * @throws UncheckedIOException when the file is not there
     */
    BodyPublisher body(String boundary) {
        String head =
                "--"
                        + boundary
                        + "\r\nContent-Disposition: form-data; name=\""
                        + field
                        + "\"; "
                        + fileName()
                        + "\r\nContent-Type: "
                        + contentType
                        + "\r\n\r\n";
        try {
            return BodyPublishers.concat(
                    BodyPublishers.ofString(head, StandardCharsets.US_ASCII),
                    BodyPublishers.ofFile(file),
                    BodyPublishers.ofString(
                            "\r\n--" + boundary + "--\r\n", StandardCharsets.US_ASCII));
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException("a fetched medium is gone before it was sent", e);
        }
    }

    /** Every server reads the first form; those that know RFC 5987 prefer the second. */
    private String fileName() {
        String ascii = ascii(name);
        String plain = "filename=\"" + ascii + "\"";
        return ascii.equals(name) ? plain : plain + "; filename*=UTF-8''" + percentEncoded(name);
    }

    private static String ascii(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replace('đ', 'd')
                .replace('Đ', 'D')
                .replaceAll("[^ -~]|[\"\\\\%]", "_");
    }

    private static String percentEncoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean kept = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
            encoded.append(kept ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return encoded.toString();
    }
}
