package io.oabridge.relay;

import static io.oabridge.relay.fakes.Samples.KHANH;
import static io.oabridge.relay.fakes.Samples.LAN;
import static io.oabridge.relay.fakes.Samples.fromAgent;
import static io.oabridge.relay.fakes.Samples.fromCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Customer;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.CrossingOutcome.Finished;
import io.oabridge.relay.CrossingOutcome.Result;
import io.oabridge.relay.fakes.CallLog.Moment;
import io.oabridge.relay.fakes.RecordingHelpdesk;
import io.oabridge.relay.fakes.RecordingMessenger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Talks of two customers in which anything may go wrong at any moment: crashes, lost answers, rate
 * limits, conversations that end. Few different words, so that only claims keep messages apart.
 */
class OrdealTest {
    private static final int TALKS = 60;
    private static final int MESSAGES = 12;
    private static final List<String> WORDS = List.of("ok", "yes", "ok|yes");

    private final List<String> said = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyMessageArrivesOnceAndInOrder(long seed) {
        Random random = new Random(seed);
        for (int talk = 0; talk < TALKS; talk++) {
            BridgeUnderTest bridge = new BridgeUnderTest();
            List<Customer> customers = List.of(KHANH, LAN);
            customers.forEach(bridge::acquainted);
            for (Customer customer : customers) {
                talk(bridge, customer, random);
            }
        }
        assertThat(said).hasSizeGreaterThan(TALKS * MESSAGES);
    }

    private void talk(BridgeUnderTest bridge, Customer customer, Random random) {
        List<String> toAgents = new ArrayList<>(List.of("hello"));
        List<String> toCustomer = new ArrayList<>();
        for (int number = 0; number < MESSAGES; number++) {
            String words = WORDS.get(random.nextInt(WORDS.size()));
            said.add(words);
            trouble(bridge, customer, random);
            if (random.nextBoolean()) {
                toAgents.add(words);
                arrives(bridge, fromCustomer(customer, "m" + number, words));
            } else {
                toCustomer.addAll(List.of(words.split("\\|", -1)));
                var conversation = bridge.contact(customer).conversation().orElseThrow();
                arrives(bridge, fromAgent(conversation, "a" + number, words));
            }
            assertThat(bridge.readOf(customer)).isEqualTo(toAgents);
            assertThat(bridge.receivedBy(customer)).isEqualTo(toCustomer);
        }
        assertThat(bridge.notes()).isEmpty();
    }

    private static void arrives(BridgeUnderTest bridge, ChatMessage message) {
        assertThat(bridge.deliver(message))
                .isIn(new Finished(Result.DELIVERED), new Finished(Result.DUPLICATE));
        bridge.log.spare();
    }

    private static void trouble(BridgeUnderTest bridge, Customer customer, Random random) {
        var busy = new SendOutcome.RetryLater(Duration.ofSeconds(1), "rate-limited");
        var lost = new SendOutcome.Uncertain("time-out");
        switch (random.nextInt(9)) {
            case 0, 1 -> bridge.log.killAt(1 + random.nextInt(12), Moment.BEFORE_EFFECT);
            case 2, 3 -> bridge.log.killAt(1 + random.nextInt(12), Moment.AFTER_EFFECT);
            case 4 -> {
                bridge.messenger.faults().loseNextAnswer(RecordingMessenger.Operation.SEND, lost);
                bridge.helpdesk.faults().loseNextAnswer(RecordingHelpdesk.Operation.POST, lost);
            }
            case 5 -> {
                bridge.messenger.faults().failNext(RecordingMessenger.Operation.SEND, lost);
                bridge.helpdesk.faults().failNext(RecordingHelpdesk.Operation.POST, lost);
            }
            case 6 -> {
                bridge.messenger.faults().failNext(RecordingMessenger.Operation.SEND, busy);
                bridge.messenger.faults().failNext(RecordingMessenger.Operation.FIND_SENT, busy);
                bridge.helpdesk.faults().failNext(RecordingHelpdesk.Operation.FIND_POSTED, busy);
            }
            case 7 -> bridge.helpdesk.end(bridge.contact(customer).conversation().orElseThrow());
            default -> bridge.clock.advance(Duration.ofSeconds(2));
        }
    }
}
