package io.oabridge.topology;

/**
 * What metrics are found under: whoever emits them and whoever sets alarms on them name them alike.
 * A metric's own name is its constant's, {@link ConstantName#capitalised}.
 */
public final class MetricNames {
    public static final String NAMESPACE = "OABridge";

    /** The dimension every metric has: the installation's name. */
    public static final String INSTALLATION = "installation";

    /** The second dimension of what is counted. */
    public static final String REASON = "reason";

    private MetricNames() {}
}
