package io.oabridge.playground.zalo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When the account may write to a user; docs/platforms/zalo.md §2.4. */
final class SendWindow {
    static final Duration FREE = Duration.ofDays(2);
    private static final Duration OPEN = Duration.ofDays(7);
    private static final Duration BY_HAND = Duration.ofDays(365);
    private static final int NIGHT_BEGINS = 22;
    private static final int NIGHT_ENDS = 6;

    private final ZaloSettings.Zca zca;

    SendWindow(ZaloSettings.Zca zca) {
        this.zca = zca;
    }

    /** Why a consultation message cannot go out now, if it cannot. */
    Optional<ApiAnswer> refusal(User user, Instant now) {
        if (user.stranger()) {
            return refused(ApiAnswer.STRANGER);
        }
        if (user.lastInteraction().isEmpty()) {
            return refused(ApiAnswer.NO_INTERACTION);
        }
        if (older(user, now, OPEN)) {
            return refused(ApiAnswer.WINDOW_OVER);
        }
        if (free(user, now)) {
            return Optional.empty();
        }
        return switch (zca) {
            case FUNDED -> Optional.empty();
            case NOT_LINKED -> refused(ApiAnswer.ZCA_NOT_LINKED);
            case OUT_OF_MONEY -> refused(ApiAnswer.ZCA_OUT_OF_MONEY);
        };
    }

    /** Whether a consultation message costs nothing now. */
    boolean free(User user, Instant now) {
        return user.lastInteraction().isPresent() && !older(user, now, FREE);
    }

    /** Whether a person in OA Manager may write. */
    boolean openByHand(User user, Instant now) {
        return user.follower()
                || (user.lastInteraction().isPresent() && !older(user, now, BY_HAND));
    }

    /** Whether promotions have to wait for the morning in Vietnam. */
    static boolean night(Instant now) {
        int hour = VietnamTime.hour(now);
        return hour >= NIGHT_BEGINS || hour < NIGHT_ENDS;
    }

    private static boolean older(User user, Instant now, Duration age) {
        return user.lastInteraction().map(last -> now.isAfter(last.plus(age))).orElse(true);
    }

    private static Optional<ApiAnswer> refused(int code) {
        return Optional.of(ApiAnswer.refused(code));
    }
}
