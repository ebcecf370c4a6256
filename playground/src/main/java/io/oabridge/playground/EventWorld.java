package io.oabridge.playground;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.ConversationId;
import io.oabridge.domain.Customer;
import io.oabridge.domain.CustomerId;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.dynamodb.DynamoContactBook;
import io.oabridge.dynamodb.DynamoFileStore;
import io.oabridge.playground.zalo.ZaloSettings;
import io.oabridge.relay.port.Contact;
import io.oabridge.relay.port.FileStore.StoredFile;
import io.oabridge.topology.TableSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An installation in the state the events in {@code events/} speak of: their customer is known and
 * has a conversation, a file is shared, and Freshchat's webhooks are signed with the events' key.
 */
public final class EventWorld {
    private static final String CUSTOMER = "3000000000000000003";
    private static final String USER = "0b000000-0000-4000-8000-000000000002";
    private static final String CONVERSATION = "0e000000-0000-4000-8000-000000000005";
    private static final String DOMAIN_CODE = "NeutralCode_1-2";
    private static final String FILE_ID = "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB";

    /**
     * Nobody listens there: what the simulated platforms would say in return is not of interest.
     */
    private static final String NOWHERE = "http://localhost:9";

    private EventWorld() {}

    /**
     * Starts it on free ports, unless the options name others.
     *
     * @param events the folder {@code events/}
     */
    public static LocalInstallation start(Options options, Path events, Consumer<String> progress)
            throws IOException {
        Options complete =
                orElse(
                        orElse(
                                options,
                                Option.FRESHCHAT_WEBHOOK_KEY,
                                Files.readString(events.resolve("freshchat-webhook-key.txt"))),
                        Option.DOMAIN_VERIFICATION,
                        DOMAIN_CODE);
        LocalInstallation installation = LocalInstallation.start(complete, NOWHERE, progress);
        acquaint(installation, complete);
        share(installation);
        return installation;
    }

    /** What {@link #start} prepares, in words. */
    public static String inWords() {
        return """
        Prepared for it: the Official Account %s is connected, with a fresh token; its customer
        %s ("Minh Khánh") wrote just now and has conversation %s
        in Freshchat; a text is shared under the id %s; webhooks are
        verified with the keys events/ are signed with.\
        """
                .formatted(ZaloSettings.defaults().account().id(), CUSTOMER, CONVERSATION, FILE_ID);
    }

    private static Options orElse(Options options, Option option, String value) {
        return options.given(option).isPresent() ? options : options.with(option, value);
    }

    private static void acquaint(LocalInstallation installation, Options options) {
        Customer customer = new Customer(installation.connection(), new CustomerId(CUSTOMER));
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.put("first_name", "Minh Khánh")
                .put("last_name", "Zalo")
                .put("reference_id", customer.reference());
        installation
                .platforms()
                .withSimulatedFreshchat(freshchat -> freshchat.know(USER, CONVERSATION, fields));
        new DynamoContactBook(installation.dynamoDb(), installation.table(TableSpec.CONTACTS))
                .save(
                        new Contact(
                                customer,
                                new HelpdeskUserId(USER),
                                true,
                                Optional.of(
                                        new Conversation(
                                                new HelpdeskAccountId(
                                                        options.text(Option.FRESHCHAT_APP_ID)),
                                                new ConversationId(CONVERSATION)))));
    }

    private static void share(LocalInstallation installation) {
        var _ =
                new DynamoFileStore(installation.dynamoDb(), installation.table(TableSpec.FILES))
                        .save(
                                new StoredFile(
                                        FILE_ID,
                                        URI.create(NOWHERE + "/files/" + FILE_ID),
                                        "tin-nhan.txt",
                                        "Dạ, em gửi anh bảng giá.",
                                        Instant.now().plus(Duration.ofDays(7))));
    }
}
