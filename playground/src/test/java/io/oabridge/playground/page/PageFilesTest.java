package io.oabridge.playground.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.oabridge.playground.simulator.SimulatorServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageFilesTest {
    private static final int NOT_SERVED = 418;

    private final PageFiles files = new PageFiles();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server = SimulatorServer.open("the page", 0);

    @BeforeEach
    void serve() {
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        if (!files.serve(exchange, exchange.getRequestURI().getPath())) {
                            exchange.sendResponseHeaders(NOT_SERVED, -1);
                        }
                    }
                });
        server.start();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "/,           text/html; charset=utf-8",
        "/index.html, text/html; charset=utf-8",
        "/app.css,    text/css; charset=utf-8",
        "/app.js,     text/javascript; charset=utf-8",
        "/icon.svg,   image/svg+xml"
    })
    void servesEachKindOfFileWithItsExactType(String path, String type) throws Exception {
        HttpResponse<String> answer = call("GET", path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly(type);
        assertThat(answer.body()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing.js",
                "/app",
                "/app.java",
                "/PageFiles.class",
                "/../page/app.js",
                "/..%2f..%2flog4j2.xml",
                "/%2e%2e/page/app.js",
                "/./app.js",
                "/app.js/",
                "/app.js%00.css",
                "/..%5capp.js"
            })
    void leavesEverythingElseToItsOwner(String path) throws Exception {
        HttpResponse<String> answer = call("GET", path);

        assertThat(answer.statusCode()).isEqualTo(NOT_SERVED);
        assertThat(answer.headers().map()).doesNotContainKey("Content-Security-Policy");
    }

    @Test
    void letsNothingRunThatIsNotThePagesOwn() throws Exception {
        HttpResponse<String> answer = call("GET", "/");

        String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(policy.split("; "))
                .contains(
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "img-src 'self' http: https: data:",
                        "connect-src 'self' http://localhost:* http://127.0.0.1:*");
        assertThat(policy).doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
    }

    @Test
    void headTellsTheSameWithoutTheFile() throws Exception {
        HttpResponse<String> whole = call("GET", "/app.css");

        HttpResponse<String> head = call("HEAD", "/app.css");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Type"))
                .isEqualTo(whole.headers().firstValue("Content-Type"));
        assertThat(head.headers().firstValue("Content-Length"))
                .isEqualTo(whole.headers().firstValue("Content-Length"));
    }

    @Test
    void refusesToChangeAFile() throws Exception {
        HttpResponse<String> answer = call("POST", "/app.js");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/index.html", "/app.js", "/phone.js", "/inbox.js", "/thread.js"})
    void everyFileAFileAsksForIsThere(String path) throws Exception {
        String content = call("GET", path).body();
        Matcher asked =
                Pattern.compile("(?:src|href)=\"(/[a-z.-]+)\"|from \"\\.(/[a-z.-]+)\"")
                        .matcher(content);

        int found = 0;
        while (asked.find()) {
            String other = asked.group(1) == null ? asked.group(2) : asked.group(1);
            assertThat(call("HEAD", other).statusCode()).as(other).isEqualTo(200);
            found++;
        }
        assertThat(found).isPositive();
    }

    @Test
    void pageHoldsNoInlineScriptOrStyleAndNamesNoOtherHost() throws Exception {
        String page = call("GET", "/").body();

        assertThat(page).doesNotContain("style=", "<style", "onclick", "http://", "https://");
        assertThat(page).containsOnlyOnce("<script");
    }

    private HttpResponse<String> call(String method, String path)
            throws IOException, InterruptedException {
        URI address = URI.create("http://localhost:" + server.getAddress().getPort() + path);
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
