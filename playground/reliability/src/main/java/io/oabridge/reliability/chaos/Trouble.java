package io.oabridge.reliability.chaos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.reliability.people.People;
import java.util.List;
import java.util.Random;

/**
 * The fault switches of both simulators as the chaos suite sets them. Its weight says how often one
 * is drawn compared with the others.
 */
enum Trouble {
    ZALO_ERROR_TO_RETRY(4, true, "error-code", Paths.ZALO_CALLS),
    ZALO_REFUSES(4, true, "error-code", Paths.SENDING),
    ZALO_REFUSES_HISTORY(2, true, "error-code", Paths.HISTORY),
    ZALO_HTTP_STATUS(3, true, "http-status", Paths.ZALO_CALLS),
    ZALO_RATE_LIMITED(3, true, "rate-limited", Paths.ZALO_CALLS),
    ZALO_SLOW(2, true, "slow-answer", Paths.ZALO_CALLS),
    ZALO_ANSWER_LOST(4, true, "answer-lost", Paths.ZALO_CALLS),
    ZALO_TOKEN_EXPIRED(2, true, "token-expired", Paths.SENDING),
    ZALO_OAUTH_ERROR(1, true, "oauth-error", Paths.TOKEN),
    ZALO_REFRESH_LOST(1, true, "answer-lost", Paths.TOKEN),
    ZALO_WEBHOOK_TWICE(4, true, "duplicate-webhook", Paths.EVERYTHING),
    ZALO_WEBHOOKS_REORDERED(4, true, "reordered-webhooks", Paths.CUSTOMERS_EVENTS),
    ZALO_WEBHOOK_UNSIGNED(1, true, "webhook-unsigned", Paths.CUSTOMERS_EVENTS),
    ZALO_WEBHOOK_FORGED(1, true, "webhook-bad-signature", Paths.CUSTOMERS_EVENTS),
    FRESHCHAT_ERROR(4, false, "error-code", Paths.FRESHCHAT_CALLS),
    FRESHCHAT_HTTP_STATUS(3, false, "http-status", Paths.FRESHCHAT_CALLS),
    FRESHCHAT_RATE_LIMITED(3, false, "rate-limited", Paths.FRESHCHAT_CALLS),
    FRESHCHAT_SLOW(2, false, "slow-answer", Paths.FRESHCHAT_CALLS),
    FRESHCHAT_ANSWER_LOST(4, false, "answer-lost", Paths.FRESHCHAT_CALLS),
    FRESHCHAT_RESOLVED(3, false, "resolved-conversation", Paths.POSTING),
    FRESHCHAT_TOKEN_REPLACED(1, false, "token-replaced", Paths.EVERYTHING),
    FRESHCHAT_HTML(2, false, "html-answer", Paths.FRESHCHAT_CALLS),
    FRESHCHAT_FAILED_MESSAGE(2, false, "failed-message", Paths.POSTING),
    FRESHCHAT_SCAN_PENDING(2, false, "file-av-pending", Paths.EVERYTHING),
    FRESHCHAT_FILE_WITHOUT_URL(2, false, "file-without-url", Paths.EVERYTHING),
    FRESHCHAT_WEBHOOK_TWICE(4, false, "duplicate-webhook", Paths.EVERYTHING),
    FRESHCHAT_WEBHOOKS_REORDERED(4, false, "reordered-webhooks", Paths.EVERYTHING),
    FRESHCHAT_WEBHOOK_UNSIGNED(1, false, "webhook-unsigned", Paths.EVERYTHING),
    FRESHCHAT_WEBHOOK_FORGED(1, false, "webhook-bad-signature", Paths.EVERYTHING);

    /** Zalo's codes that pass; -234 passes in the morning only, for which no run can wait. */
    private static final List<Integer> PASSING = List.of(-32, -100, -155, -200, -214, -216, -220);

    private static final List<Integer> FINAL =
            List.of(
                    -201, -211, -213, -217, -218, -223, -224, -227, -230, -232, -233, -244, -248,
                    -311, -320, -321, -9999);
    private static final List<Integer> STATUSES = List.of(500, 502, 503, 504);
    private static final List<Integer> FRESHCHAT_CODES = List.of(400, 403, 404, 409, 500, 503);

    /**
     * The bridge waits 10 seconds, and looks for what it sent 3 seconds later: an effect that comes
     * after that would be seen by nobody in time.
     */
    private static final int SLOWEST_MILLIS = 11_000;

    private final int weight;
    private final boolean zalo;
    private final String kind;
    private final List<String> paths;

    Trouble(int weight, boolean zalo, String kind, List<String> paths) {
        this.weight = weight;
        this.zalo = zalo;
        this.kind = kind;
        this.paths = paths;
    }

    int weight() {
        return weight;
    }

    boolean zalo() {
        return zalo;
    }

    /** Whether the switch stays until it is turned off. */
    boolean lasting() {
        return this == FRESHCHAT_TOKEN_REPLACED;
    }

    /** What is put into the simulator's switchboard, drawn from the generator. */
    ObjectNode draw(Random random) {
        ObjectNode fault = People.object().put("kind", kind).put("path", any(paths, random));
        return switch (this) {
            case ZALO_ERROR_TO_RETRY -> fault.put("code", any(PASSING, random));
            case ZALO_REFUSES, ZALO_REFUSES_HISTORY -> fault.put("code", any(FINAL, random));
            case ZALO_OAUTH_ERROR -> fault.put("code", -14002);
            case FRESHCHAT_ERROR -> fault.put("code", any(FRESHCHAT_CODES, random));
            case ZALO_HTTP_STATUS, FRESHCHAT_HTTP_STATUS ->
                    fault.put("status", any(STATUSES, random)).put("count", 1 + random.nextInt(3));
            case ZALO_RATE_LIMITED, FRESHCHAT_RATE_LIMITED ->
                    fault.put("retryAfterSeconds", 1 + random.nextInt(5));
            case ZALO_SLOW, FRESHCHAT_SLOW ->
                    fault.put("millis", 200 + random.nextInt(SLOWEST_MILLIS - 200));
            default -> fault;
        };
    }

    private static <T> T any(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    /** Beginnings of paths, or of events' names, that a switch is for. */
    private static final class Paths {
        static final List<String> EVERYTHING = List.of("");
        static final List<String> SENDING = List.of("/v3.0/oa/message/cs");

        /** Where what was sent without an answer is looked for. */
        static final List<String> HISTORY = List.of("/v2.0/oa/conversation");

        static final List<String> TOKEN = List.of("/v4/oa/access_token");
        static final List<String> POSTING = List.of("/v2/conversations");
        static final List<String> CUSTOMERS_EVENTS = List.of("user_send");

        /** Sending twice as often as the rest. */
        static final List<String> ZALO_CALLS =
                List.of(
                        "/v3.0/oa/message/cs",
                        "/v3.0/oa/message/cs",
                        "/v2.0/oa/upload",
                        "/v2.0/oa/conversation",
                        "/v3.0/oa/user/detail");

        static final List<String> FRESHCHAT_CALLS =
                List.of(
                        "/v2/conversations",
                        "/v2/conversations",
                        "/v2/users",
                        "/v2/images/upload",
                        "/v2/files/upload");

        private Paths() {}
    }
}
