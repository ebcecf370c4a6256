package io.oabridge.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.Secret;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.port.CallBudget;
import io.oabridge.relay.port.SecretSource;
import io.oabridge.transport.Exchange;
import io.oabridge.transport.HttpTransport;
import io.oabridge.transport.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * One call of the REST API: address, headers, verdict. The token leaves only for the host of the
 * account's base URL. A refused token is tried once more when somebody has replaced it meanwhile;
 * nothing else is ever repeated.
 */
final class FreshchatApi {
    private static final Duration SETUP_CHECK = Duration.ofMinutes(1);

    private final HttpTransport transport;
    private final SecretSource<FreshchatAccount> account;
    private final FreshchatErrors errors;
    private final CallBudget budget;
    private final RandomGenerator random;

    FreshchatApi(
            HttpTransport transport,
            SecretSource<FreshchatAccount> account,
            FreshchatErrors errors,
            CallBudget budget,
            RandomGenerator random) {
        this.transport = transport;
        this.account = account;
        this.errors = errors;
        this.budget = budget;
        this.random = random;
    }

    HelpdeskAccountId accountId() {
        return account.current().appId();
    }

    /**
     * @param path starts with a slash and continues the base URL
     */
    ApiReply get(String path) {
        return call(
                FreshchatErrors.Effect.READS,
                on -> Optional.of(address(on, path)),
                HttpRequest.Builder::GET);
    }

    /**
     * Follows a list's link to its next page. A link to another host is not followed.
     *
     * @param href a path on the API's host, or a whole address there
     */
    ApiReply follow(String href) {
        if (onSameHost(account.current().baseUrl(), href).isEmpty()) {
            return ApiReply.Failed.because(new SendOutcome.Uncertain("page-link-elsewhere"));
        }
        return call(
                FreshchatErrors.Effect.READS,
                on -> onSameHost(on.baseUrl(), href),
                HttpRequest.Builder::GET);
    }

    ApiReply post(String path, JsonNode body) {
        return write("POST", FreshchatErrors.Effect.WRITES, path, body);
    }

    ApiReply put(String path, JsonNode body) {
        return write("PUT", FreshchatErrors.Effect.UPDATES, path, body);
    }

    /** Sends a file. A lost answer means that it is worth another try. */
    ApiReply upload(String path, MultipartFile file) {
        // Nobody who writes the file can guess where it ends.
        String boundary =
                "oabridge-"
                        + Long.toHexString(random.nextLong())
                        + Long.toHexString(random.nextLong());
        return call(
                FreshchatErrors.Effect.COPIES,
                on -> Optional.of(address(on, path)),
                request ->
                        request.header("Content-Type", MultipartFile.header(boundary))
                                .POST(file.body(boundary)));
    }

    private ApiReply write(
            String method, FreshchatErrors.Effect effect, String path, JsonNode body) {
        String json = Json.write(body);
        return call(
                effect,
                on -> Optional.of(address(on, path)),
                request ->
                        request.header("Content-Type", "application/json")
                                .method(
                                        method,
                                        HttpRequest.BodyPublishers.ofString(
                                                json, StandardCharsets.UTF_8)));
    }

    /** A value as one segment or parameter of an address. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private ApiReply call(
            FreshchatErrors.Effect effect,
            Function<FreshchatAccount, Optional<URI>> address,
            Function<HttpRequest.Builder, HttpRequest.Builder> method) {
        ApiReply first = callOn(account.current(), effect, address, method);
        return isAboutTheToken(first)
                ? account.changed()
                        .map(newer -> callOn(newer, effect, address, method))
                        .orElse(first)
                : first;
    }

    private static boolean isAboutTheToken(ApiReply reply) {
        return reply instanceof ApiReply.Failed failed
                && (failed.is(Refusal.TOKEN_NOT_ACCEPTED) || failed.is(Refusal.NOT_ALLOWED));
    }

    private ApiReply callOn(
            FreshchatAccount on,
            FreshchatErrors.Effect effect,
            Function<FreshchatAccount, Optional<URI>> address,
            Function<HttpRequest.Builder, HttpRequest.Builder> method) {
        if (!on.isConfigured()) {
            return ApiReply.Failed.because(
                    new SendOutcome.RetryLater(SETUP_CHECK, "freshchat-not-configured"));
        }
        Optional<URI> to = address.apply(on).filter(WebAddress::isWeb);
        Secret token = new Secret(on.apiToken().reveal().strip());
        if (to.isEmpty()) {
            return ApiReply.Failed.refused(Refusal.WRONG_BASE_URL, Refusal.WRONG_BASE_URL.key());
        }
        if (!token.fitsIntoHeader()) {
            return ApiReply.Failed.refused(
                    Refusal.TOKEN_NOT_ACCEPTED, Refusal.TOKEN_NOT_ACCEPTED.key());
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(to.get())
                        .header("Accept", "application/json")
                        .header("Authorization", "Bearer " + token.reveal());
        return switch (budget.ask()) {
            case CallBudget.Permission.Wait(Duration after) ->
                    ApiReply.Failed.because(new SendOutcome.RetryLater(after, "call-limit"));
            case CallBudget.Permission.Granted() -> {
                Exchange exchange = transport.send(method.apply(request));
                errors.closedUntil(exchange).ifPresent(budget::closeUntil);
                yield errors.judge(effect, exchange);
            }
        };
    }

    private static URI address(FreshchatAccount on, String path) {
        return URI.create(on.baseUrl().toString().replaceFirst("/+$", "") + path);
    }

    private static Optional<URI> onSameHost(URI base, String href) {
        try {
            return Optional.of(base.resolve(href)).filter(to -> origin(to).equals(origin(base)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String origin(URI address) {
        return (address.getScheme() + "://" + address.getRawAuthority()).toLowerCase(Locale.ROOT);
    }
}
