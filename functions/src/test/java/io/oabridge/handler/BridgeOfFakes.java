package io.oabridge.handler;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.oabridge.connect.Accounts;
import io.oabridge.connect.SetUpPages;
import io.oabridge.domain.Direction;
import io.oabridge.domain.Happening;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.domain.Secret;
import io.oabridge.freshchat.FreshchatWebhook;
import io.oabridge.relay.CatchUp;
import io.oabridge.relay.CrossingPorts;
import io.oabridge.relay.FileIds;
import io.oabridge.relay.FromHelpdesk;
import io.oabridge.relay.FromMessenger;
import io.oabridge.relay.Histories;
import io.oabridge.relay.LinkedFiles;
import io.oabridge.relay.fakes.CountingMeter;
import io.oabridge.relay.fakes.InMemoryConnectionBook;
import io.oabridge.relay.fakes.InMemoryContactBook;
import io.oabridge.relay.fakes.InMemoryFileStore;
import io.oabridge.relay.fakes.InMemoryLedger;
import io.oabridge.relay.fakes.InMemoryNoteMemory;
import io.oabridge.relay.fakes.InMemoryPendingAuthorizations;
import io.oabridge.relay.fakes.InMemorySecretStore;
import io.oabridge.relay.fakes.InMemoryTokenVault;
import io.oabridge.relay.fakes.OneAtATime;
import io.oabridge.relay.fakes.RecordingHelpdesk;
import io.oabridge.relay.fakes.RecordingMessenger;
import io.oabridge.relay.fakes.RememberedMessages;
import io.oabridge.relay.fakes.RememberedPosts;
import io.oabridge.relay.fakes.Samples;
import io.oabridge.relay.fakes.ScriptedAccessTokens;
import io.oabridge.relay.fakes.ScriptedTokenIssuer;
import io.oabridge.relay.fakes.SettableClock;
import io.oabridge.relay.port.AccessTokens;
import io.oabridge.relay.port.ConnectionBook;
import io.oabridge.relay.port.Contact;
import io.oabridge.relay.port.ContactBook;
import io.oabridge.relay.port.DeliveryLedger;
import io.oabridge.relay.port.FileStore;
import io.oabridge.relay.port.Helpdesk;
import io.oabridge.relay.port.Messenger;
import io.oabridge.relay.port.MessengerHistory.PastMessage;
import io.oabridge.sqs.FifoBatch;
import io.oabridge.sqs.Redrive;
import io.oabridge.sqs.RetryPolicy;
import io.oabridge.tokens.Authorization;
import io.oabridge.tokens.TokenKeeper;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.transport.Json;
import io.oabridge.zalo.ZaloWebhook;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** All handlers as they are wired on AWS, with the adapters on both sides replaced by fakes. */
final class BridgeOfFakes {
    private static final String FILE_ID = "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB";

    final SettableClock clock = new SettableClock();
    final RecordingQueue queue = new RecordingQueue();
    final RecordingMessenger messenger = new RecordingMessenger(clock);
    final RecordingHelpdesk helpdesk = new RecordingHelpdesk(clock);
    final InMemoryConnectionBook connections = new InMemoryConnectionBook();
    final InMemoryPendingAuthorizations pending = new InMemoryPendingAuthorizations();
    final List<String> deadLetters = new CopyOnWriteArrayList<>();
    private final InMemoryFileStore files = new InMemoryFileStore();
    private final InMemoryContactBook contacts = new InMemoryContactBook();
    private final InMemoryTokenVault vault = new InMemoryTokenVault();
    private final ScriptedTokenIssuer issuer = new ScriptedTokenIssuer(clock);
    private final CountingMeter meter = new CountingMeter();
    private final RetryPolicy retries =
            new RetryPolicy(Duration.ofSeconds(10), Duration.ofHours(24), new Random(7));
    final LettersInMemory toHelpdeskLetters = new LettersInMemory();
    final LettersInMemory toMessengerLetters = new LettersInMemory();
    final InMemoryLedger ledger = new InMemoryLedger();
    private final RememberedMessages history = new RememberedMessages();
    private final WebhookEndpoint endpoint = new WebhookEndpoint(queue, meter);
    private final OneAtATime turns = new OneAtATime();
    private final CrossingPorts ports =
            new CrossingPorts(
                    turns.guard(Messenger.class, messenger),
                    turns.guard(Helpdesk.class, helpdesk),
                    turns.guard(AccessTokens.class, new ScriptedAccessTokens()),
                    turns.guard(ConnectionBook.class, connections),
                    turns.guard(ContactBook.class, contacts),
                    turns.guard(DeliveryLedger.class, ledger));

    /** Connected, with a token, and with one customer who has written before. */
    BridgeOfFakes inUse() {
        connections.save(Samples.connection());
        vault.replace(Samples.SHOP, issuer.live());
        messenger.introduce(Samples.KHANH, Samples.KHANH_PROFILE);
        return this;
    }

    /** The helpdesk's conversation belongs to the customer. */
    BridgeOfFakes acquainted(String conversation) {
        HelpdeskUserId user = helpdesk.addUser(Samples.KHANH, Samples.KHANH_PROFILE);
        contacts.save(
                new Contact(
                        Samples.KHANH,
                        user,
                        true,
                        Optional.of(Samples.conversation(conversation))));
        return this;
    }

    RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> zaloWebhook() {
        return new ZaloWebhookHandler(
                new ZaloWebhook(new FixedSecret<>(Installation.zaloApp())), endpoint, clock);
    }

    RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> freshchatWebhook(
            String publicKey) {
        return new FreshchatWebhookHandler(
                new FreshchatWebhook(new FixedSecret<>(Installation.freshchatAccount(publicKey))),
                endpoint,
                clock);
    }

    RequestHandler<SQSEvent, SQSBatchResponse> toHelpdesk() {
        FromMessenger relay = new FromMessenger(ports, new InMemoryNoteMemory(), meter, clock);
        CrossingWorker<Happening.InMessenger> worker =
                new CrossingWorker<>(
                        QueuedHappenings::inMessenger,
                        relay::cross,
                        relay::giveUp,
                        retries,
                        meter,
                        clock);
        return new ToHelpdeskHandler(new QueueWorker(batch(), worker));
    }

    RequestHandler<SQSEvent, SQSBatchResponse> toMessenger() {
        FromHelpdesk relay =
                new FromHelpdesk(
                        ports,
                        new LinkedFiles(
                                files,
                                new FileIds(new FixedSecret<>(new Secret("link-key"))),
                                Optional.empty(),
                                clock),
                        new InMemoryNoteMemory(),
                        meter,
                        clock);
        CrossingWorker<Happening.InHelpdesk> worker =
                new CrossingWorker<>(
                        QueuedHappenings::inHelpdesk,
                        relay::cross,
                        relay::giveUp,
                        retries,
                        meter,
                        clock);
        return new ToMessengerHandler(new QueueWorker(batch(), worker));
    }

    RequestHandler<Map<String, Object>, Map<String, String>> tokenRefresh() {
        return new TokenRefreshHandler(connections, new TokenKeeper(vault, issuer, meter, clock));
    }

    RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> connect() {
        Settings settings =
                Settings.read(
                        FunctionSpec.CONNECT,
                        Installation.in(Installation.environment(FunctionSpec.CONNECT)));
        return new ConnectHandler(
                new SetUpPages(
                        Installation.setUp(
                                new InMemorySecretStore(Json.write(Installation.zaloSecret())),
                                new InMemorySecretStore(Json.write(Installation.freshchatSecret())),
                                settings),
                        new Accounts(connections, vault, messenger, clock),
                        new Authorization(pending, issuer, vault, messenger, new Random(7), clock),
                        new ScriptedCheckup(),
                        meter,
                        new Random(7)),
                settings.publicUrl());
    }

    RedriveHandler redrive() {
        DeliveredParts deliveredParts = new DeliveredParts(ledger);
        return new RedriveHandler(
                Map.of(
                        Direction.TO_HELPDESK,
                        new Redrive(toHelpdeskLetters, deliveredParts::of, clock),
                        Direction.TO_MESSENGER,
                        new Redrive(toMessengerLetters, deliveredParts::of, clock)),
                clock);
    }

    /** The messenger remembers a message of which no webhook came. */
    void missed(PastMessage message) {
        history.add(message);
    }

    CatchUpHandler catchUp() {
        return new CatchUpHandler(
                new CatchUp(
                        ports,
                        new Histories(history, new RememberedPosts(helpdesk)),
                        queue,
                        meter,
                        clock,
                        clock::advance),
                connections,
                clock);
    }

    RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> file() {
        var _ =
                files.save(
                        new FileStore.StoredFile(
                                FILE_ID,
                                URI.create("https://bridge.example/files/" + FILE_ID),
                                "tin-nhan.txt",
                                "Dạ, em gửi anh bảng giá.",
                                clock.instant().plus(Duration.ofDays(7))));
        return new FileHandler(files, clock);
    }

    private FifoBatch batch() {
        return new FifoBatch(
                (_, _) -> {},
                (message, cause) -> deadLetters.add(cause),
                retries,
                clock,
                Duration.ofSeconds(20));
    }
}
