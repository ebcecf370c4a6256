package io.oabridge.infra;

import io.oabridge.topology.EnvironmentKey;
import java.util.Map;
import java.util.Optional;

/**
 * What whoever deploys has decided, checked: {@link ContextReader} makes it from the CDK context.
 *
 * @param alarmEmail who is told of alarms
 * @param settings what the functions are told as it is
 */
record BridgeContext(
        String stackName,
        Optional<String> alarmEmail,
        Silence silence,
        Keeping keeping,
        Compute compute,
        Optional<CustomDomain> domain,
        Map<EnvironmentKey, String> settings) {

    BridgeContext {
        settings = Map.copyOf(settings);
    }

    /** After how many hours without a message from a platform somebody is told. */
    record Silence(int zaloHours, int freshchatHours) {
        static final int NEVER = 0;
    }

    /**
     * What stays.
     *
     * @param retainData whether tables, secrets and the key of the tokens outlive the stack
     */
    record Keeping(boolean retainData, int logDays) {}

    /** How functions run. */
    record Compute(Processor processor, SnapStartScope snapStart, boolean tracing) {}

    /** The processors Lambda has. */
    enum Processor {
        ARM64,
        X86_64
    }

    /** Which functions start from a snapshot. */
    enum SnapStartScope {
        WEBHOOKS,
        ALL,
        OFF
    }

    /**
     * A domain of the installation's own.
     *
     * @param only whether the address that API Gateway gives is switched off
     */
    record CustomDomain(String name, String certificateArn, boolean only) {}
}
