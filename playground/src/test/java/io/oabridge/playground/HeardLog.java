package io.oabridge.playground;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** Everything that is logged while it listens: message, key-values, and exceptions with causes. */
final class HeardLog extends AbstractAppender implements AutoCloseable {
    /**
     * Its lines are for CloudWatch alone, so the playground's own configuration leaves them out.
     */
    private static final String METRICS = "metrics";

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private HeardLog() {
        super("heard-log", null, null, true, Property.EMPTY_ARRAY);
    }

    static HeardLog listen() {
        HeardLog log = new HeardLog();
        log.start();
        LoggerConfig metrics = new LoggerConfig(METRICS, Level.INFO, false);
        metrics.addAppender(log, Level.INFO, null);
        context().getConfiguration().addLogger(METRICS, metrics);
        context().getConfiguration().getRootLogger().addAppender(log, null, null);
        context().updateLoggers();
        return log;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void append(LogEvent event) {
        StringWriter exception = new StringWriter();
        Optional.ofNullable(event.getThrown())
                .ifPresent(thrown -> thrown.printStackTrace(new PrintWriter(exception, true)));
        lines.add(
                event.getLoggerName()
                        + " "
                        + event.getMessage().getFormattedMessage()
                        + " "
                        + event.getContextData().toMap()
                        + " "
                        + exception);
    }

    @Override
    public void close() {
        context().getConfiguration().removeLogger(METRICS);
        context().getConfiguration().getRootLogger().removeAppender(getName());
        context().updateLoggers();
        stop();
    }

    private static LoggerContext context() {
        return (LoggerContext) LogManager.getContext(false);
    }
}
