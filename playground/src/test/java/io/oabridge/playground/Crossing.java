package io.oabridge.playground;

import static io.oabridge.playground.RunningPlayground.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Follows one webhook through the running bridge, until nothing more becomes of it. */
final class Crossing {
    private static final Set<String> ENDS =
            Set.of("DELIVERED", "DUPLICATE", "REFUSED", "UNCERTAIN", "IGNORED", "FORGOTTEN");

    private final RunningPlayground world;
    private final String direction;

    /**
     * @param direction {@code TO_HELPDESK} or {@code TO_MESSENGER}
     */
    Crossing(RunningPlayground world, String direction) {
        this.world = world;
        this.direction = direction;
    }

    /** What is counted for a webhook, in order, once it is over. */
    List<String> counted(Supplier<HttpResponse<String>> webhook) {
        JsonNode before = counters();
        Set<String> earlier = accepted().collect(Collectors.toSet());
        HttpResponse<String> response = webhook.get();
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode answer = RunningPlayground.json(response.body());
        List<String> counted = new ArrayList<>();
        if (answer.path("status").asText().equals("accepted")) {
            counted.add("WEBHOOK_ACCEPTED " + direction);
            counted.addAll(fate(before, earlier));
        } else {
            counted.add("WEBHOOK_DROPPED " + answer.path("reason").asText());
        }
        assertThat(counted).allSatisfy(name -> assertThat(hasRisen(name, before)).isTrue());
        return counted;
    }

    /** Retries on the way, and the end. */
    private List<String> fate(JsonNode before, Set<String> earlier) {
        String key = accepted().filter(it -> !earlier.contains(it)).findFirst().orElseThrow();
        List<JsonNode> all =
                eventually(
                        () ->
                                steps().filter(step -> step.path("key").asText().equals(key))
                                        .toList(),
                        steps -> steps.stream().anyMatch(step -> is(step, "finished", "given up")));
        List<String> fate = new ArrayList<>();
        for (JsonNode step : all) {
            if (is(step, "waiting")) {
                fate.add("RETRIED " + step.path("detail").asText());
            } else if (is(step, "given up")) {
                fate.add("DEAD_LETTERED " + step.path("detail").asText());
            } else if (is(step, "finished")) {
                fate.add(end(step.path("detail").asText(), before));
            }
        }
        return fate;
    }

    /** The log says "finished" just before it is counted. */
    private String end(String result, JsonNode before) {
        return eventually(
                        () -> ends(result).filter(name -> hasRisen(name, before)).findFirst(),
                        name -> name.isPresent())
                .orElseThrow();
    }

    /** A refusal is counted by its code, everything else by its result. */
    private Stream<String> ends(String result) {
        String reason = result.toLowerCase(Locale.ROOT).replace('_', '-');
        return result.equals("REFUSED")
                ? counters()
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .filter(name -> name.startsWith("REFUSED "))
                : ENDS.stream().map(signal -> signal + " " + reason);
    }

    private boolean hasRisen(String name, JsonNode before) {
        return world.counted(name) > before.path(name).asLong();
    }

    /** The keys of what the doors accepted in this direction. */
    private Stream<String> accepted() {
        return steps().filter(step -> is(step, "webhook accepted"))
                .filter(step -> step.path("direction").asText().equals(direction))
                .map(step -> step.path("key").asText());
    }

    private JsonNode counters() {
        return world.get(world.bridge + "/playground/counters");
    }

    private Stream<JsonNode> steps() {
        return world.get(world.bridge + "/playground/trace").path("steps").valueStream();
    }

    private static boolean is(JsonNode step, String... names) {
        return List.of(names).contains(step.path("step").asText());
    }
}
