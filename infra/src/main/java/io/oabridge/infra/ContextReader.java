package io.oabridge.infra;

import io.oabridge.infra.BridgeContext.Compute;
import io.oabridge.infra.BridgeContext.CustomDomain;
import io.oabridge.infra.BridgeContext.Keeping;
import io.oabridge.infra.BridgeContext.Processor;
import io.oabridge.infra.BridgeContext.Silence;
import io.oabridge.infra.BridgeContext.SnapStartScope;
import io.oabridge.topology.EnvironmentKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the CDK context as a whole and reports every mistake at once. Keys with a colon or an at
 * sign are CDK's own.
 */
final class ContextReader {
    private static final String NOT_CDKS = "[^:@]+";

    /** Keys without either that CDK's command line writes or reads. */
    private static final Set<String> CDKS = Set.of("cli-telemetry", "acknowledged-issue-numbers");

    private final Map<ContextKey, String> values = new EnumMap<>(ContextKey.class);
    private final List<String> mistakes = new ArrayList<>();

    private ContextReader() {}

    /**
     * @param context as CDK has it: texts, or whatever JSON can hold
     * @throws ContextMistakes naming everything that is wrong
     */
    static BridgeContext read(Map<String, ? extends @Nullable Object> context) {
        ContextReader reader = new ContextReader();
        new TreeMap<>(context).forEach(reader::take);
        reader.checkTogether();
        if (!reader.mistakes.isEmpty()) {
            throw new ContextMistakes(reader.mistakes);
        }
        return reader.context();
    }

    private void take(String name, @Nullable Object value) {
        Optional<ContextKey> known = ContextKey.of(name);
        if (known.isPresent()) {
            take(known.get(), value);
        } else if (name.matches(NOT_CDKS) && !CDKS.contains(name)) {
            List<String> keys = Stream.of(ContextKey.values()).map(ContextKey::key).toList();
            mistakes.add(
                    "There is no setting \"%s\"%s"
                            .formatted(
                                    name,
                                    Spelling.nearest(name, keys)
                                            .map(near -> ": did you mean \"" + near + "\"?")
                                            .orElse(
                                                    "; there are "
                                                            + String.join(", ", keys)
                                                            + ".")));
        }
    }

    private void take(ContextKey key, @Nullable Object value) {
        if (!(value instanceof String || value instanceof Boolean || value instanceof Number)) {
            mistakes.add(
                    "\"%s\" must be a single value, not a list, an object or null."
                            .formatted(key.key()));
            return;
        }
        String text = (value instanceof Number number ? whole(number) : value.toString()).strip();
        if (text.isEmpty()) {
            return;
        }
        Optional<String> problem = key.form().problem(text);
        problem.ifPresent(wanted ->
                mistakes.add("\"%s\" must be %s, not \"%s\".".formatted(key.key(), wanted, text)));
        values.put(key, text);
    }

    /** 30 may come as 30.0, depending on who read the JSON. */
    private static String whole(Number number) {
        return number.doubleValue() == number.longValue()
                ? Long.toString(number.longValue())
                : number.toString();
    }

    private void checkTogether() {
        boolean domain = values.containsKey(ContextKey.DOMAIN_NAME);
        if (domain != values.containsKey(ContextKey.CERTIFICATE_ARN)) {
            ContextKey missing = domain ? ContextKey.CERTIFICATE_ARN : ContextKey.DOMAIN_NAME;
            mistakes.add(
                    "\"%s\" is missing: \"domainName\" and \"certificateArn\" go together."
                            .formatted(missing.key()));
        }
        if (!domain && flag(ContextKey.CUSTOM_DOMAIN_ONLY)) {
            mistakes.add(
                    "\"customDomainOnly\" needs \"domainName\" and \"certificateArn\": without"
                            + " them the bridge would have no address at all.");
        }
    }

    private BridgeContext context() {
        Map<EnvironmentKey, String> settings = new EnumMap<>(EnvironmentKey.class);
        for (ContextKey key :
                List.of(
                        ContextKey.LANGUAGE,
                        ContextKey.ZALO_MEDIA_HOSTS,
                        ContextKey.FRESHCHAT_MEDIA_HOSTS,
                        ContextKey.FRESHCHAT_API_HOSTS,
                        ContextKey.ZALO_CALLS_PER_MINUTE,
                        ContextKey.FRESHCHAT_CALLS_PER_MINUTE)) {
            told(key).ifPresent(it -> settings.put(EnvironmentKey.valueOf(key.name()), it));
        }
        return new BridgeContext(
                word(ContextKey.STACK_NAME),
                told(ContextKey.ALARM_EMAIL),
                new Silence(
                        number(ContextKey.ZALO_SILENCE_HOURS),
                        number(ContextKey.FRESHCHAT_SILENCE_HOURS)),
                new Keeping(flag(ContextKey.RETAIN_DATA), number(ContextKey.LOG_RETENTION_DAYS)),
                new Compute(
                        Processor.valueOf(constant(ContextKey.ARCHITECTURE)),
                        SnapStartScope.valueOf(constant(ContextKey.SNAP_START)),
                        flag(ContextKey.TRACING)),
                told(ContextKey.DOMAIN_NAME)
                        .map(name ->
                                new CustomDomain(
                                        name,
                                        word(ContextKey.CERTIFICATE_ARN),
                                        flag(ContextKey.CUSTOM_DOMAIN_ONLY))),
                settings);
    }

    private Optional<String> told(ContextKey key) {
        return Optional.ofNullable(values.get(key)).or(key::standard);
    }

    private String word(ContextKey key) {
        return told(key).orElseThrow();
    }

    private int number(ContextKey key) {
        return Integer.parseInt(word(key));
    }

    private boolean flag(ContextKey key) {
        return told(key).filter("true"::equals).isPresent();
    }

    private String constant(ContextKey key) {
        return word(key).toUpperCase(Locale.ROOT);
    }
}
