package io.oabridge.playground.freshchat;

import io.oabridge.playground.simulator.Call;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds one field of a {@code multipart/form-data} body. */
final class Multipart {
    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
    private static final byte[] BLANK_LINE = ascii("\r\n\r\n");

    private Multipart() {}

    static Checked<Part> field(Call call, String field) {
        String type = call.header("Content-Type").orElse("");
        Matcher boundary = BOUNDARY.matcher(type);
        if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data") || !boundary.find()) {
            return Checked.invalid(
                    new ApiError(
                            400,
                            "INVALID_VALUE",
                            "the body is not multipart/form-data with a boundary"));
        }
        String mark = Optional.ofNullable(boundary.group(1)).orElseGet(() -> boundary.group(2));
        return find(call.body(), ascii("--" + mark), field)
                .map(Checked::valid)
                .orElseGet(() ->
                        Checked.invalid(
                                ApiError.invalid("no multipart field named \"" + field + "\"")));
    }

    private static Optional<Part> find(byte[] body, byte[] mark, String field) {
        int start = indexOf(body, mark, 0);
        while (start >= 0) {
            int head = start + mark.length;
            int end = indexOf(body, mark, head);
            int blank = indexOf(body, BLANK_LINE, head);
            if (end < 0 || blank < 0 || blank > end) {
                return Optional.empty();
            }
            String headers = new String(body, head, blank - head, StandardCharsets.UTF_8);
            if (parameter(headers, "name").equals(Optional.of(field))) {
                byte[] bytes = Arrays.copyOfRange(body, blank + BLANK_LINE.length, end - 2);
                return Optional.of(
                        new Part(parameter(headers, "filename").orElse(""), type(headers), bytes));
            }
            start = end;
        }
        return Optional.empty();
    }

    private static Optional<String> parameter(String headers, String name) {
        Matcher matcher =
                Pattern.compile("[;\\s]" + name + "=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]+))")
                        .matcher(headers);
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Optional.ofNullable(matcher.group(1))
                .map(quoted -> quoted.replaceAll("\\\\(.)", "$1"))
                .or(() -> Optional.ofNullable(matcher.group(2)));
    }

    private static String type(String headers) {
        Matcher matcher =
                Pattern.compile(
                                "^Content-Type:\\s*(\\S[^\r\n]*)",
                                Pattern.CASE_INSENSITIVE | Pattern.MULTILINE)
                        .matcher(headers);
        return matcher.find() ? matcher.group(1).strip() : "application/octet-stream";
    }

    private static int indexOf(byte[] body, byte[] wanted, int from) {
        for (int at = from; at <= body.length - wanted.length; at++) {
            if (body[at] == wanted[0]
                    && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** One field with a file in it. */
    static final class Part {
        private final String fileName;
        private final String contentType;
        private final byte[] bytes;

        Part(String fileName, String contentType, byte[] bytes) {
            this.fileName = fileName;
            this.contentType = contentType;
            this.bytes = bytes;
        }

        String fileName() {
            return fileName;
        }

        String contentType() {
            return contentType;
        }

        byte[] bytes() {
            return bytes.clone();
        }
    }
}
