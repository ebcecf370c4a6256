package io.oabridge.dynamodb;

import io.oabridge.domain.Conversation;
import io.oabridge.domain.ConversationId;
import io.oabridge.domain.Customer;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.relay.port.Contact;
import io.oabridge.relay.port.ContactBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * An item per customer with their newest conversation, and an item per conversation that points
 * back: what an agent writes into a former conversation still finds its customer. The customer's
 * item names every item that points back, so that all of them can be erased.
 */
public final class DynamoContactBook implements ContactBook {
    private static final String CUSTOMER = "customer";
    private static final String USER = "user";
    private static final String UNNAMED = "unnamed";
    private static final String ACCOUNT = "helpdeskAccount";
    private static final String CONVERSATION = "conversation";
    private static final String POINTING_BACK = "pointingBack";
    private static final String CHECKED_AT = "profileCheckedAt";
    private static final String FINGERPRINT = "profileFingerprint";

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
                                conversation(item),
                                new Contact.ProfileCheck(
                                        item.number(CHECKED_AT).map(Instant::ofEpochSecond),
                                        item.text(FINGERPRINT))));
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
        writes.add(table.updating(key(contact.customer()), change(contact)));
        contact.conversation()
                .ifPresent(conversation ->
                        writes.add(
                                table.putting(
                                        Item.keyed(key(conversation))
                                                .with(CUSTOMER, contact.customer().reference()))));
        table.together(writes);
    }

    /**
     * The customer's item goes last, for it names the others; what was added to it meanwhile goes
     * after it.
     */
    @Override
    public void forget(Customer customer) {
        Set<String> erased = new HashSet<>();
        table.read(key(customer)).ifPresent(item -> erasePointingBack(item, erased));
        table.take(key(customer)).ifPresent(item -> erasePointingBack(item, erased));
    }

    private void erasePointingBack(Item item, Set<String> erased) {
        item.texts(POINTING_BACK).stream().filter(erased::add).forEach(table::take);
    }

    private static Change change(Contact contact) {
        Contact.ProfileCheck check = contact.profileCheck();
        Map<String, Optional<AttributeValue>> attributes = new LinkedHashMap<>();
        attributes.put(USER, Optional.of(Values.text(contact.user().value())));
        attributes.put(
                UNNAMED, contact.named() ? Optional.empty() : Optional.of(Values.text("yes")));
        attributes.put(
                ACCOUNT, contact.conversation().map(it -> Values.text(it.account().value())));
        attributes.put(
                CONVERSATION, contact.conversation().map(it -> Values.text(it.id().value())));
        attributes.put(CHECKED_AT, check.at().map(Values::seconds));
        attributes.put(FINGERPRINT, check.fingerprint().map(Values::text));
        Change change = Change.replacing(attributes);
        return contact.conversation()
                .map(it -> change.adding(POINTING_BACK, Set.of(key(it))))
                .orElse(change);
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
