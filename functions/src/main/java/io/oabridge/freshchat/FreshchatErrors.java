package io.oabridge.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.SendOutcome;
import io.oabridge.transport.Exchange;
import io.oabridge.transport.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an exchange with Freshchat came to: the table of docs/platforms/freshchat.md §8. */
final class FreshchatErrors {
    /** The cause of what is worth another look because somebody else was quicker. */
    static final String CONFLICT = "conflict";

    private static final Logger LOG = LoggerFactory.getLogger(FreshchatErrors.class);
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** Beyond any Unix time in seconds that makes sense, below the same time in milliseconds. */
    private static final long LARGEST_TIME = 100_000_000_000L;

    private final InstantSource clock;

    FreshchatErrors(InstantSource clock) {
        this.clock = clock;
    }

    /** What a request is good for decides what a lost answer means. */
    enum Effect {
        READS,
        /**
         * Sets what may be set twice; answered with nothing at all (docs/platforms/freshchat.md
         * §2).
         */
        UPDATES,
        /** May be done twice: a copy that no message names is seen by nobody. */
        COPIES,
        WRITES
    }

    ApiReply judge(Effect effect, Exchange exchange) {
        return switch (exchange) {
            case Exchange.NotSent(String cause) -> {
                LOG.atWarn().addKeyValue("cause", cause).log("Freshchat was not reached");
                yield ApiReply.Failed.because(
                        new SendOutcome.RetryLater(Duration.ZERO, "not-sent"));
            }
            case Exchange.NoAnswer(String cause) -> {
                LOG.atWarn().addKeyValue("cause", cause).log("Freshchat did not answer");
                yield ApiReply.Failed.because(lost(effect, "no-answer"));
            }
            case Exchange.Answered answer -> judge(effect, answer);
        };
    }

    private ApiReply judge(Effect effect, Exchange.Answered answer) {
        ApiReply reply = isSuccess(answer) ? success(effect, answer) : failure(effect, answer);
        if (reply instanceof ApiReply.Failed failed) {
            LOG.atWarn()
                    .addKeyValue("status", answer.status())
                    .addKeyValue("outcome", failed.failure().getClass().getSimpleName())
                    .addKeyValue("freshchatTraceId", answer.header("X-Trace-ID").orElse(""))
                    .log("Freshchat did not do what was asked");
        }
        return reply;
    }

    private static boolean isSuccess(Exchange.Answered answer) {
        return answer.status() >= 200 && answer.status() < 300;
    }

    private static ApiReply success(Effect effect, Exchange.Answered answer) {
        if (effect == Effect.UPDATES && answer.body().isBlank()) {
            return new ApiReply.Ok(Json.MAPPER.createObjectNode());
        }
        Optional<JsonNode> body = Json.object(answer.body());
        if (body.isEmpty()) {
            return isWebPage(answer)
                    ? refused(answer, Refusal.WRONG_BASE_URL)
                    : ApiReply.Failed.because(lost(effect, "unreadable-answer"));
        }
        return switch (effect) {
            case READS, UPDATES, COPIES -> new ApiReply.Ok(body.get());
            case WRITES ->
                    failedMessage(body.get())
                            .<ApiReply>map(code ->
                                    ApiReply.Failed.refused(
                                            Refusal.MESSAGE_FAILED, code, body.get()))
                            .orElseGet(() -> new ApiReply.Ok(body.get()));
        };
    }

    /**
     * A message that failed, as the answer or as the first one in it (docs/platforms/freshchat.md
     * §3.1).
     */
    private static Optional<String> failedMessage(JsonNode body) {
        return new FreshchatMessage(body)
                .failure()
                .or(() -> new FreshchatMessage(Json.at(body, "messages").path(0)).failure());
    }

    private ApiReply failure(Effect effect, Exchange.Answered answer) {
        int status = answer.status();
        if (status >= 500 || status == 408) {
            return ApiReply.Failed.because(lost(effect, "server-error-" + status));
        }
        return switch (status) {
            case 400 -> refused(answer, badRequest(answer));
            case 401 -> refused(answer, Refusal.TOKEN_NOT_ACCEPTED);
            case 403 -> refused(answer, Refusal.NOT_ALLOWED);
            case 404 -> refused(answer, notFound(answer));
            case 409 -> ApiReply.Failed.because(later(answer, CONFLICT));
            case 429 -> ApiReply.Failed.because(later(answer, "rate-limited"));
            default ->
                    refused(
                            answer,
                            status >= 300 && status < 400
                                    ? Refusal.WRONG_BASE_URL
                                    : Refusal.UNEXPECTED_ANSWER);
        };
    }

    private static Refusal badRequest(Exchange.Answered answer) {
        String detail = detail(answer);
        if (detail.contains("image_empty_content")) {
            return Refusal.PICTURE_NOT_FETCHED;
        }
        if (detail.contains("emailfragment") || detail.contains("textfragment")) {
            return Refusal.EMAIL_CHANNEL;
        }
        if (detail.contains("not the latest conversation")) {
            return Refusal.CONVERSATION_REPLACED;
        }
        return detail.contains("conversation payload not valid")
                ? Refusal.CONVERSATION_NOT_VALID
                : Refusal.NOT_VALID;
    }

    private static Refusal notFound(Exchange.Answered answer) {
        if (isWebPage(answer)) {
            return Refusal.WRONG_BASE_URL;
        }
        return detail(answer).contains("agent_not_found")
                ? Refusal.AGENT_NOT_FOUND
                : Refusal.NOT_FOUND;
    }

    private static SendOutcome.Failure lost(Effect effect, String cause) {
        return switch (effect) {
            case READS, UPDATES, COPIES -> new SendOutcome.RetryLater(Duration.ZERO, cause);
            case WRITES -> new SendOutcome.Uncertain(cause);
        };
    }

    private static ApiReply refused(Exchange.Answered answer, Refusal why) {
        Optional<String> status =
                Json.object(answer.body()).flatMap(body -> Json.code(body, "status"));
        String code = answer.status() + status.map(word -> " " + word).orElse("");
        return ApiReply.Failed.refused(why, why == Refusal.WRONG_BASE_URL ? why.key() : code);
    }

    /** What the error body says, in lower case; wrong hosts and gateways send anything at all. */
    private static String detail(Exchange.Answered answer) {
        JsonNode body = Json.object(answer.body()).orElse(Json.MAPPER.createObjectNode());
        return (Json.text(body, "status").orElse("") + " " + Json.text(body, "message").orElse(""))
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isWebPage(Exchange.Answered answer) {
        return answer.header("Content-Type")
                        .filter(type -> type.toLowerCase(Locale.ROOT).contains("html"))
                        .isPresent()
                || answer.body().stripLeading().startsWith("<");
    }

    /**
     * Until when the account wants no calls at all, if the answer says so: with a refusal, or with
     * the last call there was.
     */
    Optional<Instant> closedUntil(Exchange exchange) {
        if (!(exchange instanceof Exchange.Answered answer)) {
            return Optional.empty();
        }
        boolean spent =
                answer.header("X-RateLimit-Remaining")
                        .filter(left -> left.strip().equals("0"))
                        .isPresent();
        Optional<Duration> wait =
                answer.status() == 429
                        ? answer.header("Retry-After")
                                .flatMap(FreshchatErrors::seconds)
                                .or(() -> untilReset(answer))
                        : spent ? untilReset(answer) : Optional.empty();
        return wait.map(clock.instant()::plus);
    }

    /** Neither header is promised (docs/platforms/freshchat.md §7). */
    private SendOutcome.RetryLater later(Exchange.Answered answer, String cause) {
        Duration asked =
                answer.header("Retry-After")
                        .flatMap(FreshchatErrors::seconds)
                        .or(() -> untilReset(answer))
                        .filter(wait -> !wait.isNegative())
                        .orElse(DEFAULT_WAIT);
        return new SendOutcome.RetryLater(
                asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked, cause);
    }

    private Optional<Duration> untilReset(Exchange.Answered answer) {
        return answer.header("X-RateLimit-Reset")
                .flatMap(FreshchatErrors::seconds)
                .map(reset -> Instant.EPOCH.plus(reset))
                .map(reset -> Duration.between(clock.instant(), reset));
    }

    private static Optional<Duration> seconds(String header) {
        try {
            long seconds = Long.parseLong(header.strip());
            return seconds >= 0 && seconds <= LARGEST_TIME
                    ? Optional.of(Duration.ofSeconds(seconds))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
