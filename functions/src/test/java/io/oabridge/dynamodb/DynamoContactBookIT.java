package io.oabridge.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.ConversationId;
import io.oabridge.domain.Customer;
import io.oabridge.domain.CustomerId;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.domain.Profile;
import io.oabridge.localaws.LocalAws;
import io.oabridge.localaws.LocalDynamoDb;
import io.oabridge.relay.port.Contact;
import io.oabridge.topology.TableSpec;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalAws.class)
class DynamoContactBookIT {
    private static final ConnectionId OA = new ConnectionId("zalo", "2000000000000000002");
    private static final HelpdeskAccountId ACCOUNT = new HelpdeskAccountId("app-1");
    private static final Customer CUSTOMER = new Customer(OA, new CustomerId("3:with:colons"));
    private static final HelpdeskUserId USER = new HelpdeskUserId("user-1");

    private final DynamoContactBook book;

    DynamoContactBookIT(LocalDynamoDb dynamoDb) {
        book = new DynamoContactBook(dynamoDb.client(), dynamoDb.table(TableSpec.CONTACTS));
    }

    @Test
    void strangersAreUnknown() {
        assertThat(book.find(CUSTOMER)).isEmpty();
        assertThat(book.customerOf(conversation("c1"))).isEmpty();
    }

    @Test
    void aContactWithoutConversationIsReadBack() {
        Contact contact = new Contact(CUSTOMER, USER, false, Optional.empty());

        book.save(contact);

        assertThat(book.find(CUSTOMER)).contains(contact);
    }

    @Test
    void aConversationLeadsBackToItsCustomer() {
        Contact contact = new Contact(CUSTOMER, USER, true, Optional.of(conversation("c1")));

        book.save(contact);

        assertThat(book.find(CUSTOMER)).contains(contact);
        assertThat(book.customerOf(conversation("c1"))).contains(CUSTOMER);
    }

    @Test
    void aFormerConversationStillLeadsBack() {
        Contact contact = new Contact(CUSTOMER, USER, true, Optional.of(conversation("c1")));
        book.save(contact);

        book.save(contact.in(conversation("c2")));

        assertThat(book.find(CUSTOMER).flatMap(Contact::conversation)).contains(conversation("c2"));
        assertThat(book.customerOf(conversation("c1"))).contains(CUSTOMER);
        assertThat(book.customerOf(conversation("c2"))).contains(CUSTOMER);
    }

    @Test
    void whatIsKnownOfTheProfileIsReadBackAndReplaced() {
        Instant at = Instant.parse("2026-03-02T04:05:06Z");
        Profile profile = new Profile("Minh Khánh", Optional.empty());
        Contact contact = new Contact(CUSTOMER, USER, false, Optional.empty()).shownAs(profile, at);

        book.save(contact);
        Optional<Contact> first = book.find(CUSTOMER);
        book.save(new Contact(CUSTOMER, USER, true, Optional.of(conversation("c1"))));

        assertThat(first).contains(contact);
        assertThat(book.find(CUSTOMER))
                .contains(new Contact(CUSTOMER, USER, true, Optional.of(conversation("c1"))));
    }

    @Test
    void aForgottenCustomerLeavesNothingBehindAndNobodyElseIsTouched() {
        Customer other = new Customer(OA, new CustomerId("4"));
        book.save(new Contact(CUSTOMER, USER, true, Optional.of(conversation("c1"))));
        book.save(new Contact(CUSTOMER, USER, true, Optional.of(conversation("c2"))));
        book.save(new Contact(other, USER, true, Optional.of(conversation("c3"))));

        book.forget(CUSTOMER);
        book.forget(CUSTOMER);

        assertThat(book.find(CUSTOMER)).isEmpty();
        assertThat(book.customerOf(conversation("c1"))).isEmpty();
        assertThat(book.customerOf(conversation("c2"))).isEmpty();
        assertThat(book.find(other)).isPresent();
        assertThat(book.customerOf(conversation("c3"))).contains(other);
    }

    @Test
    void aForgottenCustomerCanBeMetAgain() {
        book.save(new Contact(CUSTOMER, USER, true, Optional.of(conversation("c1"))));
        book.forget(CUSTOMER);

        book.save(new Contact(CUSTOMER, USER, true, Optional.empty()));

        assertThat(book.find(CUSTOMER))
                .contains(new Contact(CUSTOMER, USER, true, Optional.empty()));
    }

    @Test
    void theSameConversationIdInAnotherAccountIsAnotherConversation() {
        book.save(new Contact(CUSTOMER, USER, true, Optional.of(conversation("c1"))));

        assertThat(
                        book.customerOf(
                                new Conversation(
                                        new HelpdeskAccountId("app-2"), new ConversationId("c1"))))
                .isEmpty();
    }

    @Test
    void theSameCustomerIdOfAnotherConnectionIsAnotherCustomer() {
        book.save(new Contact(CUSTOMER, USER, true, Optional.empty()));

        assertThat(
                        book.find(
                                new Customer(
                                        new ConnectionId("zalo", "2000000000000000009"),
                                        CUSTOMER.id())))
                .isEmpty();
    }

    @Test
    void manyWhoSaveOneContactAtOnceLeaveItWhole() throws Exception {
        Race.winners(i -> {
            book.save(new Contact(CUSTOMER, USER, true, Optional.of(conversation("c" + i))));
            return true;
        });

        Conversation newest = book.find(CUSTOMER).flatMap(Contact::conversation).orElseThrow();
        assertThat(book.customerOf(newest)).contains(CUSTOMER);
        for (int i = 0; i < Race.RUNNERS; i++) {
            assertThat(book.customerOf(conversation("c" + i))).contains(CUSTOMER);
        }
    }

    private static Conversation conversation(String id) {
        return new Conversation(ACCOUNT, new ConversationId(id));
    }
}
