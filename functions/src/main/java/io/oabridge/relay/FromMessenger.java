package io.oabridge.relay;

import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Happening;
import io.oabridge.relay.port.Meter;
import io.oabridge.relay.port.NoteMemory;
import java.time.InstantSource;

/** Brings everything that happens on the customer's side to where it belongs. */
public final class FromMessenger {
    private final ToHelpdeskRelay relay;
    private final QuietNotes notes;
    private final Erasure erasure;
    private final UnshownMessages unshown;

    public FromMessenger(
            CrossingPorts ports, NoteMemory noteMemory, Meter meter, InstantSource clock) {
        this.relay = new ToHelpdeskRelay(ports, noteMemory, meter, clock);
        this.notes = new QuietNotes(ports, meter, clock);
        this.erasure = new Erasure(ports.contacts());
        this.unshown = new UnshownMessages(ports, new NotePosting(ports, meter));
    }

    /** Makes one attempt. Safe to repeat, also after a crash at any point of an earlier attempt. */
    public CrossingOutcome cross(Happening.InMessenger happening) {
        return switch (happening) {
            case ChatMessage.FromCustomer message -> relay.cross(message);
            case Happening.Signal signal -> notes.note(signal);
            case Happening.OwnerReply reply -> notes.note(reply);
            case Happening.Withdrawal withdrawal -> erasure.of(withdrawal);
        };
    }

    /**
     * Tells the agents, as well as that can be done, what will not be tried again by itself. What
     * is no message of the customer is a courtesy, and not missed.
     */
    public void giveUp(Happening.InMessenger happening, String cause) {
        switch (happening) {
            case ChatMessage.FromCustomer message -> unshown.tell(message, cause);
            case Happening.Signal _, Happening.OwnerReply _, Happening.Withdrawal _ -> {}
        }
    }
}
