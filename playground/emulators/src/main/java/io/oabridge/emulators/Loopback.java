package io.oabridge.emulators;

import java.net.URI;

/** The only interface the emulators listen on. */
final class Loopback {
    static final String ADDRESS = "127.0.0.1";

    private Loopback() {}

    static URI endpoint(int port) {
        return URI.create("http://" + ADDRESS + ":" + port);
    }

    static IllegalStateException cannotStart(String emulator, int port, Exception cause) {
        return new IllegalStateException(
                emulator
                        + " could not start on "
                        + ADDRESS
                        + (port == 0 ? "" : ", port " + port + " (is something else using it?)"),
                cause);
    }
}
