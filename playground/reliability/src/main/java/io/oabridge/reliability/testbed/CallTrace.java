package io.oabridge.reliability.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * Writes down what one worker took from the queues and changed anywhere, a line for each call that
 * had its effect, so that a message of which a verdict complains can be followed by its mark, its
 * id or its receipt handle.
 */
final class CallTrace implements Interceptor {
    private static final int LONGEST_TEXT = 2000;

    private final String worker;
    private final Path file;

    /**
     * @param file all workers of a run may write into the same one
     */
    CallTrace(String worker, Path file) {
        this.worker = worker;
        this.file = file;
    }

    @Override
    public Decision after(ServiceCall call, ServiceCall.Answer answer) {
        if (call.is(Service.SQS, "ReceiveMessage")) {
            answer.json()
                    .path("Messages")
                    .forEach(message -> write(call, answer, message.toString()));
        } else if (!call.readsOnly()) {
            write(call, answer, call.utf8());
        }
        return Decision.FORWARD;
    }

    private void write(ServiceCall call, ServiceCall.Answer answer, String text) {
        String line =
                "%s %s %s %d %s%n"
                        .formatted(Instant.now(), worker, call, answer.status(), shortened(text));
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the trace could not be written", e);
        }
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "…";
    }
}
