package io.oabridge.playground.operator;

import io.oabridge.handler.RedriveHandler;
import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * {@code ./oabridge redrive}: the code of the redrive function in this process, with the operator's
 * own credentials.
 */
public final class RedriveCommand {
    private static final OperatorCommand<RedriveOptions> COMMAND =
            new OperatorCommand<>(
                    RedriveOptions.HELP,
                    RedriveOptions::read,
                    RedriveCommand::answer,
                    answer -> RedriveTable.of(answer, Instant.now()),
                    RedriveTable::isDone);

    private RedriveCommand() {}

    public static void main(String[] arguments) {
        COMMAND.main(arguments);
    }

    /**
     * @return the exit code
     */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        return COMMAND.run(arguments, out, err);
    }

    private static Map<String, Object> answer(RedriveOptions options) {
        enter(options);
        return new RedriveHandler().answer(options.order());
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
}
