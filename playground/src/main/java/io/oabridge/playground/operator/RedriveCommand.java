package io.oabridge.playground.operator;

import io.oabridge.handler.RedriveHandler;
import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * {@code ./oabridge redrive}: the code of the redrive function in this process, with the operator's
 * own credentials.
 */
public final class RedriveCommand {
    private static final int DONE = 0;
    private static final int NOT_DONE = 1;
    private static final int WRONG_OPTION = 2;

    private RedriveCommand() {}

    public static void main(String[] arguments) {
        System.setProperty("log4j2.configurationFile", "log4j2-playground.xml");
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /**
     * @return the exit code
     */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help")) {
            out.println(RedriveOptions.HELP);
            return DONE;
        }
        RedriveOptions options;
        try {
            options = RedriveOptions.read(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return WRONG_OPTION;
        }
        try {
            enter(options);
            return show(new RedriveHandler().answer(options.order()), out, err);
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

    /** Makes this process look like the function to the function's code. */
    private static void enter(RedriveOptions options) {
        options.region().ifPresent(region -> System.setProperty("aws.region", region));
        if (options.playground().isPresent()) {
            URI address = options.playground().get();
            Installation.ofPlayground(address).forEach(System::setProperty);
            return;
        }
        try (SqsClient sqs = SqsClient.create();
                DynamoDbClient dynamoDb = DynamoDbClient.create()) {
            Installation.ofStack(sqs, dynamoDb, options.stack()).forEach(System::setProperty);
        }
    }

    private static int show(Map<String, Object> answer, PrintStream out, PrintStream err) {
        if (answer.get("problems") instanceof List<?> problems) {
            problems.forEach(err::println);
            return WRONG_OPTION;
        }
        out.println(RedriveTable.of(answer, Instant.now()));
        boolean failed =
                RedriveTable.messages(answer).stream()
                        .anyMatch(message -> "FAILED".equals(message.get("fate")));
        return failed ? NOT_DONE : DONE;
    }
}
