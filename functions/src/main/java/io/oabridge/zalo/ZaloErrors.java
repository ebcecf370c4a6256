package io.oabridge.zalo;

import io.oabridge.domain.SendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns Zalo's error codes into what they mean for a message (docs/platforms/zalo.md §6). Every
 * code has an outcome, those nobody has ever seen included.
 */
public final class ZaloErrors {
    private static final Logger LOG = LoggerFactory.getLogger(ZaloErrors.class);
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    /** How far Zalo's clock may be behind ours at six o'clock. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final FailureTexts texts = new FailureTexts();

    public ZaloErrors(InstantSource clock) {
        this.clock = clock;
    }

    /** What an answer with this {@code error} means; the code is Zalo's own text of it. */
    public SendOutcome.Failure failure(String code) {
        return ZaloErrorTable.find(code)
                .map(this::failure)
                .orElseGet(() -> {
                    LOG.atWarn()
                            .setMessage("Zalo answered with an error code that is unknown")
                            .addKeyValue("code", code)
                            .log();
                    return refusal(code);
                });
    }

    /**
     * What agents and administrators are told about a code, also about one that is worth a retry
     * when the retries are used up.
     */
    public SendOutcome.Refused refusal(String code) {
        return refusal(
                code,
                ZaloErrorTable.find(code)
                        .map(ZaloErrorTable.Row::reason)
                        .orElse(FailureTexts.UNKNOWN));
    }

    /** What agents and administrators are told about what does not even leave for Zalo. */
    SendOutcome.Refused refusal(Unsendable reason) {
        return refusal(reason.code(), reason.code());
    }

    /** Whether the code is one of a known, small number: the table's, or a reason of our own. */
    public static boolean isListed(String code) {
        return ZaloErrorTable.find(code).isPresent()
                || Arrays.stream(Unsendable.values()).anyMatch(it -> it.code().equals(code));
    }

    /** Whether a message was refused because what it refers to has to be uploaded again. */
    static boolean isAboutAnUpload(SendOutcome outcome) {
        return outcome instanceof SendOutcome.RetryLater(Duration _, String cause)
                && cause.equals(ZaloErrorTable.UPLOAD_EXPIRED);
    }

    /** Whether a message was refused for what is in it: with other content it may pass. */
    static boolean isAboutTheContent(SendOutcome outcome) {
        return outcome instanceof SendOutcome.Refused refused
                && ZaloErrorTable.find(refused.code())
                        .filter(row -> row.course() == ZaloErrorTable.Course.REQUEST)
                        .isPresent();
    }

    private SendOutcome.Refused refusal(String code, String reason) {
        return new SendOutcome.Refused(
                code, texts.forAgent(reason, code), texts.forAdmin(reason, code));
    }

    private SendOutcome.Failure failure(ZaloErrorTable.Row row) {
        return switch (row.course()) {
            case RETRY -> new SendOutcome.RetryLater(duration(row.pause()), row.reason());
            case TOKEN -> new SendOutcome.TokenRejected(row.code());
            case AGENT, ADMIN, REQUEST -> refusal(row.code());
        };
    }

    private Duration duration(ZaloErrorTable.Pause pause) {
        return switch (pause) {
            case ZaloErrorTable.Pause.Of it -> it.duration();
            case ZaloErrorTable.Pause.UntilMorning _ -> untilMorning(clock.instant());
        };
    }

    private static Duration untilMorning(Instant now) {
        ZonedDateTime here = now.atZone(VIETNAM);
        ZonedDateTime today = here.with(MORNING);
        Duration sinceMorning = Duration.between(today, here);
        if (sinceMorning.isNegative()) {
            return sinceMorning.negated();
        }
        return sinceMorning.compareTo(CLOCK_SKEW) < 0
                ? A_MINUTE
                : Duration.between(here, today.plusDays(1));
    }
}
