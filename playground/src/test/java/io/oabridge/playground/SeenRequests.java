package io.oabridge.playground;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The exact requests a simulated platform received, written so that they can be compared: what is
 * different each time has a name in braces instead.
 */
final class SeenRequests {
    private static final Pattern MEDIA = Pattern.compile("/media/[A-Za-z0-9-]+");
    private static final Pattern SHARED_FILE = Pattern.compile("/files/[A-Za-z0-9_-]{32}/");
    private static final Pattern HASH = Pattern.compile("\"[0-9a-f]{64}\"");
    private static final Pattern UPLOAD =
            Pattern.compile("\"(attachment_id|token)\":\"[A-Za-z0-9_=-]+\"");

    private final RunningPlayground world;
    private final String simulator;
    private final long before;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final List<JsonNode> requests = new ArrayList<>();

    /** Takes note of where the platform's log stands. */
    SeenRequests(RunningPlayground world, String simulator) {
        this.world = world;
        this.simulator = simulator;
        this.before = log(Long.MAX_VALUE / 10).path("last").asLong();
        names.put(world.zalo, "{zalo}");
        names.put(world.freshchatSimulator(), "{freshchat}");
        names.put(world.bridge, "{bridge}");
    }

    /** Writes {@code {name}} for a value that is different each time. */
    SeenRequests naming(String value, String name) {
        names.put(value, "{" + name + "}");
        return this;
    }

    /** Takes what came since the beginning; what comes later is not of interest. */
    SeenRequests until() {
        log(before).path("requests").forEach(requests::add);
        return this;
    }

    /** How many have come for a path by now. */
    long sentTo(String path) {
        return log(before)
                .path("requests")
                .valueStream()
                .filter(request -> request.path("path").asText().equals(path))
                .count();
    }

    /** Those that name one of these, and uploads, which name nobody. */
    List<JsonNode> about(String... ids) {
        return requests.stream()
                .filter(request -> !request.path("path").asText().startsWith("/media/"))
                .filter(request ->
                        request.path("path").asText().contains("/upload")
                                || List.of(ids).stream().anyMatch(request.toString()::contains))
                .toList();
    }

    String text(String... ids) {
        return about(ids).stream().map(this::written).collect(Collectors.joining("\n\n"));
    }

    private String written(JsonNode request) {
        List<String> lines = new ArrayList<>();
        String query =
                request.path("query")
                        .propertyStream()
                        .map(it -> it.getKey() + "=" + it.getValue().asText())
                        .sorted()
                        .collect(Collectors.joining("&"));
        lines.add(
                request.path("method").asText()
                        + " "
                        + request.path("path").asText()
                        + (query.isEmpty() ? "" : "?" + query));
        if (request.has("body")) {
            lines.add(request.path("body").toString());
        }
        for (JsonNode part : request.path("parts")) {
            lines.add(
                    part.path("field").asText()
                            + ": \""
                            + part.path("fileName").asText()
                            + "\", "
                            + part.path("contentType").asText());
        }
        return named(String.join("\n", lines));
    }

    private String named(String text) {
        String named = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            named = named.replace(name.getKey(), name.getValue());
        }
        named = MEDIA.matcher(named).replaceAll("/media/{id}");
        named = SHARED_FILE.matcher(named).replaceAll("/files/{id}/");
        named = HASH.matcher(named).replaceAll("\"{hash}\"");
        return UPLOAD.matcher(named).replaceAll("\"$1\":\"{upload}\"");
    }

    private JsonNode log(long after) {
        return world.get(simulator + "/simulator/requests?after=" + after);
    }
}
