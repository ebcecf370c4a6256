package io.oabridge.relay.fakes;

import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Secret;
import io.oabridge.relay.port.TokenIssuer;
import io.oabridge.relay.port.TokenPair;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * A token endpoint that rotates as the real one does: each refresh token works once. A test may
 * order other answers, which come first.
 */
public final class ScriptedTokenIssuer implements TokenIssuer {
    public static final Duration LIFE = Duration.ofHours(25);

    private final InstantSource clock;
    private final Deque<Supplier<Issue>> script = new ArrayDeque<>();
    private final List<Secret> refreshTokensSeen = new ArrayList<>();
    private final List<Exchanged> exchanges = new ArrayList<>();
    private int number = 1;

    public ScriptedTokenIssuer(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Issue refresh(Secret refreshToken) {
        Supplier<Issue> ordered;
        synchronized (this) {
            refreshTokensSeen.add(refreshToken);
            ordered = script.isEmpty() ? () -> rotate(refreshToken) : script.poll();
        }
        return ordered.get();
    }

    @Override
    public synchronized Issue exchange(String code, String codeVerifier) {
        exchanges.add(new Exchanged(code, codeVerifier));
        return script.isEmpty() ? issueNext() : script.poll().get();
    }

    /** The pair that is alive now. */
    public synchronized TokenPair live() {
        return new TokenPair(
                new AccessToken(new Secret("access-" + number)),
                new Secret("refresh-" + number),
                clock.instant(),
                clock.instant().plus(LIFE));
    }

    /** The next request is answered so, whatever it asks. */
    public synchronized void answerNext(Supplier<Issue> answer) {
        script.add(answer);
    }

    /** What the endpoint does when nobody interferes. */
    public synchronized Issue rotate(Secret refreshToken) {
        return refreshToken.equals(live().refresh())
                ? issueNext()
                : new Issue.Rejected("-14014", "refresh token is spent");
    }

    public synchronized List<Secret> refreshTokensSeen() {
        return List.copyOf(refreshTokensSeen);
    }

    public synchronized List<Exchanged> exchanges() {
        return List.copyOf(exchanges);
    }

    private Issue issueNext() {
        number++;
        return new Issue.Issued(live());
    }

    /** One code that was traded in. */
    public record Exchanged(String code, String codeVerifier) {}
}
