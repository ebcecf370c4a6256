package io.oabridge.handler;

import io.oabridge.domain.Language;
import io.oabridge.topology.EnvironmentKey;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.topology.TableSpec;
import io.oabridge.transport.AllowedHosts;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a function was told by whoever deployed it. Reading it checks everything the function needs
 * at once, so that one look at the error is enough to repair the deployment.
 */
public final class Settings {
    private static final URI ZALO_API = URI.create("https://openapi.zalo.me");
    private static final URI ZALO_OAUTH = URI.create("https://oauth.zaloapp.com");

    /** Two minutes between two tries on average, so that age ends them before SQS's count does. */
    private static final Duration RETRY_MAX_DELAY = Duration.ofMinutes(4);

    private static final int ZALO_CALLS_PER_MINUTE = 4000;

    private final Map<EnvironmentKey, String> values;

    private Settings(Map<EnvironmentKey, String> values) {
        this.values = values;
    }

    /**
     * @param variables finds a variable's value by its name; empty when it is not set
     * @throws IllegalStateException naming every variable that is missing or wrong
     */
    public static Settings read(
            FunctionSpec function, Function<String, Optional<String>> variables) {
        Map<EnvironmentKey, String> values = new EnumMap<>(EnvironmentKey.class);
        List<String> problems = new ArrayList<>();
        for (EnvironmentKey key : EnvironmentKey.values()) {
            if (function.environment().contains(key)) {
                Optional<String> value =
                        variables.apply(key.variable()).filter(text -> !text.isBlank());
                value.ifPresent(text -> values.put(key, text));
                problem(key, value).ifPresent(problems::add);
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException(
                    function.functionName()
                            + " cannot start: "
                            + String.join("; ", problems)
                            + ".");
        }
        return new Settings(values);
    }

    /**
     * Reads a variable the way the AWS SDK does: the system property of that name, else the
     * environment.
     */
    public static Optional<String> ofProcess(String variable) {
        return Optional.ofNullable(System.getProperty(variable))
                .or(() -> Optional.ofNullable(System.getenv(variable)));
    }

    /** Whose metrics this function emits; none are emitted without it. */
    public Optional<String> installation() {
        return Optional.ofNullable(values.get(EnvironmentKey.INSTALLATION));
    }

    public String table(TableSpec table) {
        return required(table.environmentKey());
    }

    /**
     * A value that {@link #read} made sure of; asking for one the function does not declare is a
     * bug.
     */
    public String required(EnvironmentKey key) {
        return Optional.ofNullable(values.get(key))
                .orElseThrow(() ->
                        new IllegalStateException(
                                key.variable() + " is not among this function's variables"));
    }

    public URI zaloApi() {
        return address(EnvironmentKey.ZALO_API_URL).orElse(ZALO_API);
    }

    public URI zaloOauth() {
        return address(EnvironmentKey.ZALO_OAUTH_URL).orElse(ZALO_OAUTH);
    }

    public Optional<URI> publicUrl() {
        return address(EnvironmentKey.PUBLIC_URL);
    }

    /** Hosts, besides Zalo's own, that customers' media may come from. */
    public List<String> zaloMediaHosts() {
        return hosts(EnvironmentKey.ZALO_MEDIA_HOSTS);
    }

    /** Hosts, besides Freshchat's own, that agents' media may come from. */
    public List<String> freshchatMediaHosts() {
        return hosts(EnvironmentKey.FRESHCHAT_MEDIA_HOSTS);
    }

    /** Hosts, besides Freshchat's own, that the account's API may be entered at. */
    public List<String> freshchatApiHosts() {
        return hosts(EnvironmentKey.FRESHCHAT_API_HOSTS);
    }

    private List<String> hosts(EnvironmentKey key) {
        return listed(Optional.ofNullable(values.get(key)).orElse(""));
    }

    private static List<String> listed(String hosts) {
        return Stream.of(hosts.split(",", -1))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .toList();
    }

    private static Optional<String> wrongHost(EnvironmentKey key, String hosts) {
        try {
            var _ = AllowedHosts.of(listed(hosts));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(key.variable() + ": " + e.getMessage());
        }
    }

    public Duration retryMaxDelay() {
        return Optional.ofNullable(values.get(EnvironmentKey.RETRY_MAX_DELAY_SECONDS))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(RETRY_MAX_DELAY);
    }

    /** What the Zalo app may call in any minute; empty for as often as it likes. */
    public OptionalInt zaloCallsPerMinute() {
        return limit(EnvironmentKey.ZALO_CALLS_PER_MINUTE, ZALO_CALLS_PER_MINUTE);
    }

    /** What the Freshchat account may be called in any minute; empty for as often as we like. */
    public OptionalInt freshchatCallsPerMinute() {
        return limit(EnvironmentKey.FRESHCHAT_CALLS_PER_MINUTE, 0);
    }

    private OptionalInt limit(EnvironmentKey key, int otherwise) {
        int limit = Optional.ofNullable(values.get(key)).map(Integer::parseInt).orElse(otherwise);
        return limit == 0 ? OptionalInt.empty() : OptionalInt.of(limit);
    }

    public Language language() {
        return Optional.ofNullable(values.get(EnvironmentKey.LANGUAGE))
                .flatMap(Language::ofCode)
                .orElse(Language.VI);
    }

    private Optional<URI> address(EnvironmentKey key) {
        return Optional.ofNullable(values.get(key)).map(URI::create);
    }

    private static Optional<String> problem(EnvironmentKey key, Optional<String> value) {
        if (value.isEmpty()) {
            return key.required() ? Optional.of(key.variable() + " is not set") : Optional.empty();
        }
        String text = value.get();
        return switch (key) {
            case ZALO_API_URL, ZALO_OAUTH_URL, PUBLIC_URL ->
                    isAddress(text)
                            ? Optional.empty()
                            : Optional.of(key.variable() + " is not an http(s) address");
            case ZALO_MEDIA_HOSTS, FRESHCHAT_MEDIA_HOSTS, FRESHCHAT_API_HOSTS ->
                    wrongHost(key, text);
            case RETRY_MAX_DELAY_SECONDS ->
                    text.matches("[1-9]\\d{0,4}")
                            ? Optional.empty()
                            : Optional.of(
                                    key.variable() + " is not a number of seconds from 1 to 99999");
            case ZALO_CALLS_PER_MINUTE, FRESHCHAT_CALLS_PER_MINUTE ->
                    text.matches("0|[6-9]\\d|[1-9]\\d{2,5}")
                            ? Optional.empty()
                            : Optional.of(
                                    key.variable()
                                            + " is neither 0 nor a number of calls from 60 to 999999");
            case LANGUAGE ->
                    Language.ofCode(text).isPresent()
                            ? Optional.empty()
                            : Optional.of(key.variable() + " is neither vi nor en");
            default -> Optional.empty();
        };
    }

    private static boolean isAddress(String text) {
        if (!text.matches("https?://[^\\s/?#]+[^\\s?#]*")) {
            return false;
        }
        try {
            return new URI(text).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
