package io.oabridge.playground.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;

/**
 * Delivers a platform's webhooks: those of one lane (a conversation) one after the other, lanes
 * side by side, and again on the platform's schedule while the receiver does not answer 200 in
 * time. A retry does not hold back what follows.
 */
public final class WebhookSender implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, LinkedBlockingQueue<Runnable>> lanes = new ConcurrentHashMap<>();
    private final Duration timeout;
    private final List<Duration> retries;
    private final String retryHeader;
    private final BiConsumer<Delivery, Result> observer;

    /**
     * @param timeout how long the platform waits for the 200
     * @param retries the pauses before each further try
     * @param retryHeader the header that carries the number of the try, 1 for the first repetition
     * @param observer told after each try
     */
    public WebhookSender(
            Duration timeout,
            List<Duration> retries,
            String retryHeader,
            BiConsumer<Delivery, Result> observer) {
        this.timeout = timeout;
        this.retries = List.copyOf(retries);
        this.retryHeader = retryHeader;
        this.observer = observer;
    }

    /** Queues a delivery behind the others of its lane. */
    public void send(Delivery delivery) {
        lanes.compute(
                delivery.lane(),
                (lane, waiting) -> {
                    Runnable task = () -> attempt(delivery, 0);
                    if (waiting != null) {
                        waiting.add(task);
                        return waiting;
                    }
                    LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
                    queue.add(task);
                    threads.execute(() -> drain(lane, queue));
                    return queue;
                });
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.shutdownNow();
    }

    private void drain(String lane, LinkedBlockingQueue<Runnable> queue) {
        while (true) {
            Runnable task = queue.poll();
            if (task != null) {
                task.run();
            } else if (lanes.computeIfPresent(
                            lane, (name, waiting) -> waiting.isEmpty() ? null : waiting)
                    == null) {
                return;
            }
        }
    }

    private void attempt(Delivery delivery, int repetition) {
        Result result = post(delivery, repetition);
        observer.accept(delivery, result);
        if (result.status() != 200 && repetition < retries.size()) {
            try {
                threads.execute(() -> repeat(delivery, repetition + 1));
            } catch (RejectedExecutionException e) {
                // The simulator is being closed: nobody is left to deliver to.
            }
        }
    }

    private void repeat(Delivery delivery, int repetition) {
        try {
            Thread.sleep(retries.get(repetition - 1));
            attempt(delivery, repetition);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Result post(Delivery delivery, int repetition) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(delivery.address())
                        .timeout(timeout)
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        delivery.body(), StandardCharsets.UTF_8));
        delivery.headers().forEach(request::header);
        if (repetition > 0 || delivery.countsFirstTry()) {
            request.header(retryHeader, String.valueOf(repetition));
        }
        long start = System.nanoTime();
        int status;
        try {
            status =
                    client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode();
        } catch (IOException e) {
            status = 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            status = 0;
        }
        return new Result(repetition, status, Duration.ofNanos(System.nanoTime() - start));
    }

    /**
     * A webhook to deliver.
     *
     * @param countsFirstTry whether the first try carries the retry header too, with 0
     */
    public record Delivery(
            String lane,
            URI address,
            Map<String, String> headers,
            String body,
            boolean countsFirstTry) {
        public Delivery {
            headers = Map.copyOf(headers);
        }
    }

    /** How one try went; status 0 is no answer. */
    public record Result(int repetition, int status, Duration took) {}
}
