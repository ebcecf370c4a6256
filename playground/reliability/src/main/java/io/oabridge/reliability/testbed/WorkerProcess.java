package io.oabridge.reliability.testbed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A worker as its parent sees it: a process, its proxies, what it holds, and its end. */
final class WorkerProcess {
    /** 128 and the number of the signal. */
    private static final int KILLED = 128 + 9;

    private final Process process;
    private final List<InterceptingProxy> proxies;
    private final HeldByWorker held;
    private final WorkerInterceptors interceptors;
    private final int port;

    private WorkerProcess(
            Process process,
            List<InterceptingProxy> proxies,
            HeldByWorker held,
            WorkerInterceptors interceptors,
            int port) {
        this.process = process;
        this.proxies = proxies;
        this.held = held;
        this.interceptors = interceptors;
        this.port = port;
    }

    /**
     * Starts it and waits until it has loaded its functions.
     *
     * @throws IllegalStateException when it does not come up
     */
    static WorkerProcess start(
            ProcessBuilder command,
            List<InterceptingProxy> proxies,
            HeldByWorker held,
            WorkerInterceptors interceptors) {
        try {
            Process process = command.start();
            BufferedReader words =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8));
            for (String line = words.readLine(); line != null; line = words.readLine()) {
                if (line.startsWith(Worker.READY)) {
                    int port = Integer.parseInt(line.substring(Worker.READY.length()));
                    return new WorkerProcess(process, proxies, held, interceptors, port);
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

    HeldByWorker held() {
        return held;
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
        interceptors.end();
        process.destroyForcibly();
        int end = process.onExit().join().exitValue();
        if (end != KILLED) {
            throw new IllegalStateException("a worker ended with " + end + " instead of SIGKILL");
        }
    }

    /** How many of its requests the services are still dealing with. */
    int underWay() {
        return proxies.stream().mapToInt(InterceptingProxy::underWay).sum();
    }

    void close() {
        process.destroyForcibly();
        proxies.forEach(InterceptingProxy::close);
    }
}
