package io.oabridge.playground.simulator;

/** A port the playground needs is in use. Its message is meant for the person who started it. */
public final class PortTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortTaken(String name, int port, Throwable cause) {
        super(
                "Port "
                        + port
                        + " for "
                        + name
                        + " is taken by another program. Stop that program, or choose other ports (see --help).",
                cause);
    }
}
