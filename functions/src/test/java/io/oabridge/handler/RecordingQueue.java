package io.oabridge.handler;

import io.oabridge.relay.port.RelayQueue;
import io.oabridge.relay.port.RelayWork;
import java.util.ArrayList;
import java.util.List;

/** Remembers what was put into it, or takes nothing at all. */
final class RecordingQueue implements RelayQueue {
    private final List<RelayWork> works = new ArrayList<>();
    private boolean down;

    @Override
    public void enqueue(RelayWork work) {
        if (down) {
            throw new IllegalStateException("the queue is down");
        }
        works.add(work);
    }

    void goDown() {
        down = true;
    }

    List<RelayWork> works() {
        return List.copyOf(works);
    }
}
