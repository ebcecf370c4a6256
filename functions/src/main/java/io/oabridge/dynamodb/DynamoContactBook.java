package io.oabridge.dynamodb;

import io.oabridge.domain.Conversation;
import io.oabridge.domain.ConversationId;
import io.oabridge.domain.Customer;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.relay.port.Contact;
import io.oabridge.relay.port.ContactBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * An item per customer with their newest conversation, and an item per conversation, kept for good,
 * that points back: what an agent writes into a former conversation still finds its customer.
 */
public final class DynamoContactBook implements ContactBook {
    private static final String CUSTOMER = "customer";
    private static final String USER = "user";
    private static final String UNNAMED = "unnamed";
    private static final String ACCOUNT = "helpdeskAccount";
    private static final String CONVERSATION = "conversation";

    private final Table table;

    public DynamoContactBook(DynamoDbClient client, String tableName) {
        this.table = new Table(client, tableName);
    }

    @Override
    public Optional<Contact> find(Customer customer) {
        return table.read(key(customer))
                .map(item ->
                        new Contact(
                                customer,
                                new HelpdeskUserId(item.required(USER)),
                                item.text(UNNAMED).isEmpty(),
                                conversation(item)));
    }

    @Override
    public Optional<Customer> customerOf(Conversation conversation) {
        return table.read(key(conversation))
                .map(item -> item.required(CUSTOMER))
                .flatMap(Customer::fromReference);
    }

    @Override
    public void save(Contact contact) {
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(
                table.putting(
                        Item.keyed(key(contact.customer()))
                                .with(USER, contact.user().value())
                                .with(
                                        UNNAMED,
                                        contact.named() ? Optional.empty() : Optional.of("yes"))
                                .with(
                                        ACCOUNT,
                                        contact.conversation().map(it -> it.account().value()))
                                .with(
                                        CONVERSATION,
                                        contact.conversation().map(it -> it.id().value()))));
        contact.conversation()
                .ifPresent(conversation ->
                        writes.add(
                                table.putting(
                                        Item.keyed(key(conversation))
                                                .with(CUSTOMER, contact.customer().reference()))));
        table.together(writes);
    }

    private static Optional<Conversation> conversation(Item item) {
        return item.text(CONVERSATION)
                .map(id ->
                        new Conversation(
                                new HelpdeskAccountId(item.required(ACCOUNT)),
                                new ConversationId(id)));
    }

    private static String key(Customer customer) {
        return KeyText.of(CUSTOMER, customer.reference());
    }

    private static String key(Conversation conversation) {
        return KeyText.of(CONVERSATION, conversation.toString());
    }
}
