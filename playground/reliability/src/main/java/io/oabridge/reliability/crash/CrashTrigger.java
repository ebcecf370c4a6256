package io.oabridge.reliability.crash;

import io.oabridge.reliability.crash.CrashPoint.Moment;
import io.oabridge.reliability.testbed.Interceptor;
import io.oabridge.reliability.testbed.ServiceCall;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Kills the worker at a named point, once, when it has been set. */
final class CrashTrigger implements Interceptor {
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
        return next.fired;
    }

    synchronized void disarm() {
        set = Optional.empty();
    }

    /** Whoever passes next dies. */
    synchronized void spareNobody() {
        set.ifPresent(it -> it.spared = 0);
    }

    @Override
    public Decision before(ServiceCall call) {
        return takes(call, Moment.BEFORE).map(this::fire).orElse(Decision.FORWARD);
    }

    @Override
    public Decision after(ServiceCall call, ServiceCall.Answer answer) {
        return takes(call, Moment.AFTER)
                .filter(it -> it.point.step().counts(answer))
                .map(this::fire)
                .orElse(Decision.FORWARD);
    }

    private synchronized Optional<Setting> takes(ServiceCall call, Moment moment) {
        return set.filter(it -> it.point.moment() == moment)
                .filter(it -> it.point.step().isAt(call));
    }

    private Decision fire(Setting trigger) {
        synchronized (this) {
            if (set.filter(trigger::equals).isEmpty()) {
                return Decision.FORWARD;
            }
            if (trigger.spared > 0) {
                trigger.spared--;
                return Decision.FORWARD;
            }
            set = Optional.empty();
        }
        if (kill.getAsBoolean()) {
            trigger.fired.complete(null);
        }
        return Decision.DROP;
    }

    private static final class Setting {
        private final CrashPoint.At point;
        private final CompletableFuture<Void> fired = new CompletableFuture<>();
        private int spared;

        private Setting(CrashPoint.At point, int spared) {
            this.point = point;
            this.spared = spared;
        }
    }
}
