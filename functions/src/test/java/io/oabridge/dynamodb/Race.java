package io.oabridge.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;

/** Many threads that do the same thing at the same moment. */
final class Race {
    static final int RUNNERS = 50;

    private Race() {}

    /** The numbers of the runners that won. */
    static List<Integer> winners(IntPredicate run) throws Exception {
        CountDownLatch ready = new CountDownLatch(RUNNERS);
        List<Future<Boolean>> runners = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(RUNNERS)) {
            for (int i = 0; i < RUNNERS; i++) {
                int number = i;
                runners.add(
                        threads.submit(() -> {
                            ready.countDown();
                            ready.await();
                            return run.test(number);
                        }));
            }
        }
        List<Integer> winners = new ArrayList<>();
        for (int i = 0; i < RUNNERS; i++) {
            if (runners.get(i).get()) {
                winners.add(i);
            }
        }
        return winners;
    }
}
