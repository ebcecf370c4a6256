package io.oabridge.inputs;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every body that differs from a signed one in one place. */
public final class Tampering {
    private Tampering() {}

    /** One byte changed, in each of its bits that keep it text and in one that does not. */
    public static Stream<byte[]> changed(byte[] body) {
        return at(body).flatMap(at ->
                IntStream.of(0x01, 0x02, 0x80)
                        .mapToObj(bit -> {
                            byte[] other = body.clone();
                            other[at] = (byte) (other[at] ^ bit);
                            return other;
                        }));
    }

    /** One byte left out. */
    public static Stream<byte[]> shortened(byte[] body) {
        return at(body).map(at -> {
            byte[] other = Arrays.copyOf(body, body.length - 1);
            System.arraycopy(body, at + 1, other, at, other.length - at);
            return other;
        });
    }

    /** One byte doubled, which is a blank or a digit in some places. */
    public static Stream<byte[]> lengthened(byte[] body) {
        return at(body).map(at -> {
            byte[] other = Arrays.copyOf(body, body.length + 1);
            System.arraycopy(body, at, other, at + 1, body.length - at);
            return other;
        });
    }

    /** Cut off anywhere. */
    public static Stream<byte[]> cut(byte[] body) {
        return at(body).map(at -> Arrays.copyOf(body, at));
    }

    private static Stream<Integer> at(byte[] body) {
        return IntStream.range(0, body.length).boxed();
    }
}
