package io.oabridge.playground.operator;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What an operator's commands have in common: help, mistakes in one sentence each, the answer on
 * standard output, and the exit code.
 *
 * @param options reads what was typed; throws {@link IllegalArgumentException} with a sentence
 * @param order carries it out and gives the function's answer
 * @param table the answer as a person reads it
 * @param done whether everything that was ordered was done
 */
record OperatorCommand<O>(
        String help,
        Function<List<String>, O> options,
        Function<O, Map<String, Object>> order,
        Function<Map<String, Object>, String> table,
        Predicate<Map<String, Object>> done) {
    private static final int DONE = 0;
    private static final int NOT_DONE = 1;
    private static final int WRONG_OPTION = 2;

    /** Runs it as this process, and ends the process. */
    void main(String[] arguments) {
        System.setProperty("log4j2.configurationFile", "log4j2-playground.xml");
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /**
     * @return the exit code
     */
    int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help")) {
            out.println(help);
            return DONE;
        }
        O read;
        try {
            read = options.apply(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return WRONG_OPTION;
        }
        try {
            return show(order.apply(read), out, err);
        } catch (SdkException e) {
            err.println(
                    "AWS did not do what it was asked; credentials and region come from the"
                            + " environment. It said: "
                            + e.getMessage());
            return NOT_DONE;
        } catch (IllegalStateException e) {
            err.println(e.getMessage());
            return NOT_DONE;
        }
    }

    private int show(Map<String, Object> answer, PrintStream out, PrintStream err) {
        if (answer.get("problems") instanceof List<?> problems) {
            problems.forEach(err::println);
            return WRONG_OPTION;
        }
        out.println(table.apply(answer));
        return done.test(answer) ? DONE : NOT_DONE;
    }
}
