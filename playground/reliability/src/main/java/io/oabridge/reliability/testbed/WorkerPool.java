package io.oabridge.reliability.testbed;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One worker at work and a standby: who is killed is replaced at once. */
final class WorkerPool implements AutoCloseable {
    private final Supplier<WorkerProcess> factory;
    private final Consumer<WorkerProcess> release;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private CompletableFuture<WorkerProcess> standby;
    private volatile Optional<WorkerProcess> atWork = Optional.empty();
    private int kills;
    private int released;

    /**
     * @param release frees what the dead worker held
     */
    WorkerPool(Supplier<WorkerProcess> factory, Consumer<WorkerProcess> release) {
        this.factory = factory;
        this.release = release;
        this.standby = startStandby();
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
            release.accept(victim.get());
            countReleased();
        });
        return true;
    }

    synchronized int kills() {
        return kills;
    }

    /** Whether somebody is at work and everything the dead held is free. */
    synchronized boolean settled() {
        return atWork.isPresent() && released == kills;
    }

    @Override
    public void close() {
        atWork.ifPresent(WorkerProcess::close);
        standby().join().close();
        threads.shutdownNow();
    }

    private void promote() {
        WorkerProcess next = standby().join();
        next.go();
        synchronized (this) {
            atWork = Optional.of(next);
            standby = startStandby();
        }
    }

    private synchronized void countReleased() {
        released++;
    }

    private synchronized CompletableFuture<WorkerProcess> standby() {
        return standby;
    }

    private CompletableFuture<WorkerProcess> startStandby() {
        return CompletableFuture.supplyAsync(factory, threads);
    }
}
