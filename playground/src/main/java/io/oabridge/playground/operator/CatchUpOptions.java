package io.oabridge.playground.operator;

import io.oabridge.playground.operator.Target.Taken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was typed after {@code ./oabridge catch-up}. Conditions go to the function's code as they
 * are, which checks them.
 *
 * @param order as {@code CatchUpHandler} reads it
 */
record CatchUpOptions(Map<String, Object> order, Target target) {
    static final String HELP =
            """
            usage: ./oabridge catch-up --from TIME [--option value ...]

            Compares what customers wrote in Zalo with what agents have got, lists what is missing and,
            with --send, brings it: for the time in which Zalo's webhooks did not reach the bridge.

              --from TIME               since when: 2026-03-02T14:00:00+07:00, or how long ago: PT6H, P2D;
                                        at most 14 days
              --to TIME                 until when [now]
              --account ID              only this Official Account [all]
              --send                    bring what is missing; without it nothing is changed
              --with-unsettled          also what was written in the last two hours, for which Zalo may
                                        still repeat the webhook: if it then has another id, agents
                                        get the message twice
              --stack NAME              the installation [OaBridge]
              --region REGION           its AWS region [that of the environment]
              --playground [ADDRESS]    a running playground instead of AWS [http://localhost:8080]

            First put dead letters back (./oabridge redrive) and let the queue become empty: what waits
            there is not seen by agents yet. Credentials come from the environment, as for the AWS
            command line, and need the permission to call the function CatchUpFunction.
            Ends with 0, with 1 when not everything could be read or brought, with 2 for a wrong option.\
            """;

    /**
     * @throws IllegalArgumentException with a sentence for the person who typed the command
     */
    static CatchUpOptions read(List<String> arguments) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("dryRun", true);
        Target target = Target.read(arguments, (flag, value) -> take(flag, value, order));
        return new CatchUpOptions(order, target);
    }

    private static Taken take(String flag, Optional<String> value, Map<String, Object> order) {
        return switch (flag) {
            case "--send" -> {
                order.put("dryRun", false);
                yield Taken.ALONE;
            }
            case "--with-unsettled" -> {
                order.put("withUnsettled", true);
                yield Taken.ALONE;
            }
            case "--from", "--to", "--account" -> {
                order.put(flag.substring(2), Target.needed(flag, value));
                yield Taken.WITH_VALUE;
            }
            default -> Taken.UNKNOWN;
        };
    }
}
