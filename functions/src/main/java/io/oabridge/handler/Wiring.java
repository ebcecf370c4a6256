package io.oabridge.handler;

import io.oabridge.connect.Accounts;
import io.oabridge.connect.SetUpPages;
import io.oabridge.connect.ZaloSecret;
import io.oabridge.domain.Direction;
import io.oabridge.domain.Happening;
import io.oabridge.freshchat.FreshchatAccount;
import io.oabridge.relay.CatchUp;
import io.oabridge.relay.CrossingPorts;
import io.oabridge.relay.FileIds;
import io.oabridge.relay.FromHelpdesk;
import io.oabridge.relay.FromMessenger;
import io.oabridge.relay.LinkedFiles;
import io.oabridge.relay.port.ConnectionBook;
import io.oabridge.relay.port.FileStore;
import io.oabridge.relay.port.Meter;
import io.oabridge.relay.port.SecretSource;
import io.oabridge.relay.port.SharedFiles;
import io.oabridge.sqs.Redrive;
import io.oabridge.tokens.Authorization;
import io.oabridge.tokens.TokenKeeper;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.topology.QueueSpec;
import io.oabridge.zalo.ZaloApp;
import io.oabridge.zalo.ZaloErrors;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Joins the ports to their adapters, by hand, for one function. It opens no connection and reads no
 * secret by itself.
 */
final class Wiring {
    private final Settings settings;
    private final Meter meter;
    private final InstantSource clock = InstantSource.system();
    private final InstallationSecrets secrets;
    private final Tables tables;
    private final Queues queues;
    private final Platforms platforms;

    Wiring(Settings settings, FunctionSpec function, AwsClients aws, Meter meter) {
        this.settings = settings;
        this.meter = meter;
        this.secrets = new InstallationSecrets(aws, settings, clock, function);
        this.tables = new Tables(aws, settings, clock);
        this.queues = new Queues(aws, settings, clock);
        this.platforms =
                new Platforms(
                        settings, secrets, new CallBudgets(aws, settings, meter, clock), clock);
    }

    /**
     * @throws IllegalStateException when the function's environment is not complete
     */
    static Wiring of(FunctionSpec function) {
        Settings settings = Settings.read(function, Settings::ofProcess);
        return new Wiring(
                settings,
                function,
                new AwsClients(),
                new MeteredLog(settings.installation(), InstantSource.system()));
    }

    InstantSource clock() {
        return clock;
    }

    SecretSource<ZaloApp> zaloApp() {
        return secrets.zaloApp();
    }

    SecretSource<FreshchatAccount> freshchatAccount() {
        return secrets.freshchatAccount();
    }

    WebhookEndpoint webhookEndpoint() {
        return new WebhookEndpoint(queues.both(), meter);
    }

    QueueWorker toHelpdeskWorker() {
        FromMessenger relay = new FromMessenger(crossingPorts(), tables.noteMemory(), meter, clock);
        CrossingWorker<Happening.InMessenger> worker =
                new CrossingWorker<>(
                        QueuedHappenings::inMessenger,
                        relay::cross,
                        relay::giveUp,
                        queues.retries(),
                        meter,
                        clock);
        return queues.worker(QueueSpec.TO_HELPDESK, worker);
    }

    QueueWorker toMessengerWorker() {
        FromHelpdesk relay =
                new FromHelpdesk(crossingPorts(), sharedFiles(), tables.noteMemory(), meter, clock);
        CrossingWorker<Happening.InHelpdesk> worker =
                new CrossingWorker<>(
                        QueuedHappenings::inHelpdesk,
                        relay::cross,
                        relay::giveUp,
                        queues.retries(),
                        new RefusalsByCode(meter, ZaloErrors::isListed),
                        clock);
        return queues.worker(QueueSpec.TO_MESSENGER, worker);
    }

    TokenKeeper tokens() {
        return new TokenKeeper(tables.tokens(), platforms.tokenIssuer(), meter, clock);
    }

    ConnectionBook connections() {
        return tables.connections();
    }

    FileStore files() {
        return tables.files();
    }

    Optional<URI> publicUrl() {
        return settings.publicUrl();
    }

    SetUpPages setUpPages() {
        return new SetUpPages(
                secrets.setUp(platforms.freshchatApiHosts()),
                new Accounts(
                        connections(), tables.tokens(), platforms.messengerWithoutLimit(), clock),
                new Authorization(
                        tables.pendingAuthorizations(),
                        platforms.tokenIssuer(),
                        tables.tokens(),
                        platforms.messengerWithoutLimit(),
                        new SecureRandom(),
                        clock),
                platforms.freshchatCheckup(),
                meter,
                new SecureRandom());
    }

    /** The dead letters of each direction. */
    Map<Direction, Redrive> redrives() {
        return queues.redrives(tables.ledgerToRead());
    }

    CatchUp catchUp() {
        return new CatchUp(
                crossingPorts(),
                platforms.histories(),
                queues.both(),
                meter,
                clock,
                Wiring::waitFor);
    }

    /** A platform wants no calls for so long. */
    private static void waitFor(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a platform wanted no calls", e);
        }
    }

    private CrossingPorts crossingPorts() {
        return new CrossingPorts(
                platforms.messenger(),
                platforms.helpdesk(),
                tokens(),
                connections(),
                tables.contacts(),
                tables.ledger());
    }

    private SharedFiles sharedFiles() {
        return new LinkedFiles(
                files(),
                new FileIds(secrets.zalo().map(ZaloSecret::linkKey)),
                settings.publicUrl(),
                clock);
    }
}
