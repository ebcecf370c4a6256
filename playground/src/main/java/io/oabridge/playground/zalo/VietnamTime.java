package io.oabridge.playground.zalo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Zalo's dates and clock times, which are Vietnam's. */
final class VietnamTime {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter SENT =
            DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/yyyy");

    private VietnamTime() {}

    static LocalDate day(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    static int hour(Instant instant) {
        return instant.atZone(ZONE).getHour();
    }

    /** {@code dd/MM/yyyy}. */
    static String date(Instant instant) {
        return DATE.format(instant.atZone(ZONE));
    }

    /** {@code HH:mm:ss dd/MM/yyyy}. */
    static String sentTime(Instant instant) {
        return SENT.format(instant.atZone(ZONE));
    }
}
