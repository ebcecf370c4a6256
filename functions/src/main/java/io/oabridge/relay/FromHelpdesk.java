package io.oabridge.relay;

import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Happening;
import io.oabridge.relay.port.Meter;
import io.oabridge.relay.port.NoteMemory;
import io.oabridge.relay.port.SharedFiles;
import java.time.InstantSource;

/** Brings everything that happens on the agents' side to where it belongs. */
public final class FromHelpdesk {
    private final ToMessengerRelay relay;
    private final ResolvedNotice notice;

    public FromHelpdesk(
            CrossingPorts ports,
            SharedFiles files,
            NoteMemory noteMemory,
            Meter meter,
            InstantSource clock) {
        this.relay = new ToMessengerRelay(ports, files, noteMemory, meter, clock);
        this.notice =
                new ResolvedNotice(
                        ports,
                        new AuthorizedMessenger(ports.messenger(), ports.tokens()),
                        new AgentNotes(new NotePosting(ports, meter), noteMemory, clock),
                        clock);
    }

    /** Makes one attempt. Safe to repeat, also after a crash at any point of an earlier attempt. */
    public CrossingOutcome cross(Happening.InHelpdesk happening) {
        return switch (happening) {
            case ChatMessage.FromAgent message -> relay.cross(message);
            case Happening.Resolution resolution -> notice.send(resolution);
        };
    }

    /** Tells the agent, as well as that can be done, what will not be tried again by itself. */
    public void giveUp(Happening.InHelpdesk happening, String cause) {
        switch (happening) {
            case ChatMessage.FromAgent message -> relay.giveUp(message, cause);
            case Happening.Resolution resolution -> notice.giveUp(resolution, cause);
        }
    }
}
