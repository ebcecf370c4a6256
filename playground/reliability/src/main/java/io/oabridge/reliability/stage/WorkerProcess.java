package io.oabridge.reliability.stage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A worker as its parent sees it: a process, its lines, what it holds, and its end. */
final class WorkerProcess {
    /** 128 and the number of the signal. */
    private static final int KILLED = 128 + 9;

    private final Process process;
    private final List<Tap> taps;
    private final InHand inHand;
    private final Alive alive;
    private final int port;

    private WorkerProcess(Process process, List<Tap> taps, InHand inHand, Alive alive, int port) {
        this.process = process;
        this.taps = taps;
        this.inHand = inHand;
        this.alive = alive;
        this.port = port;
    }

    /**
     * Starts it and waits until it has loaded its functions.
     *
     * @throws IllegalStateException when it does not come up
     */
    static WorkerProcess start(ProcessBuilder command, List<Tap> taps, InHand inHand, Alive alive) {
        try {
            Process process = command.start();
            BufferedReader words =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8));
            for (String line = words.readLine(); line != null; line = words.readLine()) {
                if (line.startsWith(Worker.READY)) {
                    int port = Integer.parseInt(line.substring(Worker.READY.length()));
                    return new WorkerProcess(process, taps, inHand, alive, port);
                }
            }
            throw new IllegalStateException("a worker did not start: see its log");
        } catch (IOException e) {
            throw new UncheckedIOException("a worker could not be started", e);
        }
    }

    int port() {
        return port;
    }

    InHand inHand() {
        return inHand;
    }

    /** From now on it works through the queues. */
    void go() {
        try {
            process.getOutputStream().write((Worker.GO + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException("a worker died before its time", e);
        }
    }

    /**
     * Kills it with SIGKILL: no shutdown hook runs, nothing is flushed.
     *
     * @throws IllegalStateException when it ended in another way
     */
    void kill() {
        alive.end();
        process.destroyForcibly();
        int end = process.onExit().join().exitValue();
        if (end != KILLED) {
            throw new IllegalStateException("a worker ended with " + end + " instead of SIGKILL");
        }
    }

    /** How many of its requests the services are still dealing with. */
    int underWay() {
        return taps.stream().mapToInt(Tap::underWay).sum();
    }

    void close() {
        process.destroyForcibly();
        taps.forEach(Tap::close);
    }
}
