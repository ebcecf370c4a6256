package io.oabridge.relay;

import io.oabridge.relay.port.HelpdeskHistory;
import io.oabridge.relay.port.MessengerHistory;

/** What both platforms remember. */
public record Histories(MessengerHistory messenger, HelpdeskHistory helpdesk) {}
