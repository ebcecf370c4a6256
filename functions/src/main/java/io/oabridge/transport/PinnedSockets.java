package io.oabridge.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS connections to one address that was looked up and checked before, whatever the host's name
 * means by now. The name still counts for the certificate. A way to connect that would look the
 * name up again is refused.
 */
final class PinnedSockets extends SSLSocketFactory {
    private final InetAddress address;
    private final SSLSocketFactory tls;

    PinnedSockets(InetAddress address, SSLSocketFactory tls) {
        this.address = address;
        this.tls = tls;
    }

    @Override
    public Socket createSocket() {
        return new PinnedSocket(address);
    }

    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean autoClose)
            throws IOException {
        return tls.createSocket(connected, host, port, autoClose);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw wouldBeLookedUp();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
            throws IOException {
        throw wouldBeLookedUp();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw wouldBeLookedUp();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
            throws IOException {
        throw wouldBeLookedUp();
    }

    private static SocketException wouldBeLookedUp() {
        return new SocketException("only the checked address may be connected to");
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }

    /** Takes the port from whoever connects it, and nothing else. */
    private static final class PinnedSocket extends Socket {
        private final InetAddress address;

        PinnedSocket(InetAddress address) {
            super(Proxy.NO_PROXY);
            this.address = address;
        }

        @Override
        public void connect(SocketAddress named, int timeout) throws IOException {
            if (!(named instanceof InetSocketAddress asked)) {
                throw wouldBeLookedUp();
            }
            super.connect(new InetSocketAddress(address, asked.getPort()), timeout);
        }
    }
}
