package io.oabridge.playground;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The chosen values of every {@link Option}. */
public final class Options {
    private final Map<Option, String> chosen;

    private Options(Map<Option, String> chosen) {
        this.chosen = chosen;
    }

    public static Options defaults() {
        return new Options(new EnumMap<>(Option.class));
    }

    /**
     * Flags win over environment variables, those over defaults.
     *
     * @throws IllegalArgumentException with a sentence for the person who typed the command
     */
    public static Options read(List<String> arguments, Map<String, String> environment) {
        Map<Option, String> chosen = new EnumMap<>(Option.class);
        for (Option option : Option.values()) {
            Optional.ofNullable(environment.get(option.variable()))
                    .ifPresent(value -> chosen.put(option, value));
        }
        for (int i = 0; i < arguments.size(); i += 2) {
            Option option = named(arguments.get(i));
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(option.flag() + " needs a value after it.");
            }
            chosen.put(option, arguments.get(i + 1));
        }
        Options options = new Options(chosen);
        for (Option port :
                List.of(
                        Option.PORT,
                        Option.ZALO_PORT,
                        Option.FRESHCHAT_PORT,
                        Option.RETRY_MAX_DELAY)) {
            options.number(port);
        }
        return options;
    }

    public Options with(Option option, String value) {
        Map<Option, String> more = new EnumMap<>(Option.class);
        more.putAll(chosen);
        more.put(option, value);
        return new Options(more);
    }

    public String text(Option option) {
        return chosen.getOrDefault(option, option.defaultValue());
    }

    /** The value, unless it is empty. */
    public Optional<String> given(Option option) {
        return Optional.of(text(option)).filter(value -> !value.isBlank());
    }

    public int number(Option option) {
        String value = text(option);
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65535) {
            throw new IllegalArgumentException(
                    option.flag() + " needs a number from 0 to 65535, not \"" + value + "\".");
        }
        return Integer.parseInt(value);
    }

    /** What {@code --help} prints. */
    public static String help() {
        List<String> lines = new ArrayList<>();
        lines.add("usage: ./oabridge play [--option value ...]");
        lines.add("");
        for (Option option : Option.values()) {
            String otherwise =
                    option.defaultValue().isEmpty() ? "" : " [" + option.defaultValue() + "]";
            lines.add("  %-24s %s%s".formatted(option.flag(), option.description(), otherwise));
        }
        lines.add("");
        lines.add(
                "Each can also be an environment variable: "
                        + Option.ZALO_PORT.flag()
                        + " is "
                        + Option.ZALO_PORT.variable()
                        + ".");
        return String.join(System.lineSeparator(), lines);
    }

    private static Option named(String flag) {
        for (Option option : Option.values()) {
            if (option.flag().equals(flag)) {
                return option;
            }
        }
        throw new IllegalArgumentException(
                "There is no option \"" + flag + "\"; --help lists them.");
    }
}
