package io.oabridge.transport;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** Tells the internet from everything else an address may lead into. */
final class PublicAddress {
    /** Everything in the registry of special IPv4 blocks that is not for the whole internet. */
    private static final List<Block> NOT_PUBLIC_4 =
            List.of(
                    new Block(8, 0),
                    new Block(8, 10),
                    new Block(10, 100, 64),
                    new Block(8, 127),
                    new Block(16, 169, 254),
                    new Block(12, 172, 16),
                    new Block(24, 192, 0, 0),
                    new Block(24, 192, 0, 2),
                    new Block(24, 192, 88, 99),
                    new Block(16, 192, 168),
                    new Block(15, 198, 18),
                    new Block(24, 198, 51, 100),
                    new Block(24, 203, 0, 113),
                    new Block(3, 224));

    private static final Block GLOBAL_6 = new Block(3, 0x20);

    /** Tunnels and examples inside the global block: 2001::/23, 2001:db8::/32, 6to4, 3fff::/20. */
    private static final List<Block> NOT_PUBLIC_6 =
            List.of(
                    new Block(23, 0x20, 0x01, 0),
                    new Block(32, 0x20, 0x01, 0x0d, 0xb8),
                    new Block(16, 0x20, 0x02),
                    new Block(20, 0x3f, 0xff, 0));

    /** 64:ff9b::/96 stands for the IPv4 address in its last four bytes. */
    private static final Block TRANSLATED =
            new Block(96, 0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0);

    private PublicAddress() {}

    /** The JDK has already turned IPv4-mapped IPv6 addresses into IPv4 ones. */
    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return isPublic4(bytes);
        }
        if (TRANSLATED.holds(bytes)) {
            return isPublic4(Arrays.copyOfRange(bytes, 12, 16));
        }
        return GLOBAL_6.holds(bytes)
                && NOT_PUBLIC_6.stream().noneMatch(block -> block.holds(bytes));
    }

    private static boolean isPublic4(byte[] bytes) {
        return NOT_PUBLIC_4.stream().noneMatch(block -> block.holds(bytes));
    }

    /** The addresses that begin with the same bits. */
    private static final class Block {
        private final int bits;
        private final int[] start;

        Block(int bits, int... start) {
            this.bits = bits;
            this.start = start.clone();
        }

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >>> (bit % 8);
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
