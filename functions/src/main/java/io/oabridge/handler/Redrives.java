package io.oabridge.handler;

import io.oabridge.domain.Direction;
import io.oabridge.relay.port.DeliveryLedger;
import io.oabridge.sqs.Redrive;
import io.oabridge.sqs.SqsDeadLetterBox;
import io.oabridge.topology.QueueSpec;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The dead letters of each direction, as the redrive function reaches them. */
record Redrives(SqsClient sqs, Settings settings, DeliveryLedger ledger, InstantSource clock) {

    Map<Direction, Redrive> all() {
        return Map.of(
                Direction.TO_HELPDESK, of(QueueSpec.TO_HELPDESK),
                Direction.TO_MESSENGER, of(QueueSpec.TO_MESSENGER));
    }

    private Redrive of(QueueSpec queue) {
        return new Redrive(
                new SqsDeadLetterBox(
                        sqs,
                        settings.required(queue.urlKey()),
                        settings.required(queue.deadLetterUrlKey()),
                        RedriveHandler.LETTERS_HIDDEN),
                new DeliveredParts(ledger)::of,
                clock);
    }
}
