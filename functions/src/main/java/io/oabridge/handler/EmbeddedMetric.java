package io.oabridge.handler;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.topology.MetricNames;
import java.time.Instant;
import java.util.Optional;

/**
 * One value in CloudWatch's embedded metric format: a line of the log from which CloudWatch makes a
 * metric. It is found under the installation alone, which alarms add up, and under installation and
 * reason, which tell where it comes from.
 *
 * @param unit as CloudWatch spells it, such as {@code Count}
 * @param reason a second way to look at it; CloudWatch takes printable ASCII only
 */
record EmbeddedMetric(
        String installation, String name, String unit, long value, Optional<String> reason) {
    private static final int LONGEST_DIMENSION = 250;

    /** The line, on one line. */
    String json(Instant at) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = line.putObject("_aws").put("Timestamp", at.toEpochMilli());
        ObjectNode directive =
                metadata.putArray("CloudWatchMetrics")
                        .addObject()
                        .put("Namespace", MetricNames.NAMESPACE);
        ArrayNode dimensionSets = directive.putArray("Dimensions");
        dimensionSets.addArray().add(MetricNames.INSTALLATION);
        directive.putArray("Metrics").addObject().put("Name", name).put("Unit", unit);
        line.put(MetricNames.INSTALLATION, dimension(installation));
        reason.ifPresent(word -> {
            dimensionSets.addArray().add(MetricNames.INSTALLATION).add(MetricNames.REASON);
            line.put(MetricNames.REASON, dimension(word));
        });
        return line.put(name, value).toString();
    }

    /** Printable ASCII without spaces, and never nothing: a value is never refused. */
    private static String dimension(String text) {
        String word = text.strip().replaceAll("[^!-~]+", "-");
        if (word.isEmpty()) {
            return "unknown";
        }
        return word.length() > LONGEST_DIMENSION ? word.substring(0, LONGEST_DIMENSION) : word;
    }
}
