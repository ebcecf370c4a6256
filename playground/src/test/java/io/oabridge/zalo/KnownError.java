package io.oabridge.zalo;

import io.oabridge.domain.SendOutcome;
import java.time.InstantSource;
import java.util.List;

/**
 * A row of the bridge's own table of Zalo's error codes, which is package-private: tests of the
 * whole bridge run through it so that no code can be left out.
 *
 * @param course what is to be done about it
 * @param texts what agents and administrators are told
 */
public record KnownError(
        String code, ZaloErrorTable.Course course, String reason, SendOutcome.Refused texts) {

    public static List<KnownError> all() {
        ZaloErrors errors = new ZaloErrors(InstantSource.system());
        return ZaloErrorTable.ROWS.stream()
                .map(row ->
                        new KnownError(
                                row.code(), row.course(), row.reason(), errors.refusal(row.code())))
                .toList();
    }

    /** Zalo will take it later. */
    public boolean isWorthARetry() {
        return course == ZaloErrorTable.Course.RETRY;
    }

    /** Zalo will take it with another token. */
    public boolean isAboutTheToken() {
        return course == ZaloErrorTable.Course.TOKEN;
    }

    @Override
    public String toString() {
        return code + " " + reason;
    }
}
