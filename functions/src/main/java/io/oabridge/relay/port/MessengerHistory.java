package io.oabridge.relay.port;

import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Customer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a messenger remembers of its conversations, a page at a time, from the newest backwards.
 * Every call is one request, bounded in time; what is written meanwhile may show an entry on two
 * pages, and hides none.
 */
public interface MessengerHistory {

    /** With whom the account exchanged messages. */
    Answer<Page<Customer>> customers(AccessToken token, ConnectionId account, int page);

    /** What one customer wrote to the account. */
    Answer<Page<PastMessage>> writtenBy(AccessToken token, Customer customer, int page);

    /**
     * One page.
     *
     * @param oldest when the oldest message on it was written, by whomever; empty when none was
     * @param last whether nothing older is remembered
     */
    record Page<T>(List<T> entries, Optional<Instant> oldest, boolean last) {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A customer's message as the history tells it.
     *
     * @param kinds under which its webhook may have been taken, the likeliest first; the message's
     *     own is among them
     * @param body the same as text, from which a worker reads the message
     */
    record PastMessage(ChatMessage.FromCustomer message, List<String> kinds, String body) {
        public PastMessage {
            kinds = List.copyOf(kinds);
        }

        /** Without what the customer wrote. */
        @Override
        public String toString() {
            return "PastMessage[id=" + message.id() + ", sentAt=" + message.sentAt() + "]";
        }
    }
}
