package io.oabridge.connect;

import io.oabridge.domain.Answer;
import io.oabridge.domain.ConnectionId;
import io.oabridge.relay.port.ConnectionBook;
import io.oabridge.relay.port.Messenger;
import io.oabridge.relay.port.TokenVault;
import io.oabridge.relay.port.TokenVault.StoredTokens;
import java.time.InstantSource;

/**
 * The connected accounts, their tokens, and who can be asked about them.
 *
 * @param messenger asked for an account's name only
 */
public record Accounts(
        ConnectionBook connections, TokenVault vault, Messenger messenger, InstantSource clock) {

    /** What the account is called; its number where nobody can be asked. */
    String name(ConnectionId id, StoredTokens tokens) {
        if (tokens.reconnectNeeded() || !tokens.pair().expiresAt().isAfter(clock.instant())) {
            return "Zalo OA";
        }
        return switch (messenger.account(tokens.pair().access())) {
            case Answer.Given<Messenger.Account>(Messenger.Account account) -> account.name();
            case Answer.Missing<Messenger.Account> _ -> "Zalo OA";
        };
    }
}
