package io.oabridge.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Content;
import io.oabridge.domain.Customer;
import io.oabridge.domain.CustomerId;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.Secret;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.fakes.ScriptedBudget;
import io.oabridge.transport.HttpTransport;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The app's limit of calls, docs/platforms/zalo.md §7. */
class ZaloCallLimitTest {
    private static final AccessToken TOKEN = new AccessToken(new Secret("neutral-access-token"));
    private static final Customer CUSTOMER =
            new Customer(
                    new ConnectionId("zalo", "2000000000000000002"),
                    new CustomerId("3000000000000000003"));
    private static final Instant NOW = Instant.parse("2025-10-09T09:00:00Z");
    private static final String SENT = "{\"error\":0,\"data\":{\"message_id\":\"m1\"}}";
    private static final SendOutcome.RetryLater HELD_BACK =
            new SendOutcome.RetryLater(ScriptedBudget.WAIT, "call-limit");

    private final LoopbackZalo zalo = new LoopbackZalo();

    ZaloCallLimitTest() throws IOException {}

    @AfterEach
    void stop() {
        zalo.close();
    }

    @Test
    void withoutPermissionNothingIsCalled() {
        ZaloMessenger messenger = messenger(new ScriptedBudget(0));

        assertThat(messenger.send(TOKEN, CUSTOMER, new Content.Text("Chào"))).isEqualTo(HELD_BACK);
        assertThat(messenger.profile(TOKEN, CUSTOMER)).isEqualTo(Answer.missing(HELD_BACK));
        assertThat(messenger.account(TOKEN)).isEqualTo(Answer.missing(HELD_BACK));
        assertThat(messenger.quoted(TOKEN, CUSTOMER, new MessageId("m0")))
                .isEqualTo(Answer.missing(HELD_BACK));
        assertThat(zalo.requests()).isEmpty();
    }

    @Test
    void everyKindOfCallCounts() {
        ZaloMessenger messenger = messenger(new ScriptedBudget(2));
        zalo.answers(SENT).answers("{\"error\":0,\"data\":{\"display_name\":\"Khánh\"}}");
        var _ = messenger.send(TOKEN, CUSTOMER, new Content.Text("Chào"));
        var _ = messenger.profile(TOKEN, CUSTOMER);

        assertThat(messenger.send(TOKEN, CUSTOMER, new Content.Text("Chào"))).isEqualTo(HELD_BACK);
        assertThat(zalo.requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"PT1M, 200, '', {\"error\":-32}", "PT7S, 429, 7, slow down"})
    void aRefusalForTheRateClosesTheAppForEverybody(
            Duration pause, int status, String retryAfter, String body) {
        ScriptedBudget budget = new ScriptedBudget(9);
        zalo.answers(status, retryAfter.isEmpty() ? Map.of() : retryAfter(retryAfter), body);

        var _ = messenger(budget).send(TOKEN, CUSTOMER, new Content.Text("Chào"));

        assertThat(budget.closedUntil()).contains(NOW.plus(pause));
    }

    @Test
    void theLastCallOfTheMinuteClosesItToo() {
        ScriptedBudget budget = new ScriptedBudget(9);
        zalo.answers(200, Map.of("X-RateLimit-Remain", "0"), SENT);

        SendOutcome outcome = messenger(budget).send(TOKEN, CUSTOMER, new Content.Text("Chào"));

        assertThat(outcome).isInstanceOf(SendOutcome.Sent.class);
        assertThat(budget.closedUntil()).contains(NOW.plusSeconds(60));
    }

    @Test
    void otherAnswersCloseNothing() {
        ScriptedBudget budget = new ScriptedBudget(9);
        zalo.answers(200, Map.of("X-RateLimit-Remain", "10"), SENT)
                .answers(200, "{\"error\":-200}")
                .answers(503, Map.of("Retry-After", "7"), "");
        ZaloMessenger messenger = messenger(budget);

        for (int i = 0; i < 3; i++) {
            var _ = messenger.send(TOKEN, CUSTOMER, new Content.Text("Chào"));
        }

        assertThat(zalo.requests()).hasSize(3);
        assertThat(budget.closedUntil()).isEmpty();
    }

    private static Map<String, String> retryAfter(String seconds) {
        return Map.of("Retry-After", seconds);
    }

    private ZaloMessenger messenger(ScriptedBudget budget) {
        return new ZaloMessenger(
                new HttpTransport(Duration.ofSeconds(10)),
                zalo.address(),
                AppSecrets.usual(),
                NoMedia.SOURCE,
                budget,
                InstantSource.fixed(NOW));
    }
}
