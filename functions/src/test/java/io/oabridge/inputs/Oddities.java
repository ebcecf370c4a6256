package io.oabridge.inputs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import java.util.random.RandomGenerator;

/** Values nobody expects, small ones that mean something elsewhere and large ones that cost. */
final class Oddities {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MANY = 100_000;

    /** Pieces of JSON as they are written, legal or not. */
    private static final List<String> RAW =
            List.of(
                    "1e999999",
                    "-1e999999",
                    "1e-999999",
                    "0.1e400",
                    "-0",
                    "9223372036854775808",
                    "NaN",
                    "Infinity",
                    "01",
                    "'single'",
                    "\"\\ud83d\"",
                    "\"\\udc00\\ud800\"",
                    "\"\\u0000\"",
                    "\"\\uFEFF\"",
                    "\"\\uFFFE\\uFFFF\"",
                    "\"\\u202Etxt.exe\"",
                    "\"\\r\\nSet-Cookie: a=b\"",
                    "\"unfinished",
                    "\"a\",\"again\":\"b\"",
                    "null",
                    "true",
                    "false",
                    "{}",
                    "[]",
                    "[[]]",
                    "\"\"",
                    "\" \"",
                    "-1",
                    "1.5",
                    "/*no*/1");

    private static final List<String> TEXTS =
            List.of(
                    "-9223372036854775808",
                    "+1000000000-12-31T23:59:59.999999999Z",
                    "-1000000000-01-01T00:00:00Z",
                    "NaN",
                    "0x1p3",
                    "https://[::1",
                    "https://[fe80::1%25eth0]/x",
                    "https://user:word@zalo.me/",
                    "http://a b/%",
                    "https://ảnh.vn/é?%zz#",
                    "//host/path",
                    "mailto:a@b",
                    "../../etc/passwd",
                    "a\\b/c\";name=\"x",
                    "<a href=\"https://x.vn/\">",
                    "<script>",
                    "<!--",
                    "&#x110000;&#55296;&#0;&amp;amp;",
                    ":smile::smile:",
                    "::::",
                    "user",
                    "agent",
                    "private",
                    "user_send_text",
                    "message_create",
                    "{\"phone\":1}",
                    "ế".repeat(300));

    /** What is repeated to make a text long; each is somebody's worst case. */
    static final List<String> REPEATED =
            List.of(
                    "a",
                    "ế",
                    "😀",
                    "<",
                    "<a ",
                    "<a b='",
                    "<a b=\"<a c='",
                    "<script>",
                    "</",
                    "<!--",
                    "&",
                    "&#",
                    "&amp",
                    ":a",
                    ":smile:",
                    "/-",
                    "%",
                    "\n",
                    " ",
                    "\t\n ",
                    "/",
                    "\\",
                    ".",
                    "https://",
                    "\"timestamp\":",
                    "<li>",
                    "<ul>",
                    "<b>x</b>",
                    "0",
                    "*",
                    "\u0301");

    private Oddities() {}

    static JsonNode any(RandomGenerator random) {
        return switch (random.nextInt(20)) {
            case 0 -> large(random);
            case 1, 2, 3, 4, 5, 6 -> JSON.textNode(pick(random, TEXTS));
            case 7 -> JSON.textNode(longText(random, 1 << (4 + random.nextInt(12))));
            default -> raw(pick(random, RAW));
        };
    }

    /** A text made of one repeated piece, of about this many characters. */
    static String longText(RandomGenerator random, int length) {
        String piece = pick(random, REPEATED);
        return piece.repeat(Math.max(1, length / piece.length()));
    }

    private static JsonNode large(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 -> raw("1".repeat(MANY));
            case 1 -> raw("0." + "1".repeat(MANY));
            case 2 -> raw("[".repeat(MANY) + "]".repeat(MANY));
            case 3 -> raw("{\"a\":".repeat(MANY));
            case 4 -> raw("[0" + ",0".repeat(MANY) + "]");
            case 5 -> raw("[{}" + ",{}".repeat(MANY / 2) + "]");
            case 6 -> JSON.textNode(longText(random, 1 << 20));
            default -> JSON.textNode(longText(random, 150 * 1024));
        };
    }

    static JsonNode raw(String json) {
        return JSON.rawValueNode(new RawValue(json));
    }

    static <T> T pick(RandomGenerator random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
