package io.oabridge.inputs;

import java.util.List;
import java.util.function.Consumer;

/**
 * One place where bytes of strangers come in. Taking any bytes at all must end without an
 * exception; {@code take} throws an {@link AssertionError} when what came of them breaks a promise.
 *
 * @param seeds what really comes in there, to be garbled
 */
public record InputTarget(String name, List<byte[]> seeds, Consumer<byte[]> take) {

    @Override
    public String toString() {
        return name;
    }
}
