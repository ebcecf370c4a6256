package io.oabridge.infra;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.services.lambda.Code;

/** The CDK app. CDK's command line runs it as it is; {@code ./oabridge synth} names a folder. */
public final class BridgeApp {
    private static final Path FUNCTIONS = Path.of("../functions/target/oabridge-functions.zip");
    private static final Path CONTEXT_FILE = Path.of("cdk.context.json");

    /** The template names the zip it was made with, where {@code sam local invoke} looks for it. */
    static final Map<String, Object> FOR_SAM = Map.of("aws:cdk:enable-asset-metadata", true);

    private BridgeApp() {}

    /** Writes the template; it is run in the folder {@code infra}. */
    public static void main(String[] arguments) {
        if (!NodeOnPath.isThere()) {
            end(NodeOnPath.MISSING);
        } else if (!Files.isRegularFile(FUNCTIONS)) {
            end(
                    "The zip of the functions is not there ("
                            + FUNCTIONS
                            + "): use ./oabridge synth or ./oabridge deploy, which build it first.");
        } else {
            try {
                synthesise(AppArguments.read(arguments, CONTEXT_FILE));
            } catch (ContextMistakes e) {
                end("Nothing was written:\n  " + String.join("\n  ", e.sentences()));
            }
        }
    }

    private static void synthesise(AppArguments arguments) {
        AppProps.Builder props =
                AppProps.builder().context(arguments.context()).postCliContext(FOR_SAM);
        arguments.output().ifPresent(props::outdir);
        App app = new App(props.build());
        BridgeContext context = ContextReader.read(contextOf(app));
        BridgeStack stack = new BridgeStack(app, context, Code.fromAsset(FUNCTIONS.toString()));
        app.synth();
        arguments
                .output()
                .ifPresent(folder ->
                        System.out.println(
                                "Written: " + Path.of(folder).resolve(stack.getTemplateFile())));
        if (context.alarmEmail().isEmpty()) {
            System.err.println(
                    "No \"alarmEmail\" is set: nobody will be told of alarms"
                            + " (-c alarmEmail=you@example.com).");
        }
    }

    @SuppressWarnings("unchecked") // CDK declares an Object, and it is the map of the context.
    private static Map<String, Object> contextOf(App app) {
        return (Map<String, Object>) app.getNode().getAllContext();
    }

    private static void end(String sentence) {
        System.err.println(sentence);
        System.exit(2);
    }
}
