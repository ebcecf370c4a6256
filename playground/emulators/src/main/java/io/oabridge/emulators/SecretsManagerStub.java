package io.oabridge.emulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What the bridge and its deployment use of Secrets Manager, as the SDK speaks it: GetSecretValue
 * and CreateSecret. A secret is found by its name or its ARN.
 */
public final class SecretsManagerStub implements AutoCloseable {
    private static final String ARN_PREFIX =
            "arn:aws:secretsmanager:ap-southeast-1:000000000000:secret:";

    /** Secrets Manager ends each ARN with a hyphen and six random characters. */
    private static final String ARN_SUFFIX = "-oaBrDg";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Version> secrets = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private SecretsManagerStub(HttpServer server) {
        this.server = server;
    }

    /**
     * @param port 0 for any free one
     * @throws IllegalStateException when it cannot listen there
     */
    public static SecretsManagerStub start(int port) {
        try {
            SecretsManagerStub stub =
                    new SecretsManagerStub(
                            HttpServer.create(
                                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                                    0));
            stub.server.createContext("/", stub::handle);
            stub.server.setExecutor(stub.threads);
            stub.server.start();
            return stub;
        } catch (IOException e) {
            throw Loopback.cannotStart("The Secrets Manager stub", port, e);
        }
    }

    /** Creates a secret or gives it a new value. */
    public void put(String id, String json) {
        secrets.put(id, new Version(UUID.randomUUID().toString(), json));
    }

    public URI endpoint() {
        return Loopback.endpoint(server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            if ("secretsmanager.CreateSecret".equals(target)) {
                create(exchange, request);
                return;
            }
            if (!"secretsmanager.GetSecretValue".equals(target)) {
                reply(
                        exchange,
                        400,
                        error("UnknownOperationException", "only GetSecretValue and CreateSecret"));
                return;
            }
            String id = request.path("SecretId").asText();
            Optional<Map<String, Object>> value = find(id);
            if (value.isPresent()) {
                reply(exchange, 200, value.get());
            } else {
                reply(
                        exchange,
                        400,
                        error(
                                "ResourceNotFoundException",
                                "Secrets Manager can't find the specified secret."));
            }
        }
    }

    private void create(HttpExchange exchange, JsonNode request) throws IOException {
        String name = request.path("Name").asText();
        Version version =
                new Version(UUID.randomUUID().toString(), request.path("SecretString").asText());
        if (secrets.putIfAbsent(name, version) == null) {
            reply(
                    exchange,
                    200,
                    Map.of(
                            "ARN",
                            ARN_PREFIX + name + ARN_SUFFIX,
                            "Name",
                            name,
                            "VersionId",
                            version.id()));
        } else {
            reply(
                    exchange,
                    400,
                    error(
                            "ResourceExistsException",
                            "The operation failed because the secret "
                                    + name
                                    + " already exists."));
        }
    }

    private Optional<Map<String, Object>> find(String id) {
        String name =
                id.startsWith(ARN_PREFIX) && id.endsWith(ARN_SUFFIX)
                        ? id.substring(ARN_PREFIX.length(), id.length() - ARN_SUFFIX.length())
                        : id;
        return Optional.ofNullable(secrets.get(name))
                .map(version ->
                        Map.of(
                                "ARN",
                                ARN_PREFIX + name + ARN_SUFFIX,
                                "Name",
                                name,
                                "VersionId",
                                version.id(),
                                "VersionStages",
                                List.of("AWSCURRENT"),
                                "SecretString",
                                version.json()));
    }

    private static Map<String, Object> error(String type, String message) {
        return Map.of("__type", type, "Message", message);
    }

    private static void reply(HttpExchange exchange, int status, Map<String, Object> body)
            throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private record Version(String id, String json) {}
}
