package io.oabridge.relay;

import io.oabridge.domain.Happening;
import io.oabridge.relay.CrossingOutcome.Finished;
import io.oabridge.relay.CrossingOutcome.Result;
import io.oabridge.relay.port.ContactBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases what the bridge remembers of a customer who takes back the consent. The user in the
 * helpdesk, with its conversations, belongs to the company and stays; a customer who writes again
 * is introduced anew and found there by reference.
 */
final class Erasure {
    private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);

    private final ContactBook contacts;

    Erasure(ContactBook contacts) {
        this.contacts = contacts;
    }

    /** Safe to repeat. */
    CrossingOutcome of(Happening.Withdrawal withdrawal) {
        contacts.forget(withdrawal.customer());
        LOG.atInfo()
                .addKeyValue("connection", withdrawal.customer().connection())
                .log(
                        "a customer withdrew consent: contact erased; the helpdesk's user stays"
                                + " until somebody deletes it there");
        return new Finished(Result.FORGOTTEN);
    }
}
