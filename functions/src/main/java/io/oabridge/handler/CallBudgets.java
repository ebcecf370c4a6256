package io.oabridge.handler;

import io.oabridge.dynamodb.DynamoCallBudget;
import io.oabridge.relay.CallHold;
import io.oabridge.relay.port.CallBudget;
import io.oabridge.relay.port.Meter;
import io.oabridge.topology.TableSpec;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.Random;

/**
 * How often each platform may be called. An installation has one Zalo app and one Freshchat
 * account, so the platform's name is enough to name a limit.
 */
record CallBudgets(AwsClients aws, Settings settings, Meter meter, InstantSource clock) {

    CallBudget zalo() {
        return of("zalo", settings.zaloCallsPerMinute());
    }

    CallBudget freshchat() {
        return of("freshchat", settings.freshchatCallsPerMinute());
    }

    /**
     * Without a limit of ours, what the platform itself asks for is obeyed by each process alone.
     */
    private CallBudget of(String platform, OptionalInt perMinute) {
        if (perMinute.isEmpty()) {
            return new CallHold(clock, new Random());
        }
        return new DynamoCallBudget(
                aws.dynamoDb(),
                settings.table(TableSpec.DELIVERIES),
                new DynamoCallBudget.Limit(platform, perMinute.getAsInt()),
                meter,
                clock,
                new Random());
    }
}
