package io.oabridge.freshchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.fakes.ScriptedBudget;
import io.oabridge.relay.port.PostOutcome;
import io.oabridge.transport.FetchedMedia;
import io.oabridge.transport.HttpTransport;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the account allows, docs/platforms/freshchat.md §7. */
class FreshchatCallLimitTest {
    private static final long NOW = Invented.NOW.getEpochSecond();

    private final LoopbackFreshchat freshchat = new LoopbackFreshchat();

    @AfterEach
    void stop() {
        freshchat.close();
    }

    @Test
    void withoutPermissionNothingIsCalled() {
        FreshchatHelpdesk helpdesk = helpdesk(new ScriptedBudget(0));

        assertThat(helpdesk.open(Invented.CONNECTION, Invented.USER, Invented.message("Chào")))
                .isEqualTo(
                        new PostOutcome.NotPosted(
                                new SendOutcome.RetryLater(ScriptedBudget.WAIT, "call-limit")));
        assertThat(freshchat.asked()).isEmpty();
    }

    /** Reset is given in seconds from now. */
    @ParameterizedTest
    @CsvSource({
        "429, 7, 1, 30, 7",
        "429, '', 0, 30, 30",
        "200, '', 0, 30, 30",
        "200, 7, 0, 30, 30",
    })
    void theAccountIsClosedUntilTheAnswerSays(
            int status, String retryAfter, String remaining, long reset, long closedFor) {
        ScriptedBudget budget = new ScriptedBudget(9);
        Map<String, String> headers = new HashMap<>();
        headers.put("X-RateLimit-Remaining", remaining);
        headers.put("X-RateLimit-Reset", Long.toString(NOW + reset));
        if (!retryAfter.isEmpty()) {
            headers.put("Retry-After", retryAfter);
        }
        freshchat.answer(status, headers, "{\"users\":[]}");

        var _ = helpdesk(budget).findUser(Invented.CONNECTION, Invented.CUSTOMER);

        assertThat(budget.closedUntil()).contains(Invented.NOW.plusSeconds(closedFor));
    }

    @ParameterizedTest
    @CsvSource({"200, 5", "503, 5", "429, ''"})
    void otherAnswersCloseNothing(int status, String remaining) {
        ScriptedBudget budget = new ScriptedBudget(9);
        freshchat.answer(
                status,
                remaining.isEmpty() ? Map.of() : Map.of("X-RateLimit-Remaining", remaining),
                "{\"users\":[]}");

        var _ = helpdesk(budget).findUser(Invented.CONNECTION, Invented.CUSTOMER);

        assertThat(freshchat.asked()).hasSize(1);
        assertThat(budget.closedUntil()).isEmpty();
    }

    private FreshchatHelpdesk helpdesk(ScriptedBudget budget) {
        return new FreshchatHelpdesk(
                new HttpTransport(Duration.ofSeconds(10)),
                new FakeSecretSource(freshchat.account()),
                (address, maxBytes) -> new FetchedMedia.Forbidden("no media in this test"),
                budget,
                InstantSource.fixed(Invented.NOW));
    }
}
