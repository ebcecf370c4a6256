package io.oabridge.tokens;

import static io.oabridge.relay.fakes.Samples.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.fakes.InMemoryPendingAuthorizations;
import io.oabridge.relay.fakes.InMemoryTokenVault;
import io.oabridge.relay.fakes.RecordingMessenger;
import io.oabridge.relay.fakes.RecordingMessenger.Operation;
import io.oabridge.relay.fakes.ScriptedTokenIssuer;
import io.oabridge.relay.fakes.SettableClock;
import io.oabridge.relay.port.TokenIssuer.Issue;
import io.oabridge.relay.port.TokenVault.StoredTokens;
import io.oabridge.tokens.Authorization.Outcome;
import io.oabridge.tokens.Authorization.Started;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A visit to the permission page, from start to a stored pair. */
class AuthorizationTest {
    private static final ConnectionId CLAIMED = new ConnectionId("zalo", "555");

    private final SettableClock clock = new SettableClock();
    private final InMemoryTokenVault vault = new InMemoryTokenVault();
    private final ScriptedTokenIssuer issuer = new ScriptedTokenIssuer(clock);
    private final RecordingMessenger messenger = new RecordingMessenger(clock);
    private final Authorization authorization =
            new Authorization(
                    new InMemoryPendingAuthorizations(),
                    issuer,
                    vault,
                    messenger,
                    new Random(7),
                    clock);

    @Test
    void everyVisitHasItsOwnUnguessableStateAndVerifier() {
        Set<String> texts = new HashSet<>();
        for (int visit = 0; visit < 100; visit++) {
            Started started = authorization.start();
            texts.add(started.state());
            texts.add(started.codeVerifier());
        }

        assertThat(texts).hasSize(200).allMatch(text -> text.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void theAccountThePlatformNamesIsConnectedWhateverTheCallbackClaims() {
        Started visit = authorization.start();
        issuer.answerNext(this::pairTheMessengerKnows);

        Outcome outcome = authorization.finish(visit.state(), "code-1", CLAIMED);

        assertThat(outcome).isEqualTo(new Outcome.Connected(SHOP, "Neutral Shop"));
        assertThat(vault.read(SHOP)).contains(new StoredTokens(issuer.live(), 1, false));
        assertThat(vault.read(CLAIMED)).isEmpty();
    }

    @Test
    void theCodeIsTradedWithTheVerifierOfThatVisit() {
        Started other = authorization.start();
        Started visit = authorization.start();

        authorization.finish(visit.state(), "code-1", CLAIMED);

        assertThat(issuer.exchanges())
                .containsExactly(new ScriptedTokenIssuer.Exchanged("code-1", visit.codeVerifier()));
        assertThat(visit.codeVerifier()).isNotEqualTo(other.codeVerifier());
    }

    @Test
    void thePairIsStoredForTheClaimedAccountWhenThePlatformDoesNotSay() {
        Started visit = authorization.start();
        messenger
                .faults()
                .failNext(Operation.ACCOUNT, new SendOutcome.RetryLater(Duration.ZERO, "busy"));

        Outcome outcome = authorization.finish(visit.state(), "code-1", CLAIMED);

        assertThat(outcome).isEqualTo(new Outcome.Connected(CLAIMED, "555"));
        assertThat(vault.read(CLAIMED)).contains(new StoredTokens(issuer.live(), 1, false));
    }

    @Test
    void aStateWorksOnce() {
        Started visit = authorization.start();
        authorization.finish(visit.state(), "code-1", CLAIMED);

        Outcome again = authorization.finish(visit.state(), "code-2", CLAIMED);

        assertThat(again).isEqualTo(new Outcome.UnknownVisit());
        assertThat(issuer.exchanges()).hasSize(1);
    }

    @Test
    void aStateNobodyGaveOutIsUnknown() {
        assertThat(authorization.finish("invented", "code-1", CLAIMED))
                .isEqualTo(new Outcome.UnknownVisit());
        assertThat(issuer.exchanges()).isEmpty();
    }

    @Test
    void aStateIsGoodForTenMinutes() {
        Started early = authorization.start();
        Started late = authorization.start();
        clock.advance(Duration.ofMinutes(10).minusMillis(1));
        Outcome inTime = authorization.finish(early.state(), "code-1", CLAIMED);
        clock.advance(Duration.ofMillis(1));
        Outcome tooLate = authorization.finish(late.state(), "code-2", CLAIMED);

        assertThat(inTime).isInstanceOf(Outcome.Connected.class);
        assertThat(tooLate).isEqualTo(new Outcome.UnknownVisit());
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        new Issue.Rejected("-14003", "bad code"),
                        new Outcome.Failed("-14003", "bad code")),
                Arguments.of(
                        new Issue.NotIssued("no connection"),
                        new Outcome.Failed("not-reached", "no connection")),
                Arguments.of(
                        new Issue.Lost("time-out"), new Outcome.Failed("no-answer", "time-out")));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aCodeThatYieldsNoPairChangesNothing(Issue issue, Outcome expected) {
        Started visit = authorization.start();
        issuer.answerNext(() -> issue);

        Outcome outcome = authorization.finish(visit.state(), "code-1", SHOP);

        assertThat(outcome).isEqualTo(expected);
        assertThat(vault.read(SHOP)).isEmpty();
    }

    @Test
    void connectingAgainReplacesASpentPair() {
        vault.replace(SHOP, issuer.live());
        vault.markReconnectNeeded(SHOP, 1);
        Started visit = authorization.start();
        issuer.answerNext(this::pairTheMessengerKnows);

        authorization.finish(visit.state(), "code-1", SHOP);

        assertThat(vault.read(SHOP)).contains(new StoredTokens(issuer.live(), 2, false));
    }

    private Issue pairTheMessengerKnows() {
        Issue issue = issuer.rotate(issuer.live().refresh());
        messenger.accept(issuer.live().access());
        return issue;
    }
}
