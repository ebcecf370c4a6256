package io.oabridge.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oabridge.playground.Invoke;
import io.oabridge.topology.FunctionSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code ./oabridge invoke}, as somebody types it. */
class InvokeIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Invoke command = new Invoke(EventFolder.PATH, print(out), print(err));

    /** All events of a function, one after the other, in one installation. */
    @ParameterizedTest
    @EnumSource
    void eachEventIsAnsweredOnStandardOutputAlone(FunctionSpec function) throws IOException {
        List<Path> events = EventFolder.of(function);
        List<String> words = new ArrayList<>();
        words.add(function.functionName());
        events.forEach(event -> words.add(event.toString()));

        int code = command.run(words, Map.of());

        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(Invoke.ANSWERED);
        List<JsonNode> answers =
                JSON.readerFor(JsonNode.class).<JsonNode>readValues(out.toByteArray()).readAll();
        assertThat(answers).hasSameSizeAs(events);
        for (int i = 0; i < answers.size(); i++) {
            EventFolder.assertAnswers(function, events.get(i), answers.get(i));
        }
    }

    @Test
    void anUnknownFunctionIsAnsweredWithTheList() {
        int code = command.run(List.of("ZaloFunction", "events/x.json"), Map.of());

        assertThat(code).isEqualTo(Invoke.MISUSED);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("There is no function \"ZaloFunction\"")
                .contains("ZaloWebhookFunction, FreshchatWebhookFunction");
        assertThat(out.size()).isZero();
    }

    @Test
    void anUnknownFileIsAnsweredWithWhatThereIs() {
        int code = command.run(List.of("FileFunction", "events/nothing.json"), Map.of());

        assertThat(code).isEqualTo(Invoke.MISUSED);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("There is no event file \"events/nothing.json\"")
                .contains("file-text.json");
    }

    @Test
    void aFileThatIsNoJsonIsNamed(@TempDir Path folder) throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"version\":");

        int code = command.run(List.of("FileFunction", broken.toString()), Map.of());

        assertThat(code).isEqualTo(Invoke.MISUSED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("broken.json is not JSON");
    }

    /** A batch is no request: the function fails as it would on AWS. */
    @Test
    void aFunctionThatFailsEndsWithOne() {
        int code =
                command.run(
                        List.of(
                                "ToHelpdeskFunction",
                                EventFolder.PATH.resolve("file-text.json").toString()),
                        Map.of());

        assertThat(code).isEqualTo(Invoke.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("ToHelpdeskFunction failed");
    }

    @Test
    void theHelpSaysWhatIsPrepared() {
        int code = command.run(List.of("--help"), Map.of());

        assertThat(code).isEqualTo(Invoke.ANSWERED);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("usage: ./oabridge invoke FUNCTION EVENT.json")
                .contains("2000000000000000002 is connected");
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
