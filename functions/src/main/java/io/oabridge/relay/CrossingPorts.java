package io.oabridge.relay;

import io.oabridge.relay.port.AccessTokens;
import io.oabridge.relay.port.ConnectionBook;
import io.oabridge.relay.port.ContactBook;
import io.oabridge.relay.port.DeliveryLedger;
import io.oabridge.relay.port.Helpdesk;
import io.oabridge.relay.port.Messenger;

/** The outside world of a crossing: two platforms and what is remembered between messages. */
public record CrossingPorts(
        Messenger messenger,
        Helpdesk helpdesk,
        AccessTokens tokens,
        ConnectionBook connections,
        ContactBook contacts,
        DeliveryLedger ledger) {}
