package io.oabridge.sqs;

import java.time.Duration;

/** What a worker made of one message. */
public sealed interface Handled {

    /** Finished: delivered, refused for good, or not meant to be delivered. */
    record Done() implements Handled {}

    /** Comes back after exactly that long, and its group waits for it. */
    record Retry(Duration after, String cause) implements Handled {}

    /** Goes to the dead letters, and its group goes on. {@code cause} is a short stable word. */
    record GiveUp(String cause) implements Handled {}
}
