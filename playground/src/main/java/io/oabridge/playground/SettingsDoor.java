package io.oabridge.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.ConnectionSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Shows and changes the settings of the connection, for the page of this machine and nobody else:
 * neither another site in the same browser, nor a stranger at the far end of a tunnel.
 */
final class SettingsDoor {
    /** No settings are longer than this. */
    static final int MOST_BYTES = 64 * 1024;

    private final Set<String> hosts;
    private final boolean open;
    private final Supplier<ConnectionSettings> current;
    private final Consumer<UnaryOperator<ConnectionSettings>> change;

    /**
     * @param port of the page
     * @param open false where strangers may see the page
     */
    SettingsDoor(
            int port,
            boolean open,
            Supplier<ConnectionSettings> current,
            Consumer<UnaryOperator<ConnectionSettings>> change) {
        this.hosts = Set.of("localhost:" + port, "127.0.0.1:" + port);
        this.open = open;
        this.current = current;
        this.change = change;
    }

    /** {@code GET} tells the settings, {@code PUT} replaces all of them or none. */
    Answer answer(Request request) {
        if (!open) {
            return refusal(403, "Settings cannot be changed here while --public-url is set.");
        }
        if (!isOwn(request)) {
            return refusal(403, "Only the playground's own page may see and change settings.");
        }
        return switch (request.method()) {
            case "GET" -> new Answer(200, SettingsForm.show(current.get()));
            case "PUT" -> put(request.body());
            default -> refusal(405, "Settings are read with GET and changed with PUT.");
        };
    }

    private Answer put(String body) {
        if (body.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return refusal(413, "Settings have at most " + MOST_BYTES + " bytes.");
        }
        return switch (SettingsForm.read(body, current.get())) {
            case SettingsForm.Valid(ConnectionSettings wanted) -> {
                change.accept(_ -> wanted);
                yield new Answer(200, SettingsForm.show(current.get()));
            }
            case SettingsForm.Invalid(List<String> problems) -> {
                ObjectNode answer = JsonNodeFactory.instance.objectNode();
                problems.forEach(answer.putArray("problems")::add);
                yield new Answer(400, answer);
            }
        };
    }

    /** A browser tells the origin with every change; the host stops a name bent to this machine. */
    private boolean isOwn(Request request) {
        return hosts.contains(request.host())
                && request.origin()
                        .map(origin -> origin.equals("http://" + request.host()))
                        .orElse(true);
    }

    private static Answer refusal(int status, String message) {
        return new Answer(status, JsonNodeFactory.instance.objectNode().put("message", message));
    }

    /** What came in, as far as it matters here. */
    record Request(String method, String host, Optional<String> origin, String body) {}

    /** What goes back. */
    record Answer(int status, JsonNode body) {}
}
