package io.oabridge.playground.zalo;

import io.oabridge.playground.simulator.Call;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds one part of a {@code multipart/form-data} body. */
final class Multipart {
    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("[;\\s]name=\"?([^\";\r\n]*)\"?");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"?([^\";\r\n]*)\"?");
    private static final String HEAD_END = "\r\n\r\n";

    private Multipart() {}

    /** Empty when the body is no multipart one or has no such part. */
    static Optional<Part> part(Call call, String name) {
        Matcher type = BOUNDARY.matcher(call.header("Content-Type").orElse(""));
        if (!type.find()) {
            return Optional.empty();
        }
        String boundary = type.group(1) == null ? type.group(2) : type.group(1);
        // One character a byte, so that searching finds byte positions.
        String body = new String(call.body(), StandardCharsets.ISO_8859_1);
        String delimiter = "--" + boundary;
        int start = body.indexOf(delimiter);
        while (start >= 0) {
            int headEnd = body.indexOf(HEAD_END, start);
            int end = body.indexOf("\r\n" + delimiter, start + delimiter.length());
            if (headEnd < 0 || end < 0) {
                return Optional.empty();
            }
            String head = body.substring(start + delimiter.length(), headEnd);
            if (isNamed(head, name)) {
                int from = headEnd + HEAD_END.length();
                return Optional.of(part(head, from > end ? "" : body.substring(from, end)));
            }
            start = end + 2;
        }
        return Optional.empty();
    }

    private static boolean isNamed(String head, String name) {
        Matcher matcher = NAME.matcher(disposition(head));
        return matcher.find() && matcher.group(1).equals(name);
    }

    private static Part part(String head, String content) {
        Matcher matcher = FILE_NAME.matcher(disposition(head));
        return new Part(
                matcher.find() ? utf8(matcher.group(1)) : "",
                content.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String disposition(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-disposition:"))
                .findFirst()
                .orElse("");
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** A part with its file name, which is empty when it has none. */
    static final class Part {
        private final String fileName;
        private final byte[] content;

        private Part(String fileName, byte[] content) {
            this.fileName = fileName;
            this.content = content;
        }

        String fileName() {
            return fileName;
        }

        byte[] content() {
            return content.clone();
        }
    }
}
