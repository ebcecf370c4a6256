package io.oabridge.tokens;

import static io.oabridge.relay.fakes.Samples.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.Secret;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.fakes.CallLog;
import io.oabridge.relay.fakes.CallLog.Killed;
import io.oabridge.relay.fakes.CallLog.Moment;
import io.oabridge.relay.fakes.CountingMeter;
import io.oabridge.relay.fakes.InMemoryTokenVault;
import io.oabridge.relay.fakes.ScriptedTokenIssuer;
import io.oabridge.relay.fakes.SettableClock;
import io.oabridge.relay.port.TokenIssuer;
import io.oabridge.relay.port.TokenIssuer.Issue;
import io.oabridge.relay.port.TokenPair;
import io.oabridge.relay.port.TokenVault;
import io.oabridge.tokens.TokenKeeper.Upkeep;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Renewals that go wrong: what is lost, what is kept, and who is called. */
class TokenLossTest {
    private static final Answer<AccessToken> RECONNECT =
            later(Duration.ofSeconds(15), "reconnect-needed");

    private final SettableClock clock = new SettableClock();
    private final CallLog log = new CallLog();
    private final InMemoryTokenVault vault = new InMemoryTokenVault();
    private final ScriptedTokenIssuer issuer = new ScriptedTokenIssuer(clock);
    private final CountingMeter meter = new CountingMeter();
    private final TokenKeeper keeper =
            new TokenKeeper(
                    log.watch(TokenVault.class, vault),
                    log.watch(TokenIssuer.class, issuer),
                    meter,
                    clock);
    private final TokenPair first = issuer.live();

    TokenLossTest() {
        vault.replace(SHOP, first);
    }

    @Test
    void theLeaseOfADeadRenewerRunsOutAfterAMinute() {
        log.killAt(3, Moment.BEFORE_EFFECT);
        assertThatThrownBy(() -> keeper.replacementFor(SHOP, first.access()))
                .isInstanceOf(Killed.class);
        log.spare();
        clock.advance(Duration.ofSeconds(60).minusMillis(1));
        Answer<AccessToken> before = keeper.replacementFor(SHOP, first.access());
        clock.advance(Duration.ofMillis(1));
        Answer<AccessToken> then = keeper.replacementFor(SHOP, first.access());

        assertThat(before).isEqualTo(later(Duration.ofSeconds(1), "token-being-renewed"));
        assertThat(then).isEqualTo(Answer.given(access(2)));
    }

    @Test
    void aPairThatDiedWithItsRenewerIsNoticedAndSomebodyIsCalled() {
        log.killAt(4, Moment.BEFORE_EFFECT);
        assertThatThrownBy(() -> keeper.replacementFor(SHOP, first.access()))
                .isInstanceOf(Killed.class);
        log.spare();
        clock.advance(TokenKeeper.LEASE);

        Answer<AccessToken> answer = keeper.replacementFor(SHOP, first.access());

        assertThat(answer).isEqualTo(RECONNECT);
        assertThat(meter.counted()).contains("RECONNECT_NEEDED now");
    }

    static Stream<Arguments> whatEndsAPair() {
        Issue lost = new Issue.Lost("time-out");
        Issue rejected = new Issue.Rejected("-14014", "spent");
        Issue notIssued = new Issue.NotIssued("no-connection");
        return Stream.of(
                Arguments.of(new Issue[] {rejected}, "-14014"),
                Arguments.of(new Issue[] {lost, rejected}, "-14014"),
                Arguments.of(new Issue[] {lost, lost}, "time-out"),
                Arguments.of(new Issue[] {lost, notIssued}, "no-connection"));
    }

    @ParameterizedTest
    @MethodSource("whatEndsAPair")
    void aPairThatMayBeSpentIsMarkedDeadAndSomebodyIsCalled(Issue[] answers, String reason) {
        for (Issue answer : answers) {
            issuer.answerNext(() -> answer);
        }

        Answer<AccessToken> answer = keeper.replacementFor(SHOP, first.access());

        assertThat(answer).isEqualTo(RECONNECT);
        assertThat(issuer.refreshTokensSeen()).hasSize(answers.length);
        assertThat(vault.read(SHOP).orElseThrow().reconnectNeeded()).isTrue();
        assertThat(vault.read(SHOP).orElseThrow().pair()).isEqualTo(first);
        assertThat(meter.counted())
                .containsExactly("TOKEN_REFRESH_FAILED " + reason, "RECONNECT_NEEDED now");
    }

    @Test
    void aDeadPairIsNeitherHandedOutNorRenewed() {
        vault.markReconnectNeeded(SHOP, 1);

        assertThat(keeper.current(SHOP)).isEqualTo(RECONNECT);
        assertThat(keeper.replacementFor(SHOP, first.access())).isEqualTo(RECONNECT);
        assertThat(keeper.keepAlive(SHOP)).isEqualTo(Upkeep.RECONNECT_NEEDED);
        assertThat(issuer.refreshTokensSeen()).isEmpty();
        assertThat(meter.counted()).containsExactly("RECONNECT_NEEDED waiting");
    }

    @Test
    void connectingTheAccountAgainEndsTheWait() {
        vault.markReconnectNeeded(SHOP, 1);
        TokenPair authorised = pair("access-by-admin");

        vault.replace(SHOP, authorised);

        assertThat(keeper.current(SHOP)).isEqualTo(Answer.given(authorised.access()));
    }

    @Test
    void aLostAnswerIsAskedForOnceMore() {
        issuer.answerNext(() -> new Issue.Lost("time-out"));

        Answer<AccessToken> answer = keeper.replacementFor(SHOP, first.access());

        assertThat(answer).isEqualTo(Answer.given(access(2)));
        assertThat(issuer.refreshTokensSeen()).containsExactly(first.refresh(), first.refresh());
        assertThat(keeper.current(SHOP)).isEqualTo(Answer.given(access(2)));
    }

    @Test
    void anIssuerThatDidNothingLeavesThePairAndTheLeaseAsTheyWere() {
        issuer.answerNext(() -> new Issue.NotIssued("rate-limited"));

        Answer<AccessToken> answer = keeper.replacementFor(SHOP, first.access());

        assertThat(answer).isEqualTo(later(Duration.ofSeconds(15), "rate-limited"));
        assertThat(issuer.refreshTokensSeen()).hasSize(1);
        assertThat(vault.isLeased(SHOP, clock.instant())).isFalse();
        assertThat(keeper.current(SHOP)).isEqualTo(Answer.given(first.access()));
        assertThat(meter.counted()).containsExactly("TOKEN_REFRESH_FAILED not-issued");
    }

    @Test
    void aPairAnAdministratorStoredMeanwhileWinsOverTheRenewedOne() {
        TokenPair authorised = pair("access-by-admin");
        issuer.answerNext(() -> {
            vault.replace(SHOP, authorised);
            return issuer.rotate(first.refresh());
        });

        Answer<AccessToken> answer = keeper.replacementFor(SHOP, first.access());

        assertThat(answer).isEqualTo(Answer.given(authorised.access()));
        assertThat(keeper.current(SHOP)).isEqualTo(Answer.given(authorised.access()));
        assertThat(meter.counted()).isEmpty();
    }

    @Test
    void aLateWinnerStillStoresAndUndoesTheAlarmOfWhoeverCameAfter() {
        TokenKeeper other = new TokenKeeper(vault, issuer, meter, clock);
        issuer.answerNext(() -> {
            Issue issued = issuer.rotate(first.refresh());
            clock.advance(TokenKeeper.LEASE);
            assertThat(other.replacementFor(SHOP, first.access())).isEqualTo(RECONNECT);
            return issued;
        });

        Answer<AccessToken> answer = keeper.replacementFor(SHOP, first.access());

        assertThat(answer).isEqualTo(Answer.given(access(2)));
        assertThat(vault.read(SHOP).orElseThrow().reconnectNeeded()).isFalse();
        assertThat(other.current(SHOP)).isEqualTo(Answer.given(access(2)));
    }

    private TokenPair pair(String access) {
        return new TokenPair(
                new AccessToken(new Secret(access)),
                new Secret("refresh-by-admin"),
                clock.instant(),
                clock.instant().plus(ScriptedTokenIssuer.LIFE));
    }

    private static AccessToken access(int number) {
        return new AccessToken(new Secret("access-" + number));
    }

    private static Answer<AccessToken> later(Duration after, String cause) {
        return Answer.missing(new SendOutcome.RetryLater(after, cause));
    }
}
