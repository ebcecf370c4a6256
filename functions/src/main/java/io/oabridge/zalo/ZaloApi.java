package io.oabridge.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.port.CallBudget;
import io.oabridge.relay.port.SecretSource;
import io.oabridge.transport.Exchange;
import io.oabridge.transport.HttpTransport;
import io.oabridge.transport.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One call to Zalo's API and what its answer means. A refusal, too, comes with HTTP 200 and an
 * {@code error} that is not 0 (docs/platforms/zalo.md §2). The difference between reading and
 * changing is what an unreadable answer means: a read can be repeated, a change may have happened.
 */
final class ZaloApi {
    private static final int TOO_MANY_REQUESTS = 429;

    /** The limit counts minutes (docs/platforms/zalo.md §7); no header says when one is over. */
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final HttpTransport transport;
    private final URI base;
    private final SecretSource<ZaloApp> app;
    private final CallBudget budget;
    private final InstantSource clock;
    private final ZaloErrors errors;

    /**
     * @param budget is asked before every call: the app's limit counts calls of every kind
     */
    ZaloApi(
            HttpTransport transport,
            URI base,
            SecretSource<ZaloApp> app,
            CallBudget budget,
            InstantSource clock) {
        this.transport = transport;
        this.base = base;
        this.app = app;
        this.budget = budget;
        this.clock = clock;
        this.errors = new ZaloErrors(clock);
    }

    /** Asks for something that is named by JSON in the query's {@code data}. */
    Answer<JsonNode> read(AccessToken token, String path, JsonNode data) {
        String query = WebAddresses.form(Map.of("data", Json.write(data)));
        return read(token, path + "?" + query);
    }

    /** Asks for something; the whole answer is given. */
    Answer<JsonNode> read(AccessToken token, String pathAndQuery) {
        return call(token, pathAndQuery, HttpRequest.Builder::GET, Unclear.WORTH_A_RETRY);
    }

    /** Asks Zalo to do something; the whole answer is given. */
    Answer<JsonNode> change(AccessToken token, String path, JsonNode body) {
        return call(
                token,
                path,
                request ->
                        request.header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(Json.write(body))),
                Unclear.MAY_HAVE_HAPPENED);
    }

    /**
     * Puts a file where a message can refer to it; the whole answer is given. Nobody sees an
     * upload, so it can always be repeated.
     */
    Answer<JsonNode> upload(AccessToken token, String path, Multipart body) {
        return call(
                token,
                path,
                request ->
                        request.header("Content-Type", body.contentType()).POST(body.publisher()),
                Unclear.WORTH_A_RETRY);
    }

    /** The failure for an answer that lacks what was asked for. */
    SendOutcome.Refused lacking(String what) {
        return errors.refusal(what);
    }

    private HttpRequest.Builder request(AccessToken token, String pathAndQuery) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(WebAddresses.under(base, pathAndQuery))
                        .header("access_token", token.secret().reveal());
        ZaloApp known = app.current();
        return known.proveCalls()
                ? request.header(AppSecretProof.HEADER, AppSecretProof.of(known.appSecret(), token))
                : request;
    }

    private Answer<JsonNode> call(
            AccessToken token,
            String pathAndQuery,
            UnaryOperator<HttpRequest.Builder> method,
            Unclear unclear) {
        if (!token.secret().fitsIntoHeader()) {
            return Answer.missing(new SendOutcome.TokenRejected(TokenRefusals.UNUSABLE_TOKEN));
        }
        return switch (budget.ask()) {
            case CallBudget.Permission.Wait(Duration after) ->
                    Answer.missing(new SendOutcome.RetryLater(after, "call-limit"));
            case CallBudget.Permission.Granted() -> {
                Exchange exchange = transport.send(method.apply(request(token, pathAndQuery)));
                Answer<JsonNode> answer = meaning(exchange, unclear);
                pauseAsked(exchange, answer)
                        .ifPresent(pause -> budget.closeUntil(clock.instant().plus(pause)));
                yield answer;
            }
        };
    }

    /** How long every call should wait now, and not only this one again. */
    private static Optional<Duration> pauseAsked(Exchange exchange, Answer<JsonNode> answer) {
        if (answer
                        instanceof
                        Answer.Missing<JsonNode>(
                                SendOutcome.RetryLater(Duration after, String cause))
                && cause.equals(ZaloErrorTable.RATE_LIMITED)) {
            return Optional.of(after);
        }
        return exchange instanceof Exchange.Answered answered
                ? answered.header("X-RateLimit-Remain")
                        .filter(left -> left.strip().equals("0"))
                        .map(_ -> A_MINUTE)
                : Optional.empty();
    }

    private Answer<JsonNode> meaning(Exchange exchange, Unclear unclear) {
        return switch (exchange) {
            case Exchange.NotSent _ ->
                    Answer.missing(new SendOutcome.RetryLater(Duration.ZERO, "not-reached"));
            case Exchange.NoAnswer _ -> Answer.missing(unclear.failure("no-answer"));
            case Exchange.Answered answer -> meaning(answer, unclear);
        };
    }

    private Answer<JsonNode> meaning(Exchange.Answered answer, Unclear unclear) {
        int status = answer.status();
        if (status == TOO_MANY_REQUESTS) {
            Duration pause = RetryAfter.of(answer, clock.instant());
            return Answer.missing(new SendOutcome.RetryLater(pause, ZaloErrorTable.RATE_LIMITED));
        }
        if (status >= 500) {
            return Answer.missing(unclear.failure("http-" + status));
        }
        Optional<JsonNode> json = Json.object(answer.body());
        boolean failed =
                json.flatMap(it -> Json.text(it, "error")).filter(it -> !isZero(it)).isPresent();
        if (failed) {
            Optional<String> code = json.flatMap(it -> Json.code(it, "error"));
            return Answer.missing(errors.failure(code.orElse(TokenRefusals.NO_CODE)));
        }
        if (status >= 400) {
            return Answer.missing(errors.refusal("HTTP " + status));
        }
        return json.map(Answer::given)
                .orElseGet(() -> Answer.missing(unclear.failure("unreadable-answer")));
    }

    private static boolean isZero(String error) {
        return Numbers.whole(error).filter(code -> code == 0).isPresent();
    }

    /** What it means when nobody can tell whether the platform did what it was asked. */
    private enum Unclear {
        MAY_HAVE_HAPPENED,
        WORTH_A_RETRY;

        SendOutcome.Failure failure(String cause) {
            return switch (this) {
                case MAY_HAVE_HAPPENED -> new SendOutcome.Uncertain(cause);
                case WORTH_A_RETRY -> new SendOutcome.RetryLater(Duration.ZERO, cause);
            };
        }
    }
}
