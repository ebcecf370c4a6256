package io.oabridge.reliability.testbed;

import io.oabridge.domain.ConnectionId;
import io.oabridge.relay.port.TokenVault;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Connects the account again when its tokens are spent, as the alarm asks for: the connect page,
 * "Allow" on Zalo's page, and back.
 */
public final class Administrator {
    private static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final Pattern FIELD =
            Pattern.compile("<input[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final TokenVault tokens;
    private final ConnectionId connection;
    private final URI connectPage;

    Administrator(TokenVault tokens, ConnectionId connection, URI connectPage) {
        this.tokens = tokens;
        this.connection = connection;
        this.connectPage = connectPage;
    }

    /** Looks once; true when the account had to be connected again and now is. */
    public boolean lookAfterTheAccount() {
        boolean needed =
                tokens.read(connection).map(TokenVault.StoredTokens::reconnectNeeded).orElse(false);
        return needed && connectAgain();
    }

    /** A worker may die meanwhile: then nothing is connected, and the next look tries again. */
    private boolean connectAgain() {
        try {
            HttpResponse<String> start = send(HttpRequest.newBuilder(connectPage));
            Optional<URI> page = location(start);
            Optional<String> cookie = start.headers().firstValue("Set-Cookie");
            if (page.isEmpty() || cookie.isEmpty()) {
                return false;
            }
            String html = send(HttpRequest.newBuilder(page.get())).body();
            Optional<URI> back = location(send(allow(page.get(), html)));
            return back.isPresent()
                    && send(HttpRequest.newBuilder(back.get())
                                            .header("Cookie", cookie.get().split(";", 2)[0]))
                                    .statusCode()
                            == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<URI> location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").map(URI::create);
    }

    /** The page's form with its hidden fields, as a browser submits it. */
    private static HttpRequest.Builder allow(URI page, String html) {
        Matcher action = ACTION.matcher(html);
        if (!action.find()) {
            throw new IllegalStateException("the permission page has no form");
        }
        StringJoiner form = new StringJoiner("&");
        Matcher field = FIELD.matcher(html);
        while (field.find()) {
            String value = field.group(2).replace("&amp;", "&");
            form.add(field.group(1) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
        return HttpRequest.newBuilder(page.resolve(action.group(1)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(
                    request.timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
