package io.oabridge.reliability.testbed;

import io.oabridge.emulators.SecretsManagerStub;
import io.oabridge.playground.Emulators;
import io.oabridge.playground.aws.Provisioning;
import io.oabridge.playground.freshchat.SimulatedFreshchat;
import io.oabridge.playground.zalo.SimulatedZalo;
import io.oabridge.topology.QueueSpec;
import java.net.URI;
import java.util.Map;

/**
 * What is around the bridge.
 *
 * @param bridge the bridge's own address, which outlives every worker
 */
record LocalServices(
        Emulators emulators,
        SimulatedZalo zalo,
        SimulatedFreshchat freshchat,
        Map<QueueSpec, Provisioning.Urls> queues,
        String bridge) {
    LocalServices {
        queues = Map.copyOf(queues);
    }

    URI addressOf(Service service) {
        return switch (service) {
            case SQS -> emulators.sqs().endpoint();
            case DYNAMODB -> emulators.dynamoDb().endpoint();
            case ZALO -> URI.create(zalo.address());
            case FRESHCHAT -> URI.create(freshchat.address());
        };
    }

    SecretsManagerStub secrets() {
        return emulators.secrets();
    }

    String webhookKey() {
        return freshchat.webhookKey();
    }
}
