package io.oabridge.handler;

import io.oabridge.domain.ConnectionId;
import io.oabridge.dynamodb.DynamoConnectionBook;
import io.oabridge.dynamodb.DynamoContactBook;
import io.oabridge.dynamodb.DynamoDeliveryLedger;
import io.oabridge.dynamodb.DynamoFileStore;
import io.oabridge.dynamodb.DynamoNoteMemory;
import io.oabridge.dynamodb.DynamoPendingAuthorizations;
import io.oabridge.dynamodb.DynamoTokenVault;
import io.oabridge.relay.port.ConnectionBook;
import io.oabridge.relay.port.ContactBook;
import io.oabridge.relay.port.DeliveryLedger;
import io.oabridge.relay.port.FileStore;
import io.oabridge.relay.port.NoteMemory;
import io.oabridge.relay.port.PendingAuthorizations;
import io.oabridge.relay.port.TokenVault;
import io.oabridge.topology.TableSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

/** What outlives a function, and in which table it is. */
record Tables(AwsClients aws, Settings settings, InstantSource clock) {

    ConnectionBook connections() {
        return new DynamoConnectionBook(aws.dynamoDb(), settings.table(TableSpec.CONNECTIONS));
    }

    ContactBook contacts() {
        return new DynamoContactBook(aws.dynamoDb(), settings.table(TableSpec.CONTACTS));
    }

    FileStore files() {
        return new DynamoFileStore(aws.dynamoDb(), settings.table(TableSpec.FILES));
    }

    NoteMemory noteMemory() {
        return new DynamoNoteMemory(aws.dynamoDb(), settings.table(TableSpec.DELIVERIES));
    }

    TokenVault tokens() {
        return new DynamoTokenVault(aws.dynamoDb(), settings.table(TableSpec.TOKENS));
    }

    PendingAuthorizations pendingAuthorizations() {
        return new DynamoPendingAuthorizations(aws.dynamoDb(), settings.table(TableSpec.TOKENS));
    }

    /** The ledger of those who deliver: it remembers as long as each connection wants. */
    DeliveryLedger ledger() {
        return ledger(new DeliveryMemory(connections(), clock));
    }

    /** The ledger of those who only read it. */
    DeliveryLedger ledgerToRead() {
        return ledger(_ -> DeliveryMemory.LEAST);
    }

    private DeliveryLedger ledger(Function<ConnectionId, Duration> memory) {
        return new DynamoDeliveryLedger(
                aws.dynamoDb(), settings.table(TableSpec.DELIVERIES), memory, clock);
    }
}
