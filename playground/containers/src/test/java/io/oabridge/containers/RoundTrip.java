package io.oabridge.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.playground.Option;
import io.oabridge.playground.Options;
import io.oabridge.playground.Playground;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What the bridge needs of DynamoDB, SQS and Secrets Manager, seen from outside: the same tests for
 * every emulator. The playground is given the emulator's address and nothing else.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RoundTrip {
    private Playground playground;
    private BothSides sides;

    /** Starts the emulator, or finds it; in the form {@code --aws-endpoint} takes. */
    abstract String endpoint();

    /** Stops what {@link #endpoint} started. */
    void release() {}

    @BeforeAll
    void start() {
        playground =
                Playground.start(
                        Options.defaults()
                                .with(Option.PORT, "0")
                                .with(Option.ZALO_PORT, "0")
                                .with(Option.FRESHCHAT_PORT, "0")
                                .with(Option.RETRY_MAX_DELAY, "1")
                                .with(Option.AWS_ENDPOINT, endpoint()),
                        _ -> {});
        sides = new BothSides(playground);
    }

    @AfterAll
    void stop() {
        playground.close();
        release();
    }

    @Test
    void aMessageReachesTheAgentAndTheAnswerComesBack() {
        sides.newCustomer("3000000000000000101");

        sides.customerWrites("3000000000000000101", "Xin chào");
        String conversation = sides.conversationOf("3000000000000000101");
        List<String> read = sides.agentsRead(conversation, 1);
        sides.agentWrites(conversation, "Dạ, em nghe.");

        assertThat(read).containsExactly("Xin chào");
        assertThat(sides.customerRead("3000000000000000101", 1)).containsExactly("Dạ, em nghe.");
    }

    @Test
    void whatOneCustomerWritesArrivesInOrder() {
        sides.newCustomer("3000000000000000102");
        List<String> written = List.of("một", "hai", "ba", "bốn", "năm", "sáu");

        written.forEach(text -> sides.customerWrites("3000000000000000102", text));

        String conversation = sides.conversationOf("3000000000000000102");
        assertThat(sides.agentsRead(conversation, written.size()))
                .containsExactlyElementsOf(written);
    }

    @Test
    void aRepeatedWebhookIsDeliveredOnce() {
        sides.newCustomer("3000000000000000103");
        sides.duplicateWebhooks(1);

        sides.customerWrites("3000000000000000103", "chỉ một lần");
        sides.customerWrites("3000000000000000103", "và sau đó");

        String conversation = sides.conversationOf("3000000000000000103");
        assertThat(sides.agentsRead(conversation, 2)).containsExactly("chỉ một lần", "và sau đó");
    }

    /** The key it is compared with comes from the secret. */
    @Test
    void aWrongSignatureIsRefused() {
        assertThat(sides.wronglySigned()).isEqualTo(401);
    }
}
