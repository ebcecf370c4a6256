package io.oabridge.relay.port;

import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Direction;

/**
 * Names one source message for good. Wide on purpose: two accounts, two customers or two kinds of
 * event may share a message id and still be different messages.
 */
public record DeliveryKey(Direction direction, String conversation, String kind, String message) {

    public static DeliveryKey of(ChatMessage message) {
        return switch (message) {
            case ChatMessage.FromCustomer it ->
                    new DeliveryKey(
                            Direction.TO_HELPDESK,
                            it.customer().reference(),
                            it.kind(),
                            it.id().value());
            case ChatMessage.FromAgent it ->
                    new DeliveryKey(
                            Direction.TO_MESSENGER,
                            it.conversation().toString(),
                            "message",
                            it.id().value());
        };
    }

    @Override
    public String toString() {
        return direction + "#" + conversation + "#" + kind + "#" + message;
    }
}
