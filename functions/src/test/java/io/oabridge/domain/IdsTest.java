package io.oabridge.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private static final ConnectionId SHOP = new ConnectionId("zalo", "2000000000000000002");

    static Stream<Arguments> idTypes() {
        return Stream.of(
                id("AgentId", AgentId::new),
                id("ChannelId", ChannelId::new),
                id("ConversationId", ConversationId::new),
                id("CustomerId", CustomerId::new),
                id("HelpdeskAccountId", HelpdeskAccountId::new),
                id("HelpdeskUserId", HelpdeskUserId::new),
                id("MessageId", MessageId::new));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("idTypes")
    void anIdIsItsTextAndNeverBlank(String type, Function<String, Object> make) {
        assertThat(make.apply("a-1")).hasToString("a-1").isEqualTo(make.apply("a-1"));
        for (String blank : List.of("", " ", "\t\n")) {
            assertThatThrownBy(() -> make.apply(blank))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(type + " must not be blank");
        }
    }

    @Test
    void aConnectionIdIsReadBackFromItsText() {
        assertThat(ConnectionId.parse(SHOP.toString())).isEqualTo(SHOP);
        assertThat(SHOP).hasToString("zalo:2000000000000000002");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zalo", "zalo:", ":1", " :1", "zalo: ", "zalo:1:2", ":"})
    void aTextThatIsNoConnectionIdIsNamedAsSuch(String text) {
        assertThatThrownBy(() -> ConnectionId.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ConnectionId");
    }

    @Test
    void aColonWouldMakeTwoConnectionsOne() {
        assertThatThrownBy(() -> new ConnectionId("za:lo", "1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ConnectionId("zalo", "1:2"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3000000000000000003", "with:colon", "with:two:colons", "khánh"})
    void aCustomerIsReadBackFromTheirReference(String id) {
        Customer customer = new Customer(SHOP, new CustomerId(id));

        assertThat(Customer.fromReference(customer.reference())).contains(customer);
        assertThat(customer).hasToString("zalo:2000000000000000002:" + id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "crm-4711", "zalo:1", "zalo:1:", "zalo::3", ":1:3", " :1:3", "zalo:1: "})
    void aReferenceOfSomebodyElseIsNoCustomer(String reference) {
        assertThat(Customer.fromReference(reference)).isEqualTo(Optional.empty());
    }

    private static Arguments id(String type, Function<String, Object> make) {
        return Arguments.of(type, make);
    }
}
