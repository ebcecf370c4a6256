package io.oabridge.playground.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP server on loopback, one virtual thread a request. Its own switchboard is under {@code
 * /simulator/}; every other path is the platform's API, to which the fault switches of {@link
 * Faults} apply.
 */
public final class SimulatorServer implements AutoCloseable {
    private static final int MAX_BODY_BYTES = 64 * 1024 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Route> routes = new CopyOnWriteArrayList<>();
    private final Faults faults;
    private final LiveEvents events;
    private final RequestLog requests = new RequestLog();
    private final List<Observer> observers = new CopyOnWriteArrayList<>();

    private SimulatorServer(HttpServer server, Faults faults, LiveEvents events) {
        this.server = server;
        this.faults = faults;
        this.events = events;
    }

    /**
     * @param port 0 for any free one
     * @throws PortTaken when something else listens there
     */
    public static SimulatorServer start(String name, int port, Faults faults, LiveEvents events) {
        HttpServer http = open(name, port);
        SimulatorServer server = new SimulatorServer(http, faults, events);
        server.route("POST", "/simulator/faults", faults::set);
        server.route("GET", "/simulator/faults", faults::list);
        server.route("DELETE", "/simulator/faults", faults::clear);
        server.route("GET", "/simulator/requests", server.requests::since);
        http.setExecutor(server.threads);
        http.createContext("/", server::handle);
        http.start();
        return server;
    }

    /**
     * Opens a loopback server; every server of the playground says the same thing when its port is
     * taken.
     */
    public static HttpServer open(String name, int port) {
        try {
            return HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
        } catch (BindException e) {
            throw new PortTaken(name, port, e);
        } catch (IOException e) {
            throw new IllegalStateException("cannot open port " + port + " for " + name, e);
        }
    }

    /**
     * Adds an endpoint; {@code path} may hold {@code {names}} of one segment each. Earlier routes
     * win.
     */
    public void route(String method, String path, Endpoint endpoint) {
        routes.add(new Route(method, path.split("/", -1), endpoint));
    }

    /** Tells {@code observer} of every call to the platform once it is answered, struck or not. */
    public void observe(Observer observer) {
        observers.add(observer);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** {@code http://localhost:port}. */
    public String address() {
        return "http://localhost:" + port();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            allowThePage(exchange);
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                exchange.sendResponseHeaders(204, -1);
            } else if (path.equals("/simulator/events")) {
                events.serve(exchange);
            } else {
                answer(exchange, path);
            }
        }
    }

    private void answer(HttpExchange exchange, String path) throws IOException {
        Call call = read(exchange, path);
        if (path.startsWith("/simulator/")) {
            write(exchange, dispatch(call));
            return;
        }
        Optional<Reply> struck = struckBefore(path);
        Reply reply = struck.isPresent() ? struck.get() : dispatch(call);
        boolean lost = struck.isEmpty() && faults.strike(Faults.ANSWER_LOST, path).isPresent();
        int status = lost ? 0 : reply.status();
        requests.record(call, status);
        observers.forEach(observer -> observer.answered(call, status));
        if (!lost) { // closing the exchange without an answer is what a broken line looks like
            write(exchange, reply);
        }
    }

    private Optional<Reply> struckBefore(String path) {
        Optional<Faults.Fault> slow = faults.strike(Faults.SLOW_ANSWER, path);
        if (slow.isPresent()) {
            pause(Duration.ofMillis(slow.get().number("millis", 3000)));
        }
        Optional<Faults.Fault> limited = faults.strike(Faults.RATE_LIMITED, path);
        if (limited.isPresent()) {
            Reply reply =
                    Reply.text(
                            429,
                            "application/json",
                            "{\"code\":429,\"status\":\"TOO_MANY_REQUESTS\",\"message\":\"rate limit\"}");
            return Optional.of(
                    reply.with(
                            "Retry-After",
                            String.valueOf(limited.get().number("retryAfterSeconds", 1))));
        }
        Optional<Faults.Fault> redirected = faults.strike(Faults.REDIRECTED, path);
        if (redirected.isPresent()) {
            return Optional.of(Reply.redirect(redirected.get().text("location", "/")));
        }
        Optional<Faults.Fault> status = faults.strike(Faults.HTTP_STATUS, path);
        if (status.isPresent()) {
            int code = status.get().number("status", 503);
            return Optional.of(
                    Reply.text(
                            code, "text/html", "<html><body><h1>" + code + "</h1></body></html>"));
        }
        return Optional.empty();
    }

    private static Call read(HttpExchange exchange, String path) throws IOException {
        return new Call(
                exchange.getRequestMethod(),
                path,
                Map.of(),
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
                exchange.getRequestHeaders(),
                exchange.getRequestBody().readNBytes(MAX_BODY_BYTES));
    }

    private Reply dispatch(Call call) {
        String[] segments = call.path().split("/", -1);
        boolean pathKnown = false;
        for (Route route : routes) {
            Optional<Map<String, String>> parameters = route.match(segments);
            if (parameters.isPresent()) {
                pathKnown = true;
                if (route.method.equals(call.method())) {
                    return route.endpoint.answer(call.at(parameters.get()));
                }
            }
        }
        return Reply.text(
                pathKnown ? 405 : 404,
                "text/plain",
                pathKnown ? "method not allowed" : "not found");
    }

    private static void write(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = reply.body();
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    /** Pages of this machine may read the simulators; nothing else can reach loopback. */
    private static void allowThePage(HttpExchange exchange) {
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        if (origin != null && origin.matches("http://(localhost|127\\.0\\.0\\.1):\\d+")) {
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", origin);
            exchange.getResponseHeaders()
                    .set("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE");
            exchange.getResponseHeaders()
                    .set("Access-Control-Allow-Headers", "Content-Type, Authorization");
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Answers one kind of call. */
    @FunctionalInterface
    public interface Endpoint {
        Reply answer(Call call);
    }

    /** Is told of each answered call. */
    @FunctionalInterface
    public interface Observer {
        /**
         * Takes one call.
         *
         * @param status 0 when the answer was lost
         */
        void answered(Call call, int status);
    }

    private record Route(String method, List<String> template, Endpoint endpoint) {
        Route(String method, String[] template, Endpoint endpoint) {
            this(method, List.of(template), endpoint);
        }

        Optional<Map<String, String>> match(String[] segments) {
            if (segments.length != template.size()) {
                return Optional.empty();
            }
            Map<String, String> parameters = new HashMap<>();
            for (int i = 0; i < segments.length; i++) {
                String wanted = template.get(i);
                if (wanted.startsWith("{") && wanted.endsWith("}")) {
                    parameters.put(wanted.substring(1, wanted.length() - 1), segments[i]);
                } else if (!wanted.equals(segments[i])) {
                    return Optional.empty();
                }
            }
            return Optional.of(parameters);
        }
    }
}
