package io.oabridge.infra;

import java.nio.file.Path;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** The CDK app. The CDK command line runs it as it is; {@code ./oabridge synth} names a folder. */
public final class BridgeApp {
    static final String STACK = "OaBridge";

    private BridgeApp() {}

    /**
     * Writes the template: into the folder named first, else to where the CDK command line wants
     * it.
     */
    public static void main(String[] arguments) {
        if (!NodeOnPath.isThere()) {
            System.err.println(NodeOnPath.MISSING);
            System.exit(2);
            return;
        }
        App app =
                arguments.length == 0
                        ? new App()
                        : new App(AppProps.builder().outdir(arguments[0]).build());
        BridgeStack stack = new BridgeStack(app, STACK);
        app.synth();
        if (arguments.length > 0) {
            System.out.println(
                    "Written: " + Path.of(arguments[0]).resolve(stack.getTemplateFile()));
        }
    }
}
