package io.oabridge.reliability.crash;

import io.oabridge.reliability.crash.CrashPoint.Moment;
import io.oabridge.reliability.stage.Gate;
import io.oabridge.reliability.stage.Passage;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Kills the worker at a named point, once, when it has been set. */
final class Trap implements Gate {
    private volatile BooleanSupplier kill = () -> false;
    private Optional<Setting> set = Optional.empty();

    /**
     * @param kill kills the worker at work; false when there was none
     */
    void kills(BooleanSupplier kill) {
        this.kill = kill;
    }

    /**
     * @param spared how many workers pass the point before one dies there
     * @return completed when somebody has died there
     */
    synchronized CompletableFuture<Void> set(CrashPoint.At point, int spared) {
        Setting next = new Setting(point, spared);
        set = Optional.of(next);
        return next.sprung;
    }

    synchronized void disarm() {
        set = Optional.empty();
    }

    /** Whoever passes next dies. */
    synchronized void spareNobody() {
        set.ifPresent(it -> it.spared = 0);
    }

    @Override
    public Way before(Passage passage) {
        return takes(passage, Moment.BEFORE).map(this::spring).orElse(Way.ON);
    }

    @Override
    public Way after(Passage passage, Passage.Answer answer) {
        return takes(passage, Moment.AFTER)
                .filter(it -> it.point.step().counts(answer))
                .map(this::spring)
                .orElse(Way.ON);
    }

    private synchronized Optional<Setting> takes(Passage passage, Moment moment) {
        return set.filter(it -> it.point.moment() == moment)
                .filter(it -> it.point.step().isAt(passage));
    }

    private Way spring(Setting trap) {
        synchronized (this) {
            if (set.filter(trap::equals).isEmpty()) {
                return Way.ON;
            }
            if (trap.spared > 0) {
                trap.spared--;
                return Way.ON;
            }
            set = Optional.empty();
        }
        if (kill.getAsBoolean()) {
            trap.sprung.complete(null);
        }
        return Way.CUT;
    }

    private static final class Setting {
        private final CrashPoint.At point;
        private final CompletableFuture<Void> sprung = new CompletableFuture<>();
        private int spared;

        private Setting(CrashPoint.At point, int spared) {
            this.point = point;
            this.spared = spared;
        }
    }
}
