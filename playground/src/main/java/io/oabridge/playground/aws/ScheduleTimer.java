package io.oabridge.playground.aws;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.oabridge.topology.FunctionSpec;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands in for EventBridge Scheduler: calls a function again and again. */
public final class ScheduleTimer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleTimer.class);

    private final Thread thread;

    private ScheduleTimer(Thread thread) {
        this.thread = thread;
    }

    /** Calls the function for the first time after one period. */
    public static ScheduleTimer start(LambdaHost lambda, FunctionSpec function, Duration every) {
        Thread thread =
                Thread.ofVirtual()
                        .name("schedule-" + function.functionName())
                        .start(() -> run(lambda, function, every));
        return new ScheduleTimer(thread);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private static void run(LambdaHost lambda, FunctionSpec function, Duration every) {
        while (true) {
            try {
                Thread.sleep(every);
            } catch (InterruptedException e) {
                return;
            }
            try {
                var _ = lambda.invoke(function, new ObjectMapper().createObjectNode());
            } catch (LambdaHost.FunctionFailed e) {
                LOG.atError()
                        .addKeyValue("function", function.functionName())
                        .setCause(e)
                        .log("scheduled call failed");
            }
        }
    }
}
