package io.oabridge.playground.page;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page's own files, from the class path. Only plain names with a known ending are ever looked
 * up, so no path leads out of the page's folder; browsers may run nothing but these files.
 */
public final class PageFiles {
    private static final String FOLDER = "/playground/page/";
    private static final Pattern NAME = Pattern.compile("/([a-z0-9-]+\\.([a-z]+))");
    private static final Map<String, String> CONTENT_TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "svg", "image/svg+xml");

    /** Pictures may come from anywhere: avatars are wherever the platforms keep them. */
    private static final String CONTENT_SECURITY_POLICY =
            String.join(
                    "; ",
                    "default-src 'none'",
                    "script-src 'self'",
                    "style-src 'self'",
                    "img-src 'self' http: https: data:",
                    "connect-src 'self' http://localhost:* http://127.0.0.1:*",
                    "base-uri 'none'",
                    "form-action 'self'",
                    "frame-ancestors 'none'");

    /**
     * Answers with the file of that name; the exchange stays open for its owner to close.
     *
     * @param path the request's path, decoded; {@code /} is the page itself
     * @return false, with nothing sent, when there is no such file
     */
    public boolean serve(HttpExchange exchange, String path) throws IOException {
        Matcher name = NAME.matcher(path.equals("/") ? "/index.html" : path);
        if (!name.matches()) {
            return false;
        }
        Optional<String> contentType = Optional.ofNullable(CONTENT_TYPES.get(name.group(2)));
        if (contentType.isEmpty()) {
            return false;
        }
        try (InputStream file = PageFiles.class.getResourceAsStream(FOLDER + name.group(1))) {
            if (file == null) {
                return false;
            }
            send(exchange, contentType.get(), file.readAllBytes());
            return true;
        }
    }

    private static void send(HttpExchange exchange, String contentType, byte[] content)
            throws IOException {
        Headers headers = exchange.getResponseHeaders();
        switch (exchange.getRequestMethod()) {
            case "GET" -> {
                describe(headers, contentType);
                exchange.sendResponseHeaders(200, content.length);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(content);
                }
            }
            case "HEAD" -> {
                describe(headers, contentType);
                headers.set("Content-Length", String.valueOf(content.length));
                exchange.sendResponseHeaders(200, -1);
            }
            default -> {
                headers.set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(405, -1);
            }
        }
    }

    private static void describe(Headers headers, String contentType) {
        headers.set("Content-Type", contentType);
        headers.set("Cache-Control", "no-cache");
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
    }
}
