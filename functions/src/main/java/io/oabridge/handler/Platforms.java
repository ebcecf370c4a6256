package io.oabridge.handler;

import io.oabridge.freshchat.FreshchatCheckup;
import io.oabridge.freshchat.FreshchatHelpdesk;
import io.oabridge.freshchat.FreshchatPosts;
import io.oabridge.relay.Histories;
import io.oabridge.relay.port.CallBudget;
import io.oabridge.relay.port.Helpdesk;
import io.oabridge.relay.port.Messenger;
import io.oabridge.relay.port.TokenIssuer;
import io.oabridge.transport.AllowedHosts;
import io.oabridge.transport.HttpTransport;
import io.oabridge.zalo.ZaloMessenger;
import io.oabridge.zalo.ZaloPastMessages;
import io.oabridge.zalo.ZaloTokenIssuer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Zalo and Freshchat, as far as a function calls them. */
record Platforms(
        Settings settings, InstallationSecrets secrets, CallBudgets budgets, InstantSource clock) {
    /** How long an answer is waited for. */
    static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Seven calls in a row fit into the set-up page's time. */
    private static final Duration CHECKUP_TIMEOUT = Duration.ofSeconds(4);

    /** Where Freshchat's API is (docs/platforms/freshchat.md §1). */
    private static final List<String> FRESHCHAT_API =
            List.of("*.freshchat.com", "*.myfreshworks.com");

    Messenger messenger() {
        return messenger(budgets.zalo());
    }

    /** For a call or two, which no limit is asked for. */
    Messenger messengerWithoutLimit() {
        return messenger(CallBudget.unlimited());
    }

    private Messenger messenger(CallBudget budget) {
        return new ZaloMessenger(
                new HttpTransport(TIMEOUT, clock),
                settings.zaloApi(),
                secrets.zaloApp(),
                MediaSources.ofFreshchat(settings),
                budget,
                clock);
    }

    Helpdesk helpdesk() {
        return new FreshchatHelpdesk(
                new HttpTransport(TIMEOUT, clock),
                secrets.freshchatAccount(),
                MediaSources.ofZalo(settings),
                budgets.freshchat(),
                clock);
    }

    /** What both remember, as the catch-up function reads it. */
    Histories histories() {
        return new Histories(
                new ZaloPastMessages(
                        new HttpTransport(TIMEOUT, clock),
                        settings.zaloApi(),
                        secrets.zaloApp(),
                        budgets.zalo(),
                        clock),
                new FreshchatPosts(
                        new HttpTransport(TIMEOUT, clock),
                        secrets.freshchatAccount(),
                        budgets.freshchat(),
                        clock));
    }

    TokenIssuer tokenIssuer() {
        return new ZaloTokenIssuer(
                new HttpTransport(TIMEOUT), settings.zaloOauth(), secrets.zaloApp(), clock);
    }

    FreshchatCheckup freshchatCheckup() {
        return new FreshchatCheckup(new HttpTransport(CHECKUP_TIMEOUT));
    }

    /** Where Freshchat's API may be, by what an administrator enters. */
    AllowedHosts freshchatApiHosts() {
        return AllowedHosts.of(
                Stream.concat(FRESHCHAT_API.stream(), settings.freshchatApiHosts().stream())
                        .toList());
    }
}
