package io.oabridge.handler;

import io.oabridge.domain.AgentId;
import io.oabridge.domain.ChannelId;
import io.oabridge.freshchat.AccountCheckup;
import io.oabridge.freshchat.Finding;
import io.oabridge.freshchat.FreshchatAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what it is told to find, and remembers in which accounts. */
final class ScriptedCheckup implements AccountCheckup {
    final List<FreshchatAccount> looked = new ArrayList<>();
    List<Finding> findings = List.of(Finding.TOKEN_ACCEPTED);
    Choices choices = Choices.NONE;

    @Override
    public List<Finding> run(
            FreshchatAccount account, Optional<ChannelId> channel, Optional<AgentId> noteAuthor) {
        looked.add(account);
        return account.isConfigured() ? findings : List.of(Finding.NOT_CONFIGURED);
    }

    @Override
    public Choices choices(FreshchatAccount account) {
        return choices;
    }
}
