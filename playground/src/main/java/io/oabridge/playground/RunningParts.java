package io.oabridge.playground;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was started together, and is stopped together: the last one first. */
public final class RunningParts implements AutoCloseable {
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    /** The same part, which is closed with the others. */
    public <T extends AutoCloseable> T add(T part) {
        running.push(part);
        return part;
    }

    /** A part that cannot be closed is told of, and the others are closed all the same. */
    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                System.err.println("Could not stop one part: " + e.getMessage());
            }
        }
    }
}
