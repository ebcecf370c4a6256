package io.oabridge.architecture.broken.zalo;

import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Does by itself what belongs to others. */
public final class Careless {
    private static @Nullable String last;

    private Careless() {}

    /** Reads its own settings, prints, and remembers for everybody. */
    public static Optional<String> setting(String name) {
        Function<String, @Nullable String> variables = System::getenv;
        last = System.getProperty(name, variables.apply(name));
        System.out.println(name);
        Logger.getLogger(name).info(name);
        return Optional.ofNullable(last);
    }
}
