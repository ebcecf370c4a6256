package io.oabridge.relay.port;

import io.oabridge.domain.Direction;
import io.oabridge.domain.Happening;

/**
 * Names one source message, or another happening, for good. Wide on purpose: two accounts, two
 * customers or two kinds of event may share a message id and still be different messages.
 */
public record DeliveryKey(Direction direction, String conversation, String kind, String message) {

    public static DeliveryKey of(Happening happening) {
        return switch (happening) {
            case Happening.InMessenger it ->
                    new DeliveryKey(
                            Direction.TO_HELPDESK,
                            it.customer().reference(),
                            it.kind(),
                            it.id().value());
            case Happening.InHelpdesk it ->
                    new DeliveryKey(
                            Direction.TO_MESSENGER,
                            it.conversation().toString(),
                            it.kind(),
                            it.id().value());
        };
    }

    @Override
    public String toString() {
        return direction + "#" + conversation + "#" + kind + "#" + message;
    }
}
