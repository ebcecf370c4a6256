package io.oabridge.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.transport.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The events in {@code events/} are the samples of {@code docs/platforms}, signed. After a sample
 * was changed, {@code -Devents.write=true} writes them anew.
 */
class EventFilesTest {
    private static final boolean WRITE = Boolean.getBoolean("events.write");

    /** Events of these functions are made; the others are written by hand. */
    private static final String MADE =
            "(zalo-webhook|freshchat-webhook|to-helpdesk|to-messenger)-.*(?<!-keep-warm)\\.json";

    @Test
    void theEventsOfWebhooksAndWorkersAreTheSamplesSigned() throws IOException {
        Map<String, ObjectNode> made = EventFiles.made();
        if (WRITE) {
            write(made);
        }

        assertThat(present()).isEqualTo(made.keySet());
        for (Map.Entry<String, ObjectNode> file : made.entrySet()) {
            assertThat(Files.readString(EventFiles.FOLDER.resolve(file.getKey())))
                    .as("%s (-Devents.write=true writes it anew)", file.getKey())
                    .isEqualTo(text(file.getValue()));
        }
    }

    private static Set<String> present() throws IOException {
        try (Stream<Path> files = Files.list(EventFiles.FOLDER)) {
            Set<String> names = new TreeSet<>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(MADE))
                    .forEach(names::add);
            return names;
        }
    }

    private static void write(Map<String, ObjectNode> made) throws IOException {
        for (String old : present()) {
            Files.delete(EventFiles.FOLDER.resolve(old));
        }
        for (Map.Entry<String, ObjectNode> file : made.entrySet()) {
            Files.writeString(EventFiles.FOLDER.resolve(file.getKey()), text(file.getValue()));
        }
    }

    private static String text(ObjectNode event) throws IOException {
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter()
                        .withSeparators(
                                Separators.createDefaultInstance()
                                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        return Json.MAPPER.writer(printer).writeValueAsString(event) + "\n";
    }
}
