package io.oabridge.playground.operator;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Which installation a command is about.
 *
 * @param playground where a running playground is, if one is meant
 * @param stack the installation's CloudFormation stack
 * @param region of AWS; the one of the environment when empty
 */
record Target(Optional<URI> playground, String stack, Optional<String> region) {
    private static final String PLAYGROUND = "http://localhost:8080";

    /** Takes the options a command has of its own. */
    interface OwnOptions {
        Taken take(String flag, Optional<String> value);
    }

    /** What became of an option. */
    enum Taken {
        UNKNOWN,
        ALONE,
        WITH_VALUE
    }

    /**
     * Reads what was typed after a command.
     *
     * @throws IllegalArgumentException with a sentence for the person who typed it
     */
    static Target read(List<String> arguments, OwnOptions own) {
        Target target = new Target(Optional.empty(), "OaBridge", Optional.empty());
        for (int i = 0; i < arguments.size(); i++) {
            String flag = arguments.get(i);
            Optional<String> value =
                    i + 1 < arguments.size() && !arguments.get(i + 1).startsWith("--")
                            ? Optional.of(arguments.get(i + 1))
                            : Optional.empty();
            Taken taken = Taken.WITH_VALUE;
            switch (flag) {
                case "--playground" -> target = target.at(address(value.orElse(PLAYGROUND)));
                case "--stack" -> target = target.of(needed(flag, value));
                case "--region" -> target = target.in(needed(flag, value));
                default -> taken = own.take(flag, value);
            }
            if (taken == Taken.UNKNOWN) {
                throw new IllegalArgumentException(
                        "There is no option \"" + flag + "\"; --help lists them.");
            }
            i += taken == Taken.WITH_VALUE && value.isPresent() ? 1 : 0;
        }
        return target;
    }

    static String needed(String flag, Optional<String> value) {
        return value.orElseThrow(
                () -> new IllegalArgumentException(flag + " needs a value after it."));
    }

    private Target at(URI address) {
        return new Target(Optional.of(address), stack, region);
    }

    private Target of(String name) {
        return new Target(playground, name, region);
    }

    private Target in(String name) {
        return new Target(playground, stack, Optional.of(name));
    }

    private static URI address(String value) {
        if (!value.matches("https?://[^/\\s]+/?")) {
            throw new IllegalArgumentException(
                    "--playground needs an address such as "
                            + PLAYGROUND
                            + ", not \""
                            + value
                            + "\".");
        }
        return URI.create(value.replaceFirst("/$", ""));
    }
}
