package io.oabridge.playground;

import io.oabridge.playground.simulator.PortTaken;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** {@code ./oabridge play}: starts the playground and keeps it running until Ctrl-C. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        List<String> words = List.of(arguments);
        if (words.contains("--help")) {
            System.out.println(Options.help());
            return;
        }
        System.setProperty("log4j2.configurationFile", "log4j2-playground.xml");
        long start = System.nanoTime();
        Playground playground;
        try {
            Options options = Options.read(words, System.getenv());
            playground = Playground.start(options, System.out::println);
        } catch (IllegalArgumentException | PortTaken e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        System.out.printf(
                "%nReady after %.1f s. Open %s%n  Zalo API      %s%n  Freshchat API %s%nCtrl-C ends it.%n",
                (System.nanoTime() - start) / 1e9,
                playground.address(),
                playground.zaloAddress(),
                playground.freshchatAddress());
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            playground.close();
                            ended.countDown();
                        }));
        ended.await();
    }
}
