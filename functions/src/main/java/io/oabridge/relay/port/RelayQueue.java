package io.oabridge.relay.port;

/** Takes work for the workers. When {@link #enqueue} returns, the work survives any crash. */
public interface RelayQueue {

    /**
     * Work of one group is handed out in the order it was enqueued; a repeated deduplication id is
     * taken once.
     */
    void enqueue(RelayWork work);
}
