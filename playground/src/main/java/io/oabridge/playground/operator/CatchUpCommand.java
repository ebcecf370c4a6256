package io.oabridge.playground.operator;

import io.oabridge.handler.CatchUpHandler;
import io.oabridge.topology.FunctionSpec;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * {@code ./oabridge catch-up}: calls the function of a stack, which alone has the account's tokens;
 * against a playground, runs its code in this process.
 */
public final class CatchUpCommand {
    private static final int DONE = 0;
    private static final int NOT_DONE = 1;
    private static final int WRONG_OPTION = 2;

    private CatchUpCommand() {}

    public static void main(String[] arguments) {
        System.setProperty("log4j2.configurationFile", "log4j2-playground.xml");
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /**
     * @return the exit code
     */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help")) {
            out.println(CatchUpOptions.HELP);
            return DONE;
        }
        CatchUpOptions options;
        try {
            options = CatchUpOptions.read(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return WRONG_OPTION;
        }
        try {
            return show(answer(options), out, err);
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

    private static Map<String, Object> answer(CatchUpOptions options) {
        Optional<URI> playground = options.target().playground();
        if (playground.isPresent()) {
            Installation.ofPlayground(playground.get()).forEach(System::setProperty);
            return new CatchUpHandler().answer(options.order());
        }
        Region region =
                options.target()
                        .region()
                        .map(Region::of)
                        .orElseGet(
                                () -> DefaultAwsRegionProviderChain.builder().build().getRegion());
        URI api =
                URI.create(
                        "https://lambda."
                                + region.id()
                                + "."
                                + region.metadata().partition().dnsSuffix());
        return new DeployedFunction(
                        api,
                        region.id(),
                        options.target().stack(),
                        DefaultCredentialsProvider.builder().build())
                .answer(FunctionSpec.CATCH_UP, options.order());
    }

    private static int show(Map<String, Object> answer, PrintStream out, PrintStream err) {
        if (answer.get("problems") instanceof List<?> problems) {
            problems.forEach(err::println);
            return WRONG_OPTION;
        }
        out.println(CatchUpTable.of(answer));
        return CatchUpTable.isWhole(answer) ? DONE : NOT_DONE;
    }
}
