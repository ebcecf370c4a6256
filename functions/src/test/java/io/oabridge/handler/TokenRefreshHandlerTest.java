package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Connection;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.ConnectionSettings;
import io.oabridge.domain.Secret;
import io.oabridge.relay.fakes.CountingMeter;
import io.oabridge.relay.fakes.InMemoryConnectionBook;
import io.oabridge.relay.fakes.InMemoryTokenVault;
import io.oabridge.relay.fakes.Samples;
import io.oabridge.relay.fakes.ScriptedTokenIssuer;
import io.oabridge.relay.fakes.SettableClock;
import io.oabridge.relay.port.TokenIssuer.Issue;
import io.oabridge.relay.port.TokenPair;
import io.oabridge.tokens.TokenKeeper;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenRefreshHandlerTest {
    private static final ConnectionId FIRST = new ConnectionId("zalo", "1");
    private static final ConnectionId SECOND = new ConnectionId("zalo", "2");
    private static final ConnectionId THIRD = new ConnectionId("zalo", "3");

    private final SettableClock clock = new SettableClock();
    private final InMemoryConnectionBook connections = new InMemoryConnectionBook();
    private final InMemoryTokenVault vault = new InMemoryTokenVault();
    private final ScriptedTokenIssuer issuer = new ScriptedTokenIssuer(clock);
    private final CountingMeter meter = new CountingMeter();
    private final TokenRefreshHandler handler =
            new TokenRefreshHandler(connections, new TokenKeeper(vault, issuer, meter, clock));

    @Test
    void everyConnectionIsLookedAfterAndToldApart() {
        connect(FIRST, Duration.ofHours(25));
        connect(SECOND, Duration.ofHours(9));
        save(THIRD);
        vault.replace(SECOND, withRefreshToken(issuer.live(), Duration.ofHours(9)));

        Map<String, String> upkeep = run();

        assertThat(upkeep)
                .containsExactly(
                        Map.entry("zalo:1", "FRESH_ENOUGH"),
                        Map.entry("zalo:2", "RENEWED"),
                        Map.entry("zalo:3", "RECONNECT_NEEDED"));
        assertThat(vault.read(SECOND).orElseThrow().pair()).isEqualTo(issuer.live());
    }

    @Test
    void anInstallationWithoutConnectionsHasNothingToLookAfter() {
        assertThat(run()).isEmpty();
    }

    @Test
    void aRefusedRefreshIsAnAnswerAndNoFailure() {
        connect(FIRST, Duration.ofHours(9));
        issuer.answerNext(() -> new Issue.Rejected("-14014", "refresh token is spent"));

        assertThat(run()).containsExactly(Map.entry("zalo:1", "NOT_RENEWED"));
        assertThat(vault.read(FIRST).orElseThrow().reconnectNeeded()).isTrue();
    }

    @Test
    void oneConnectionThatFailsKeepsNoOtherWaitingAndIsSeen() {
        connect(FIRST, Duration.ofHours(9));
        connect(SECOND, Duration.ofHours(9));
        issuer.answerNext(() -> {
            throw new IllegalStateException("store unreadable");
        });
        issuer.answerNext(() -> issuer.rotate(issuer.live().refresh()));

        assertThatThrownBy(this::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("store unreadable");
        assertThat(vault.read(SECOND).orElseThrow().pair()).isEqualTo(issuer.live());
    }

    private Map<String, String> run() {
        return handler.handleRequest(Map.of("source", "aws.scheduler"), Invocation.withTime());
    }

    private void connect(ConnectionId id, Duration lifeLeft) {
        save(id);
        vault.replace(id, withRefreshToken(issuer.live(), lifeLeft));
    }

    private void save(ConnectionId id) {
        connections.save(
                new Connection(id, Samples.DESK, ConnectionSettings.defaults(Samples.CHANNEL)));
    }

    private TokenPair withRefreshToken(TokenPair pair, Duration lifeLeft) {
        return new TokenPair(
                new AccessToken(new Secret("access-0")),
                pair.refresh(),
                clock.instant().plus(lifeLeft).minus(ScriptedTokenIssuer.LIFE),
                clock.instant().plus(lifeLeft));
    }
}
