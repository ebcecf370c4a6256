package io.oabridge.playground.operator;

import io.oabridge.playground.operator.Target.Taken;
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
              --since TIME              only those received then or later: 2026-03-02T14:00:00+07:00, or
                                        how long ago: PT6H, P2D
              --until TIME              only those received before
              --limit NUMBER            at most so many of each direction [1000]
              --stack NAME              the installation [OaBridge]
              --region REGION           its AWS region [that of the environment]
              --playground [ADDRESS]    a running playground instead of AWS [http://localhost:8080]

            Credentials come from the environment, as for the AWS command line. The order within each
            conversation is kept; a message goes behind what its conversation has in the queue now.
            Ends with 0, with 1 when AWS did not do what it was asked, with 2 for a wrong option.\
            """;

    /**
     * @throws IllegalArgumentException with a sentence for the person who typed the command
     */
    static RedriveOptions read(List<String> arguments) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("dryRun", true);
        Target target = Target.read(arguments, (flag, value) -> take(flag, value, order));
        return new RedriveOptions(order, target.playground(), target.stack(), target.region());
    }

    private static Taken take(String flag, Optional<String> value, Map<String, Object> order) {
        switch (flag) {
            case "--send" -> {
                order.put("dryRun", false);
                return Taken.ALONE;
            }
            case "--direction" -> order.put("direction", direction(Target.needed(flag, value)));
            case "--cause", "--since", "--until" ->
                    order.put(flag.substring(2), Target.needed(flag, value));
            case "--limit" -> order.put("limit", number(Target.needed(flag, value)));
            default -> {
                return Taken.UNKNOWN;
            }
        }
        return Taken.WITH_VALUE;
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
}
