package io.oabridge.playground.operator;

import io.oabridge.handler.CatchUpHandler;
import io.oabridge.topology.FunctionSpec;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * {@code ./oabridge catch-up}: calls the function of a stack, which alone has the account's tokens;
 * against a playground, runs its code in this process.
 */
public final class CatchUpCommand {
    private static final OperatorCommand<CatchUpOptions> COMMAND =
            new OperatorCommand<>(
                    CatchUpOptions.HELP,
                    CatchUpOptions::read,
                    CatchUpCommand::answer,
                    CatchUpTable::of,
                    CatchUpTable::isWhole);

    private CatchUpCommand() {}

    public static void main(String[] arguments) {
        COMMAND.main(arguments);
    }

    /**
     * @return the exit code
     */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        return COMMAND.run(arguments, out, err);
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
}
