package io.oabridge.playground;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.page.Trace;
import io.oabridge.playground.page.TraceStep;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/**
 * Listens to the functions' own structured log, the one CloudWatch gets on AWS, and makes of it
 * what the page shows: the trace of each crossing, and how often each thing was counted.
 */
final class FunctionLog extends AbstractAppender {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> OUTCOMES =
            Map.of("DELIVERED", "ok", "REFUSED", "refused", "UNCERTAIN", "uncertain");

    private final Trace trace;
    private final Map<String, LongAdder> counters = new ConcurrentHashMap<>();

    /** Which way and in which conversation a traced message travels, as its first line said. */
    private final Map<String, Map<String, String>> travels = new ConcurrentHashMap<>();

    private FunctionLog(Trace trace) {
        super("function-log", null, null, true, Property.EMPTY_ARRAY);
        this.trace = trace;
    }

    static FunctionLog attach(Trace trace) {
        FunctionLog log = new FunctionLog(trace);
        log.start();
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        context.getConfiguration().getRootLogger().addAppender(log, null, null);
        context.updateLoggers();
        return log;
    }

    void detach() {
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        context.getConfiguration().getRootLogger().removeAppender(getName());
        context.updateLoggers();
        stop();
    }

    /** {@code {"WEBHOOK_DROPPED unsigned": 3, …}}. */
    ObjectNode counters() {
        ObjectNode all = JSON.createObjectNode();
        new TreeMap<>(counters).forEach((name, count) -> all.put(name, count.sum()));
        return all;
    }

    @Override
    public void append(LogEvent event) {
        if (!event.getLoggerName().startsWith("io.oabridge.")) {
            return;
        }
        Map<String, String> facts = event.getContextData().toMap();
        String message = event.getMessage().getFormattedMessage();
        if (message.equals("counted")) {
            String name = facts.get("signal") + " " + facts.get("reason");
            counters.computeIfAbsent(name, _ -> new LongAdder()).increment();
        } else {
            Optional.ofNullable(facts.get("traceId"))
                    .ifPresent(key ->
                            step(key, message, facts, Instant.ofEpochMilli(event.getTimeMillis())));
        }
    }

    private void step(String key, String message, Map<String, String> facts, Instant at) {
        if (facts.containsKey("conversation")) {
            travels.putIfAbsent(key, facts);
        }
        Map<String, String> travel = travels.getOrDefault(key, Map.of());
        trace.step(
                new TraceStep(
                        key,
                        travel.getOrDefault("direction", ""),
                        travel.getOrDefault("conversation", ""),
                        message,
                        detail(message, facts),
                        at,
                        outcome(message, facts)));
    }

    private static String detail(String message, Map<String, String> facts) {
        return switch (message) {
            case "platform call" ->
                    facts.get("method")
                            + " "
                            + facts.get("path")
                            + " → "
                            + facts.get("status")
                            + " ("
                            + facts.get("tookMs")
                            + " ms)";
            case "picked up" -> "attempt " + facts.get("attempt");
            case "waiting", "given up" -> String.valueOf(facts.get("cause"));
            case "finished" -> String.valueOf(facts.get("result"));
            default -> "";
        };
    }

    private static Optional<String> outcome(String message, Map<String, String> facts) {
        return switch (message) {
            case "finished" ->
                    Optional.of(
                            OUTCOMES.getOrDefault(String.valueOf(facts.get("result")), "dropped"));
            case "waiting" -> Optional.of("retry");
            case "given up" -> Optional.of("refused");
            default -> Optional.empty();
        };
    }
}
