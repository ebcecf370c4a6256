package io.oabridge.transport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on the loopback that answers every request with the bytes it was told, HTTP or not. */
final class RudeServer implements AutoCloseable {
    private final ServerSocket listening =
            new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile byte[] answer = {};
    private volatile boolean keepOpen;

    RudeServer() throws IOException {
        threads.execute(this::serve);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/v2/messages");
    }

    /** Answers with these bytes and hangs up. */
    void answer(String bytes) {
        answer = bytes.getBytes(StandardCharsets.UTF_8);
    }

    /** Answers with these bytes, which should be too few, and then does nothing. */
    void answerAndKeepTheLineOpen(String bytes) {
        answer(bytes);
        keepOpen = true;
    }

    /** The first line of each request that arrived. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        listening.close();
        threads.close();
    }

    private void serve() {
        while (!listening.isClosed()) {
            try {
                Socket caller = listening.accept();
                threads.execute(() -> serve(caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            readRequest(caller);
            OutputStream out = caller.getOutputStream();
            out.write(answer);
            out.flush();
            if (keepOpen) {
                closing.await();
            }
        } catch (IOException e) {
            requests.add("caller hung up");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readRequest(Socket caller) {
        try {
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
            String first = in.readLine();
            int length = 0;
            String line = in.readLine();
            while (line != null && !line.isEmpty()) {
                if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
                line = in.readLine();
            }
            in.skip(length);
            requests.add(String.valueOf(first));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
