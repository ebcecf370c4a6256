package io.oabridge.playground.operator;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What was typed after {@code ./oabridge redrive}. Conditions go to the function's code as they
 * are, which checks them.
 *
 * @param order as {@code RedriveHandler} reads it
 * @param playground where a running playground is, if one is meant
 * @param stack the installation's CloudFormation stack
 * @param region of AWS; the one of the environment when empty
 */
record RedriveOptions(
        Map<String, Object> order,
        Optional<URI> playground,
        String stack,
        Optional<String> region) {
    static final String HELP =
            """
            usage: ./oabridge redrive [--option value ...]

            Lists the messages that were given up and, with --send, puts them back into their queues.

              --send                    put them back; without it nothing is changed
              --direction DIRECTION     only to-helpdesk or only to-messenger
              --cause WORDS             only those whose cause begins like this
              --since TIME              only those received then or later, 2026-03-02T14:00:00+07:00
              --until TIME              only those received before
              --limit NUMBER            at most so many of each direction [1000]
              --stack NAME              the installation [OaBridge]
              --region REGION           its AWS region [that of the environment]
              --playground [ADDRESS]    a running playground instead of AWS [http://localhost:8080]

            Credentials come from the environment, as for the AWS command line. The order within each
            conversation is kept; a message goes behind what its conversation has in the queue now.
            Ends with 0, with 1 when AWS did not do what it was asked, with 2 for a wrong option.\
            """;

    private static final String PLAYGROUND = "http://localhost:8080";

    /**
     * @throws IllegalArgumentException with a sentence for the person who typed the command
     */
    static RedriveOptions read(List<String> arguments) {
        Map<String, Object> order = new LinkedHashMap<>();
        Optional<URI> playground = Optional.empty();
        String stack = "OaBridge";
        Optional<String> region = Optional.empty();
        order.put("dryRun", true);
        for (int i = 0; i < arguments.size(); i++) {
            String flag = arguments.get(i);
            Optional<String> value =
                    i + 1 < arguments.size() && !arguments.get(i + 1).startsWith("--")
                            ? Optional.of(arguments.get(i + 1))
                            : Optional.empty();
            switch (flag) {
                case "--send" -> {
                    order.put("dryRun", false);
                    continue;
                }
                case "--playground" -> playground = Optional.of(address(value.orElse(PLAYGROUND)));
                case "--direction" -> order.put("direction", direction(needed(flag, value)));
                case "--cause", "--since", "--until" ->
                        order.put(flag.substring(2), needed(flag, value));
                case "--limit" -> order.put("limit", number(needed(flag, value)));
                case "--stack" -> stack = needed(flag, value);
                case "--region" -> region = Optional.of(needed(flag, value));
                default ->
                        throw new IllegalArgumentException(
                                "There is no option \"" + flag + "\"; --help lists them.");
            }
            i += value.isPresent() ? 1 : 0;
        }
        return new RedriveOptions(order, playground, stack, region);
    }

    private static String needed(String flag, Optional<String> value) {
        return value.orElseThrow(
                () -> new IllegalArgumentException(flag + " needs a value after it."));
    }

    private static String direction(String value) {
        return value.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static int number(String value) {
        if (!value.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("--limit needs a number, not \"" + value + "\".");
        }
        return Integer.parseInt(value);
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
