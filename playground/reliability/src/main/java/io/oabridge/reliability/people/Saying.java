package io.oabridge.reliability.people;

import java.util.List;

/**
 * One message somebody wrote.
 *
 * @param id the platform's own
 * @param lane the conversation and direction whose order must be kept
 * @param marks of what must arrive, each as one thing, in order
 */
record Saying(String id, Lane lane, List<String> marks) {
    Saying {
        marks = List.copyOf(marks);
    }

    /**
     * @param customer the customer's id with Zalo
     * @param conversation Freshchat's conversation for what agents write; empty for what the
     *     customer writes, because that may go through several
     */
    record Lane(String customer, String conversation) {
        boolean toCustomer() {
            return !conversation.isEmpty();
        }

        @Override
        public String toString() {
            return toCustomer()
                    ? "to customer " + customer + " from conversation " + conversation
                    : "from customer " + customer;
        }
    }
}
