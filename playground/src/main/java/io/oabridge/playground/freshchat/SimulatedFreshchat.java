package io.oabridge.playground.freshchat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.simulator.Faults;
import io.oabridge.playground.simulator.LiveEvents;
import io.oabridge.playground.simulator.Reply;
import io.oabridge.playground.simulator.SimulatorServer;

/**
 * A Freshchat account on this machine: the v2 API under {@code /v2}, signed webhooks, and the
 * inbox, fault switches and live events under {@code /simulator/}. It is written from {@code
 * docs/platforms/freshchat.md} alone and shares no code with the bridge, so that each can prove the
 * other wrong.
 */
public final class SimulatedFreshchat implements AutoCloseable {
    private final SimulatorServer server;
    private final WebhookOutbox outbox;
    private final Media media;
    private final WebhookKey key;
    private final Acquaintance acquaintance;

    private SimulatedFreshchat(
            SimulatorServer server,
            WebhookOutbox outbox,
            Media media,
            WebhookKey key,
            Acquaintance acquaintance) {
        this.server = server;
        this.outbox = outbox;
        this.media = media;
        this.key = key;
        this.acquaintance = acquaintance;
    }

    /**
     * Starts the account with its channels, agents and a fresh key pair, and no users.
     *
     * @throws io.oabridge.playground.simulator.PortTaken when something else listens on the port
     */
    public static SimulatedFreshchat start(FreshchatSettings settings) {
        return start(settings, WebhookKey.generate());
    }

    /** Making a key pair takes a good part of a second: tests may share one. */
    static SimulatedFreshchat start(FreshchatSettings settings, WebhookKey key) {
        LiveEvents events = new LiveEvents();
        Faults faults = FaultKinds.all();
        SimulatorServer server =
                SimulatorServer.start("the simulated Freshchat", settings.port(), faults, events);
        Ids ids = new Ids();
        Account account = new Account(settings);
        Customers customers = new Customers(settings, ids);
        Media media = new Media(ids, server.address());
        WebhookLog log = new WebhookLog(events, settings.clock());
        WebhookOutbox outbox = new WebhookOutbox(settings.webhook(), key, faults, log);

        Shapes shapes = new Shapes(account);
        InboxView inbox = new InboxView(account, customers);
        Webhooks webhooks =
                new Webhooks(shapes, customers, inbox, outbox, events, settings.clock());
        Desk desk = new Desk();
        Lifecycle lifecycle = new Lifecycle(settings, account, ids, webhooks);
        Drafts drafts = new Drafts(account, new Parts(media));
        Messages messages = new Messages(account, drafts, lifecycle, shapes);

        Api api = new Api(server, faults, ids, settings);
        new UserApi(settings, customers, desk).routes(api);
        new ConversationApi(account, customers, desk, lifecycle, messages, faults).routes(api);
        new MessageApi(desk, lifecycle, messages, faults).routes(api);
        new UploadApi(settings, media, ids, faults).routes(api);
        new AccountApi(settings, account).routes(api);
        api.otherwise();
        server.route("GET", "/media/{id}", call -> media.serve(call.pathParameter("id")));

        CallLog calls = new CallLog(events);
        server.observe(calls::record);
        Switchboard switchboard =
                new Switchboard(account, customers, desk, lifecycle, drafts, inbox);
        switchboard.routes(server);
        InboxFiles files = new InboxFiles(settings, media);
        server.route("POST", "/simulator/files", files::keep);
        server.route(
                "POST",
                "/simulator/signature",
                call -> Reply.text(200, "text/plain; charset=utf-8", key.sign(call.body())));
        server.route(
                "GET",
                "/simulator/webhook-key",
                call -> Reply.text(200, "text/plain; charset=utf-8", key.shown()));
        server.route("GET", "/simulator/webhooks", call -> Reply.json(200, log.json()));
        server.route(
                "GET",
                "/simulator/state",
                call -> {
                    ObjectNode state = switchboard.counts();
                    state.put("webhooks", log.total());
                    state.set("calls", calls.json());
                    return Reply.json(200, state);
                });
        return new SimulatedFreshchat(
                server,
                outbox,
                media,
                key,
                (user, conversation, fields) -> {
                    customers.add(user, fields);
                    return desk.open(
                            new Conversation(
                                    conversation,
                                    ids,
                                    settings.channelId(),
                                    user,
                                    settings.clock().instant()),
                            Conversation::id);
                });
    }

    /** {@code http://localhost:port}; the API is under {@code /v2} of it. */
    public String address() {
        return server.address();
    }

    public int port() {
        return server.port();
    }

    /** The public key of the webhooks as the dashboard shows it: SPKI, labelled RSA PUBLIC KEY. */
    public String webhookKey() {
        return key.shown();
    }

    /**
     * Adds a user with an empty conversation under the ids that events written beforehand name.
     *
     * @param fields what was written about the user, by the API's names
     */
    public void know(String user, String conversation, ObjectNode fields) {
        var _ = acquaintance.make(user, conversation, fields);
    }

    @Override
    public void close() {
        server.close();
        outbox.close();
        media.close();
    }

    private interface Acquaintance {
        String make(String user, String conversation, ObjectNode fields);
    }
}
