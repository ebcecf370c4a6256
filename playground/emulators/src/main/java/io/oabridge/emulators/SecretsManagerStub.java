package io.oabridge.emulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The operations of Secrets Manager the bridge uses, as the SDK speaks them: GetSecretValue,
 * PutSecretValue and UpdateSecretVersionStage. A secret is found by its name or its ARN.
 */
public final class SecretsManagerStub implements AutoCloseable {
    private static final String ARN_PREFIX =
            "arn:aws:secretsmanager:ap-southeast-1:000000000000:secret:";

    /** Secrets Manager ends each ARN with a hyphen and six random characters. */
    private static final String ARN_SUFFIX = "-oaBrDg";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Version> secrets = new ConcurrentHashMap<>();
    private final Map<String, Version> staged = new ConcurrentHashMap<>();
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
            String target =
                    String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                            .replace("secretsmanager.", "");
            String name = name(request.path("SecretId").asText());
            Reply reply =
                    switch (target) {
                        case "CreateSecret" -> create(request);
                        case "GetSecretValue" -> get(name);
                        case "PutSecretValue" -> stage(name, request);
                        case "UpdateSecretVersionStage" -> makeCurrent(name, request);
                        default ->
                                refusal(
                                        "UnknownOperationException",
                                        "The stub does not know " + target + ".");
                    };
            reply(exchange, reply.status(), reply.body());
        }
    }

    private Reply create(JsonNode request) {
        String name = request.path("Name").asText();
        Version version =
                new Version(UUID.randomUUID().toString(), request.path("SecretString").asText());
        return secrets.putIfAbsent(name, version) == null
                ? new Reply(200, described(name, version, "AWSCURRENT"))
                : refusal(
                        "ResourceExistsException",
                        "The operation failed because the secret " + name + " already exists.");
    }

    private Reply get(String name) {
        return Optional.ofNullable(secrets.get(name))
                .map(version -> {
                    Map<String, Object> body = described(name, version, "AWSCURRENT");
                    body.put("SecretString", version.json());
                    return new Reply(200, body);
                })
                .orElseGet(SecretsManagerStub::notFound);
    }

    /** Only what is stored under a label of its own: the bridge makes it current afterwards. */
    private Reply stage(String name, JsonNode request) {
        if (!secrets.containsKey(name)) {
            return notFound();
        }
        String label = request.path("VersionStages").path(0).asText("AWSCURRENT");
        if (label.equals("AWSCURRENT")) {
            return refusal("InvalidParameterException", "The stub wants a label of its own.");
        }
        Version version =
                new Version(
                        request.path("ClientRequestToken").asText(),
                        request.path("SecretString").asText());
        staged.put(name, version);
        return new Reply(200, described(name, version, label));
    }

    /** Fails when {@code RemoveFromVersionId} is not the current version, as AWS does. */
    private Reply makeCurrent(String name, JsonNode request) {
        Version next = staged.get(name);
        if (next == null || !next.id().equals(request.path("MoveToVersionId").asText())) {
            return refusal("InvalidParameterException", "There is no such version.");
        }
        String from = request.path("RemoveFromVersionId").asText();
        Version now =
                secrets.computeIfPresent(
                        name, (_, current) -> current.id().equals(from) ? next : current);
        return next.equals(now)
                ? new Reply(200, Map.of("ARN", ARN_PREFIX + name + ARN_SUFFIX, "Name", name))
                : refusal(
                        "InvalidParameterException",
                        "The staging label AWSCURRENT isn't attached to that version.");
    }

    private static String name(String id) {
        return id.startsWith(ARN_PREFIX) && id.endsWith(ARN_SUFFIX)
                ? id.substring(ARN_PREFIX.length(), id.length() - ARN_SUFFIX.length())
                : id;
    }

    private static Map<String, Object> described(String name, Version version, String label) {
        return new HashMap<>(
                Map.of(
                        "ARN",
                        ARN_PREFIX + name + ARN_SUFFIX,
                        "Name",
                        name,
                        "VersionId",
                        version.id(),
                        "VersionStages",
                        List.of(label)));
    }

    private static Reply notFound() {
        return refusal(
                "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
    }

    private static Reply refusal(String type, String message) {
        return new Reply(400, Map.of("__type", type, "Message", message));
    }

    private static void reply(HttpExchange exchange, int status, Map<String, Object> body)
            throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private record Version(String id, String json) {}

    private record Reply(int status, Map<String, Object> body) {}
}
