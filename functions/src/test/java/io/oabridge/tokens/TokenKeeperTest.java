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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One caller at a time: when a pair is renewed, and what each answer of the issuer means. */
class TokenKeeperTest {
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

    TokenKeeperTest() {
        vault.replace(SHOP, first);
    }

    @Test
    void aFreshTokenIsHandedOutAsItIs() {
        assertThat(keeper.current(SHOP)).isEqualTo(Answer.given(first.access()));
        assertThat(log.calls()).containsExactly("TokenVault.read");
    }

    @Test
    void aTokenIsGoodUntilTheInstantItExpires() {
        clock.advance(ScriptedTokenIssuer.LIFE.minusMillis(1));
        Answer<AccessToken> before = keeper.current(SHOP);
        clock.advance(Duration.ofMillis(1));
        Answer<AccessToken> then = keeper.current(SHOP);

        assertThat(before).isEqualTo(Answer.given(first.access()));
        assertThat(then).isEqualTo(Answer.given(access(2)));
    }

    @Test
    void anAccountThatWasNeverConnectedHasToBeConnected() {
        InMemoryTokenVault empty = new InMemoryTokenVault();
        TokenKeeper unconnected = new TokenKeeper(empty, issuer, meter, clock);

        assertThat(unconnected.current(SHOP)).isEqualTo(RECONNECT);
        assertThat(unconnected.replacementFor(SHOP, first.access())).isEqualTo(RECONNECT);
        assertThat(unconnected.keepAlive(SHOP)).isEqualTo(Upkeep.RECONNECT_NEEDED);
        assertThat(meter.counted()).containsExactly("RECONNECT_NEEDED waiting");
    }

    /** As it was found: an account whose renewals fail sinks, hour by hour. */
    @ParameterizedTest
    @CsvSource({"0, 100", "50, 50", "70, 30", "150, 0"})
    void whatIsLeftOfATokensLifeIsMeasured(long percentOver, long percentLeft) {
        clock.advance(ScriptedTokenIssuer.LIFE.multipliedBy(percentOver).dividedBy(100));

        keeper.keepAlive(SHOP);

        assertThat(meter.measured()).containsExactly("TOKEN_LIFE " + percentLeft);
    }

    @Test
    void aRejectedTokenIsRenewed() {
        Answer<AccessToken> answer = keeper.replacementFor(SHOP, first.access());

        assertThat(answer).isEqualTo(Answer.given(access(2)));
        assertThat(issuer.refreshTokensSeen()).containsExactly(first.refresh());
        assertThat(meter.counted()).containsExactly("TOKEN_REFRESHED zalo");
    }

    @Test
    void theStoreIsReadBeforeARejectedTokenIsRenewed() {
        keeper.replacementFor(SHOP, first.access());
        log.spare();

        Answer<AccessToken> late = keeper.replacementFor(SHOP, first.access());

        assertThat(late).isEqualTo(Answer.given(access(2)));
        assertThat(log.calls()).containsExactly("TokenVault.read");
    }

    @Test
    void theNewPairIsStoredBeforeAnybodyHasIt() {
        keeper.replacementFor(SHOP, first.access());
        assertThat(log.calls())
                .containsExactly(
                        "TokenVault.read",
                        "TokenVault.lease",
                        "TokenIssuer.refresh",
                        "TokenVault.store");

        log.killAt(4, Moment.BEFORE_EFFECT);
        assertThatThrownBy(() -> keeper.replacementFor(SHOP, access(2))).isInstanceOf(Killed.class);
    }

    @Test
    void noRefreshTokenIsUsedASecondTimeAfterItWorked() {
        for (int renewal = 1; renewal <= 5; renewal++) {
            assertThat(keeper.replacementFor(SHOP, access(renewal)))
                    .isEqualTo(Answer.given(access(renewal + 1)));
        }

        assertThat(issuer.refreshTokensSeen()).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void whileSomebodyElseRenewsCallersWaitASecond() {
        vault.lease(SHOP, 1, clock.instant(), clock.instant().plus(TokenKeeper.LEASE));

        Answer<AccessToken> answer = keeper.replacementFor(SHOP, first.access());

        assertThat(answer).isEqualTo(later(Duration.ofSeconds(1), "token-being-renewed"));
        assertThat(issuer.refreshTokensSeen()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, FRESH_ENOUGH, 0",
        "899, FRESH_ENOUGH, 0",
        "900, FRESH_ENOUGH, 0",
        "901, RENEWED, 1",
        "1500, RENEWED, 1",
        "9000, RENEWED, 1"
    })
    void upkeepRenewsATokenWithLessThanFortyPercentOfItsLifeLeft(
            long minutes, Upkeep expected, int refreshes) {
        clock.advance(Duration.ofMinutes(minutes));

        Upkeep upkeep = keeper.keepAlive(SHOP);

        assertThat(upkeep).isEqualTo(expected);
        assertThat(issuer.refreshTokensSeen()).hasSize(refreshes);
        assertThat(keeper.keepAlive(SHOP)).isEqualTo(Upkeep.FRESH_ENOUGH);
    }

    @Test
    void upkeepThatFailsSaysSo() {
        clock.advance(Duration.ofHours(20));
        issuer.answerNext(() -> new Issue.NotIssued("rate-limited"));

        assertThat(keeper.keepAlive(SHOP)).isEqualTo(Upkeep.NOT_RENEWED);
    }

    private static AccessToken access(int number) {
        return new AccessToken(new Secret("access-" + number));
    }

    private static Answer<AccessToken> later(Duration after, String cause) {
        return Answer.missing(new SendOutcome.RetryLater(after, cause));
    }
}
