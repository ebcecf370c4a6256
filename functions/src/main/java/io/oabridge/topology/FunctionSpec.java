package io.oabridge.topology;

import static io.oabridge.topology.EnvironmentKey.CONNECTIONS_TABLE;
import static io.oabridge.topology.EnvironmentKey.CONTACTS_TABLE;
import static io.oabridge.topology.EnvironmentKey.DELIVERIES_TABLE;
import static io.oabridge.topology.EnvironmentKey.FILES_TABLE;
import static io.oabridge.topology.EnvironmentKey.FRESHCHAT_API_HOSTS;
import static io.oabridge.topology.EnvironmentKey.FRESHCHAT_CALLS_PER_MINUTE;
import static io.oabridge.topology.EnvironmentKey.FRESHCHAT_MEDIA_HOSTS;
import static io.oabridge.topology.EnvironmentKey.FRESHCHAT_SECRET_ID;
import static io.oabridge.topology.EnvironmentKey.INSTALLATION;
import static io.oabridge.topology.EnvironmentKey.LANGUAGE;
import static io.oabridge.topology.EnvironmentKey.PUBLIC_URL;
import static io.oabridge.topology.EnvironmentKey.RETRY_MAX_DELAY_SECONDS;
import static io.oabridge.topology.EnvironmentKey.TOKENS_TABLE;
import static io.oabridge.topology.EnvironmentKey.TO_HELPDESK_DEAD_LETTER_QUEUE_URL;
import static io.oabridge.topology.EnvironmentKey.TO_HELPDESK_QUEUE_URL;
import static io.oabridge.topology.EnvironmentKey.TO_MESSENGER_DEAD_LETTER_QUEUE_URL;
import static io.oabridge.topology.EnvironmentKey.TO_MESSENGER_QUEUE_URL;
import static io.oabridge.topology.EnvironmentKey.ZALO_API_URL;
import static io.oabridge.topology.EnvironmentKey.ZALO_CALLS_PER_MINUTE;
import static io.oabridge.topology.EnvironmentKey.ZALO_MEDIA_HOSTS;
import static io.oabridge.topology.EnvironmentKey.ZALO_OAUTH_URL;
import static io.oabridge.topology.EnvironmentKey.ZALO_SECRET_ID;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A function: its handler class, what calls it, and the environment it needs. */
public enum FunctionSpec {
    ZALO_WEBHOOK(
            "ZaloWebhookHandler",
            new Trigger.Http(List.of(new Trigger.Route("POST", "/webhooks/zalo"))),
            Size.WEBHOOK,
            Set.of(TO_HELPDESK_QUEUE_URL, TO_MESSENGER_QUEUE_URL, ZALO_SECRET_ID)),
    FRESHCHAT_WEBHOOK(
            "FreshchatWebhookHandler",
            new Trigger.Http(List.of(new Trigger.Route("POST", "/webhooks/freshchat/{appId}"))),
            Size.WEBHOOK,
            Set.of(TO_HELPDESK_QUEUE_URL, TO_MESSENGER_QUEUE_URL, FRESHCHAT_SECRET_ID)),
    TO_HELPDESK(
            "ToHelpdeskHandler",
            new Trigger.Queue(QueueSpec.TO_HELPDESK, 10, 20),
            Size.WORKER,
            Keys.WORKER),
    TO_MESSENGER(
            "ToMessengerHandler",
            new Trigger.Queue(QueueSpec.TO_MESSENGER, 10, 20),
            Size.PICTURE_WORKER,
            Keys.and(Keys.WORKER, FILES_TABLE, PUBLIC_URL)),
    TOKEN_REFRESH(
            "TokenRefreshHandler",
            new Trigger.Schedule(Duration.ofHours(1)),
            Size.WORKER,
            Set.of(CONNECTIONS_TABLE, TOKENS_TABLE, ZALO_SECRET_ID, ZALO_API_URL, ZALO_OAUTH_URL)),
    CONNECT(
            "ConnectHandler",
            new Trigger.Http(
                    List.of(
                            new Trigger.Route("GET", "/connect"),
                            new Trigger.Route("POST", "/connect"),
                            new Trigger.Route("GET", "/connect/zalo"),
                            new Trigger.Route("GET", "/connect/zalo/callback"),
                            new Trigger.Route("GET", "/connect/zalo/app"),
                            new Trigger.Route("POST", "/connect/zalo/app"),
                            new Trigger.Route("GET", "/connect/freshchat"),
                            new Trigger.Route("POST", "/connect/freshchat"),
                            new Trigger.Route("GET", "/connect/settings/{account}"),
                            new Trigger.Route("POST", "/connect/settings/{account}"),
                            new Trigger.Route("GET", "/"),
                            new Trigger.Route("GET", "/{page}"))),
            Size.WORKER,
            Set.of(
                    CONNECTIONS_TABLE,
                    TOKENS_TABLE,
                    ZALO_SECRET_ID,
                    FRESHCHAT_SECRET_ID,
                    FRESHCHAT_API_HOSTS,
                    LANGUAGE,
                    ZALO_API_URL,
                    ZALO_OAUTH_URL,
                    PUBLIC_URL)),
    FILE(
            "FileHandler",
            new Trigger.Http(List.of(new Trigger.Route("GET", "/files/{id}/{name}"))),
            Size.WEBHOOK,
            Set.of(FILES_TABLE)),
    REDRIVE(
            "RedriveHandler",
            new Trigger.Operator(),
            Size.LONG_WORK,
            Set.of(
                    DELIVERIES_TABLE,
                    TO_HELPDESK_QUEUE_URL,
                    TO_HELPDESK_DEAD_LETTER_QUEUE_URL,
                    TO_MESSENGER_QUEUE_URL,
                    TO_MESSENGER_DEAD_LETTER_QUEUE_URL)),
    CATCH_UP(
            "CatchUpHandler",
            new Trigger.Operator(),
            Size.LONG_WORK,
            Set.of(
                    CONNECTIONS_TABLE,
                    CONTACTS_TABLE,
                    DELIVERIES_TABLE,
                    TOKENS_TABLE,
                    TO_HELPDESK_QUEUE_URL,
                    TO_MESSENGER_QUEUE_URL,
                    ZALO_SECRET_ID,
                    FRESHCHAT_SECRET_ID,
                    FRESHCHAT_MEDIA_HOSTS,
                    ZALO_API_URL,
                    ZALO_OAUTH_URL,
                    ZALO_MEDIA_HOSTS,
                    ZALO_CALLS_PER_MINUTE,
                    FRESHCHAT_CALLS_PER_MINUTE));

    private static final String HANDLER_PACKAGE = "io.oabridge.handler.";

    private final String handlerName;
    private final Trigger trigger;
    private final Size size;
    private final Set<EnvironmentKey> environment;

    FunctionSpec(String handlerName, Trigger trigger, Size size, Set<EnvironmentKey> environment) {
        this.handlerName = handlerName;
        this.trigger = trigger;
        this.size = size;
        this.environment = Keys.and(environment, INSTALLATION);
    }

    /** The handler as Lambda wants it named: {@code package.Class::handleRequest}. */
    public String handler() {
        return HANDLER_PACKAGE + handlerName + "::handleRequest";
    }

    /** A stable name for the function in templates and tools. */
    public String functionName() {
        return handlerName.replace("Handler", "Function");
    }

    public Trigger trigger() {
        return trigger;
    }

    public Size size() {
        return size;
    }

    /** The variables the function reads. */
    public Set<EnvironmentKey> environment() {
        return environment;
    }

    /**
     * How much of Lambda a function gets.
     *
     * @param snapStart whether somebody waits for the first answer
     */
    public record Size(int memoryInMegabytes, Duration timeout, boolean snapStart) {
        static final Size WEBHOOK = new Size(1024, Duration.ofSeconds(10), true);
        static final Size WORKER = new Size(512, Duration.ofSeconds(30), false);

        /** A picture is scaled in memory, and processor time comes with memory. */
        static final Size PICTURE_WORKER = new Size(1024, Duration.ofSeconds(30), false);

        /** A person waits for it and can call it again for the rest. */
        static final Size LONG_WORK = new Size(512, Duration.ofMinutes(10), false);
    }

    private static final class Keys {
        static final Set<EnvironmentKey> WORKER =
                Set.of(
                        CONNECTIONS_TABLE,
                        CONTACTS_TABLE,
                        DELIVERIES_TABLE,
                        TOKENS_TABLE,
                        TO_HELPDESK_QUEUE_URL,
                        TO_HELPDESK_DEAD_LETTER_QUEUE_URL,
                        TO_MESSENGER_QUEUE_URL,
                        TO_MESSENGER_DEAD_LETTER_QUEUE_URL,
                        ZALO_SECRET_ID,
                        FRESHCHAT_SECRET_ID,
                        FRESHCHAT_MEDIA_HOSTS,
                        ZALO_API_URL,
                        ZALO_OAUTH_URL,
                        ZALO_MEDIA_HOSTS,
                        RETRY_MAX_DELAY_SECONDS,
                        ZALO_CALLS_PER_MINUTE,
                        FRESHCHAT_CALLS_PER_MINUTE);

        private Keys() {}

        static Set<EnvironmentKey> and(Set<EnvironmentKey> keys, EnvironmentKey... more) {
            Set<EnvironmentKey> all = EnumSet.copyOf(keys);
            all.addAll(List.of(more));
            return Collections.unmodifiableSet(all);
        }
    }
}
