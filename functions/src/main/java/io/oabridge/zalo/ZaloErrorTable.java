package io.oabridge.zalo;

import static io.oabridge.zalo.ZaloErrorTable.Course.ADMIN;
import static io.oabridge.zalo.ZaloErrorTable.Course.AGENT;
import static io.oabridge.zalo.ZaloErrorTable.Course.REQUEST;
import static io.oabridge.zalo.ZaloErrorTable.Course.RETRY;
import static io.oabridge.zalo.ZaloErrorTable.Course.TOKEN;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every error code that Zalo is known to answer with, what to do about it, and the reason its texts
 * are filed under (docs/platforms/zalo.md §6.1 and §6.2).
 */
final class ZaloErrorTable {
    /** Why a message that refers to an upload may be refused. */
    static final String UPLOAD_EXPIRED = "upload-expired";

    /** Why no call is answered for a while, of whatever kind. */
    static final String RATE_LIMITED = "rate-limited";

    private static final Duration SHORT_PAUSE = Duration.ofSeconds(10);

    static final List<Row> ROWS =
            List.of(
                    new Row("-32", RETRY, RATE_LIMITED, new Pause.Of(Duration.ofMinutes(1))),
                    new Row("-100", RETRY, UPLOAD_EXPIRED),
                    new Row("-200", RETRY, "sending-failed"),
                    new Row("-201", REQUEST, "invalid-parameter"),
                    new Row("-204", ADMIN, "oa-disabled"),
                    new Row("-205", ADMIN, "oa-missing"),
                    new Row("-209", ADMIN, "app-inactive"),
                    new Row("-210", REQUEST, "over-limit"),
                    new Row("-211", ADMIN, "feature-quota"),
                    new Row("-212", ADMIN, "api-not-granted"),
                    new Row("-213", AGENT, "no-contact"),
                    new Row("-214", RETRY, "article-processing"),
                    new Row("-216", TOKEN, "token"),
                    new Row("-217", AGENT, "invitations-blocked"),
                    new Row("-218", AGENT, "customer-quota"),
                    new Row("-219", ADMIN, "app-removed"),
                    new Row("-220", TOKEN, "token"),
                    new Row("-221", ADMIN, "oa-unverified"),
                    new Row("-223", ADMIN, "api-not-allowed"),
                    new Row("-224", ADMIN, "package"),
                    new Row("-227", AGENT, "customer-inactive"),
                    new Row("-230", AGENT, "seven-days"),
                    new Row("-232", AGENT, "window-over"),
                    new Row("-233", REQUEST, "message-type"),
                    new Row("-234", RETRY, "night", new Pause.UntilMorning()),
                    new Row("-235", ADMIN, "oa-kind"),
                    new Row("-237", ADMIN, "group-expired"),
                    new Row("-238", ADMIN, "asset-unusable"),
                    new Row("-240", REQUEST, "old-api"),
                    new Row("-241", ADMIN, "asset-used"),
                    new Row("-242", ADMIN, "app-proof"),
                    new Row("-244", AGENT, "not-accepted"),
                    new Row("-248", AGENT, "content-rules"),
                    new Row("-249", REQUEST, "template-recipient"),
                    new Row("-311", ADMIN, "unexplained"),
                    new Row("-320", ADMIN, "zca-missing"),
                    new Row("-321", ADMIN, "zca-money"),
                    new Row("-403", ADMIN, "oa-not-in-group"),
                    new Row("-1340", REQUEST, "form"),
                    new Row("-1341", REQUEST, "form"),
                    // Seen only in code.
                    new Row("216", TOKEN, "token"),
                    new Row("401", TOKEN, "token"),
                    new Row("-401", TOKEN, "token"),
                    new Row("-1001", TOKEN, "token"),
                    new Row("-155", RETRY, UPLOAD_EXPIRED),
                    // Of the business host, whose codes mean something else than those of OAuth.
                    new Row("-124", TOKEN, "token"),
                    new Row("-101", ADMIN, "app-invalid"),
                    new Row("-103", ADMIN, "app-invalid"),
                    new Row("-104", ADMIN, "app-invalid"),
                    new Row("-115", ADMIN, "zca-money"),
                    new Row("-118", AGENT, "phone-unknown"),
                    new Row("-136", ADMIN, "zca-missing"),
                    new Row("-139", AGENT, "customer-refuses"),
                    new Row("-140", AGENT, "customer-refuses"),
                    new Row("-141", AGENT, "customer-refuses"),
                    new Row("-158", REQUEST, "file-too-large"),
                    new Row("-159", REQUEST, "file-format"),
                    new Row("-1241", ADMIN, "app-proof"));

    private static final Map<String, Row> BY_CODE =
            ROWS.stream().collect(Collectors.toUnmodifiableMap(Row::code, Function.identity()));

    private ZaloErrorTable() {}

    static Optional<Row> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** Who or what can still get the message through. */
    enum Course {
        /** Time: the same request may succeed later. */
        RETRY,
        /** A newer access token. */
        TOKEN,
        /** The customer; the agent has to find another way. */
        AGENT,
        /** Somebody with access to the platforms' settings. */
        ADMIN,
        /** Other content, or a developer: the request itself is wrong. */
        REQUEST
    }

    /** How long to wait before a retry. */
    sealed interface Pause {
        record Of(Duration duration) implements Pause {}

        /** Zalo's night ends at six in Vietnam (docs/platforms/zalo.md §2.4). */
        record UntilMorning() implements Pause {}
    }

    /**
     * One code.
     *
     * @param reason names its texts in the bundles; codes that mean the same share it
     * @param pause counts for {@link Course#RETRY} only
     */
    record Row(String code, Course course, String reason, Pause pause) {
        Row(String code, Course course, String reason) {
            this(code, course, reason, new Pause.Of(SHORT_PAUSE));
        }
    }
}
