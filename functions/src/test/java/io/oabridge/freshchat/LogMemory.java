package io.oabridge.freshchat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** Remembers what one logger was told. */
final class LogMemory extends AbstractAppender implements AutoCloseable {
    private final Logger logger;
    private final List<Line> lines = new CopyOnWriteArrayList<>();

    /** One log line. */
    record Line(String message, Map<String, String> keyValues) {}

    private LogMemory(Logger logger) {
        super("memory", null, null, true, Property.EMPTY_ARRAY);
        this.logger = logger;
    }

    static LogMemory listeningTo(Logger logger) {
        LogMemory memory = new LogMemory(logger);
        memory.start();
        logger.addAppender(memory);
        return memory;
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void append(LogEvent event) {
        lines.add(
                new Line(event.getMessage().getFormattedMessage(), event.getContextData().toMap()));
    }

    @Override
    public void close() {
        logger.removeAppender(this);
        stop();
    }
}
