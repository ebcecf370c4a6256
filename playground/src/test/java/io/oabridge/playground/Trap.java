package io.oabridge.playground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A host nobody may call: counts who does. */
final class Trap implements AutoCloseable {
    private final ServerSocket socket;
    private final AtomicInteger calls = new AtomicInteger();

    Trap() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::count);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How many connections were made. */
    int calls() {
        return calls.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void count() {
        while (!socket.isClosed()) {
            try (Socket _ = socket.accept()) {
                calls.incrementAndGet();
            } catch (IOException e) {
                return;
            }
        }
    }
}
