package io.oabridge.playground;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.oabridge.domain.AccessToken;
import io.oabridge.domain.ChannelId;
import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Connection;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.ConnectionSettings;
import io.oabridge.domain.Content;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.ConversationId;
import io.oabridge.domain.Customer;
import io.oabridge.domain.CustomerId;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.Secret;
import io.oabridge.freshchat.FreshchatAccount;
import io.oabridge.freshchat.FreshchatHelpdesk;
import io.oabridge.relay.port.SecretSource;
import io.oabridge.transport.AllowedHosts;
import io.oabridge.transport.HttpTransport;
import io.oabridge.transport.MediaDownload;
import io.oabridge.zalo.ZaloApp;
import io.oabridge.zalo.ZaloMessenger;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One medium crosses in a process of its own, whose heap is too small to hold it: what does not
 * stream dies with an {@link OutOfMemoryError}.
 */
final class SmallHeap {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ConnectionId OA = new ConnectionId("zalo", RunningPlayground.OA);
    private static final HelpdeskAccountId ACCOUNT =
            new HelpdeskAccountId("0a000000-0000-4000-8000-000000000001");

    private SmallHeap() {}

    /**
     * @param heap as java writes it, {@code 32m}
     * @return what the process printed, its outcome last
     */
    static String run(String heap, String... arguments) {
        try {
            List<String> command =
                    new ArrayList<>(
                            List.of(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx" + heap,
                                    "-XX:+UseSerialGC",
                                    "-Djava.awt.headless=true",
                                    "-Djava.net.preferIPv4Stack=true",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    SmallHeap.class.getName()));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param arguments {@code to-freshchat}, kind and address of the medium, base of the API,
     *     conversation, user; or {@code to-zalo}, kind and address, base of the API, access token,
     *     customer
     */
    public static void main(String[] arguments) {
        URI address = URI.create(arguments[2]);
        Content.Media medium =
                new Content.Media(
                        Content.Media.Kind.valueOf(arguments[1]),
                        address,
                        Optional.empty(),
                        OptionalLong.empty());
        MediaDownload media =
                new MediaDownload(
                        AllowedHosts.of(List.of("http://" + address.getAuthority())),
                        MediaDownload.Resolver.ofMachine(),
                        PATIENCE,
                        Path.of(System.getProperty("java.io.tmpdir")));
        System.out.println(
                arguments[0].equals("to-freshchat")
                        ? toFreshchat(medium, media, arguments)
                        : toZalo(medium, media, arguments));
    }

    private static Object toFreshchat(
            Content.Media medium, MediaDownload media, String... arguments) {
        FreshchatAccount account =
                new FreshchatAccount(
                        ACCOUNT,
                        URI.create(arguments[3]),
                        new Secret("playground-freshchat-token"),
                        "");
        ConnectionSettings settings = ConnectionSettings.defaults(new ChannelId("unused"));
        return new FreshchatHelpdesk(new HttpTransport(PATIENCE), always(account), media)
                .post(
                        new Connection(OA, ACCOUNT, settings),
                        new Conversation(ACCOUNT, new ConversationId(arguments[4])),
                        new HelpdeskUserId(arguments[5]),
                        new ChatMessage.FromCustomer(
                                new Customer(OA, new CustomerId("unused")),
                                "user_send_file",
                                new MessageId("unused"),
                                Instant.now(),
                                List.of(medium)));
    }

    private static Object toZalo(Content.Media medium, MediaDownload media, String... arguments) {
        ZaloApp app =
                new ZaloApp("1000000000000000001", new Secret("unused"), new Secret(""), false);
        return new ZaloMessenger(
                        new HttpTransport(PATIENCE),
                        URI.create(arguments[3]),
                        always(app),
                        media,
                        InstantSource.system())
                .send(
                        new AccessToken(new Secret(arguments[4])),
                        new Customer(OA, new CustomerId(arguments[5])),
                        medium);
    }

    private static <T> SecretSource<T> always(T secrets) {
        return new SecretSource<>() {
            @Override
            public T current() {
                return secrets;
            }

            @Override
            public Optional<T> changed() {
                return Optional.empty();
            }
        };
    }
}
