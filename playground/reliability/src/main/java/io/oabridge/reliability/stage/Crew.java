package io.oabridge.reliability.stage;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One worker at work and one ready to take its place: who is killed is replaced at once. */
final class Crew implements AutoCloseable {
    private final Supplier<WorkerProcess> recruiter;
    private final Consumer<WorkerProcess> undertaker;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private CompletableFuture<WorkerProcess> spare;
    private volatile Optional<WorkerProcess> atWork = Optional.empty();
    private int kills;
    private int burials;

    /**
     * @param undertaker frees what the dead worker held
     */
    Crew(Supplier<WorkerProcess> recruiter, Consumer<WorkerProcess> undertaker) {
        this.recruiter = recruiter;
        this.undertaker = undertaker;
        this.spare = recruit();
    }

    /** Puts the first worker to work. */
    void begin() {
        promote();
    }

    Optional<WorkerProcess> atWork() {
        return atWork;
    }

    /** Kills whoever is at work; false when nobody is. Returns when it is dead. */
    synchronized boolean kill() {
        Optional<WorkerProcess> victim = atWork;
        if (victim.isEmpty()) {
            return false;
        }
        atWork = Optional.empty();
        victim.get().kill();
        kills++;
        threads.execute(this::promote);
        threads.execute(() -> {
            undertaker.accept(victim.get());
            buried();
        });
        return true;
    }

    synchronized int kills() {
        return kills;
    }

    /** Whether somebody is at work and everything the dead held is free. */
    synchronized boolean settled() {
        return atWork.isPresent() && burials == kills;
    }

    @Override
    public void close() {
        atWork.ifPresent(WorkerProcess::close);
        waiting().join().close();
        threads.shutdownNow();
    }

    private void promote() {
        WorkerProcess next = waiting().join();
        next.go();
        synchronized (this) {
            atWork = Optional.of(next);
            spare = recruit();
        }
    }

    private synchronized void buried() {
        burials++;
    }

    private synchronized CompletableFuture<WorkerProcess> waiting() {
        return spare;
    }

    private CompletableFuture<WorkerProcess> recruit() {
        return CompletableFuture.supplyAsync(recruiter, threads);
    }
}
