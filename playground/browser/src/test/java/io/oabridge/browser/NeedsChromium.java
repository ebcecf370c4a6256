package io.oabridge.browser;

import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a class where there is no Chromium; on CI, where there must be one, it fails instead. */
final class NeedsChromium implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getTestMethod().isPresent()
                ? ConditionEvaluationResult.enabled("its class is")
                : judge(System.getenv(), System.err::println);
    }

    /**
     * Decides about a class.
     *
     * @param terminal told why tests are skipped, which reports keep to themselves
     * @throws AssertionError on CI, when there is no Chromium
     */
    static ConditionEvaluationResult judge(
            Map<String, String> environment, Consumer<String> terminal) {
        if (Chromium.find(environment).isPresent()) {
            return ConditionEvaluationResult.enabled("there is a Chromium");
        }
        String missing = Chromium.missing(environment);
        if ("true".equals(environment.get("CI"))) {
            throw new AssertionError(missing);
        }
        terminal.accept("The browser tests are skipped. " + missing);
        return ConditionEvaluationResult.disabled(missing);
    }
}
