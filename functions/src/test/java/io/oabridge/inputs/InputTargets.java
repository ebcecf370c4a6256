package io.oabridge.inputs;

import io.oabridge.freshchat.FreshchatInputs;
import io.oabridge.handler.HandlerInputs;
import io.oabridge.sqs.QueueInputs;
import io.oabridge.transport.TransportInputs;
import io.oabridge.zalo.ZaloInputs;
import java.util.List;
import java.util.stream.Stream;

/** Everything that reads what strangers wrote. */
final class InputTargets {
    private InputTargets() {}

    static List<InputTarget> all() {
        return Stream.of(
                        ZaloInputs.all(),
                        FreshchatInputs.all(),
                        QueueInputs.all(),
                        HandlerInputs.all(),
                        TransportInputs.all())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * @throws IllegalArgumentException naming the targets there are
     */
    static InputTarget named(String name) {
        return all().stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "no input target is called \"" + name + "\"; there are " + all()));
    }
}
