package io.oabridge.playground.zalo;

import io.oabridge.playground.simulator.Faults;
import io.oabridge.playground.simulator.LiveEvents;
import io.oabridge.playground.simulator.PortTaken;
import io.oabridge.playground.simulator.SimulatorServer;

/**
 * A Zalo to talk to on this machine: OAuth host and API host in one, its webhooks, and under {@code
 * /simulator/} the phones of its users. It speaks the real API of docs/platforms/zalo.md and shares
 * no code with the bridge, so that what the two agree on was understood twice.
 */
public final class SimulatedZalo implements AutoCloseable {
    private final SimulatorServer server;
    private final Webhooks webhooks;

    private SimulatedZalo(SimulatorServer server, Webhooks webhooks) {
        this.server = server;
        this.webhooks = webhooks;
    }

    /**
     * Opens it on loopback; it answers when this returns.
     *
     * @throws PortTaken when something else listens on the port
     */
    public static SimulatedZalo start(ZaloSettings settings) {
        Faults faults = ZaloFaults.create();
        LiveEvents live = new LiveEvents();
        SimulatorServer server =
                SimulatorServer.start("the simulated Zalo", settings.port(), faults, live);
        RandomIds ids = new RandomIds();
        Users users = Users.ready(settings.clock().instant());
        MediaStore media = new MediaStore(server.address(), ids);
        MessageView view = new MessageView(media);
        EventBodies events = new EventBodies(settings);
        DeliveryLog log = new DeliveryLog(live, settings.webhook().retries().size());
        Webhooks webhooks = new Webhooks(settings, faults, log);
        Conversations conversations = new Conversations(live, events, view, webhooks);
        OAuth oauth = new OAuth(settings.clock(), ids, settings.account());
        Traffic traffic = new Traffic(live);

        TokenEndpoint tokens = new TokenEndpoint(settings.app(), oauth, faults, traffic);
        server.route("POST", TokenEndpoint.PATH, tokens::answer);
        new PermissionPage(settings, oauth).on(server);
        pictures(server, new Avatars(users, settings.account()), media);

        Api api = new Api(server, settings, oauth, faults, traffic);
        Uploads uploads = new Uploads(media, ids, settings);
        uploads.on(api);
        new MessageApi(users, conversations, new OutgoingBody(uploads, media), ids, settings)
                .on(api);
        new LegacyMessageApi(users, conversations, events).on(api);
        new UserApi(users, settings.clock(), server.address()).on(api);
        new HistoryApi(users, conversations, settings, faults, server.address()).on(api);
        new AccountApi(settings, users, server.address()).on(api);

        Phones phones = new Phones(users, conversations, events, ids, settings.clock());
        new Switchboard(users, phones, new PhoneMessage(media), ids, server.address()).on(server);
        new Watch(oauth, traffic, conversations, view, log).on(server);
        return new SimulatedZalo(server, webhooks);
    }

    /** {@code http://localhost:port}, of the API and the OAuth host alike. */
    public String address() {
        return server.address();
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        webhooks.close();
    }

    /** Twice: as the platform serves them, and for the page, whose looking spends no fault. */
    private static void pictures(SimulatorServer server, Avatars avatars, MediaStore media) {
        server.route("GET", "/avatars/{file}", avatars::answer);
        server.route("GET", "/simulator/avatars/{file}", avatars::answer);
        server.route("GET", "/media/{id}", media::answer);
        server.route("GET", "/simulator/media/{id}", media::answer);
        server.route("POST", "/simulator/media", media::take);
    }
}
