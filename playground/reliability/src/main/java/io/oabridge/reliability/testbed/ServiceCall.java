package io.oabridge.reliability.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One request of a worker on its way to a service. */
public final class ServiceCall {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Service service;
    private final String method;
    private final String path;
    private final String operation;
    private final byte[] body;

    /**
     * @param operation what AWS calls the operation, such as {@code SendMessage}; empty elsewhere
     */
    public ServiceCall(Service service, String method, String path, String operation, byte[] body) {
        this.service = service;
        this.method = method;
        this.path = path;
        this.operation = operation;
        this.body = body.clone();
    }

    public Service service() {
        return service;
    }

    public boolean is(Service other, String method, String pathPattern) {
        return service == other && this.method.equals(method) && path.matches(pathPattern);
    }

    /** Whether it is that operation of an AWS service. */
    public boolean is(Service other, String operation) {
        return service == other && this.operation.equals(operation);
    }

    public String path() {
        return path;
    }

    /** The body, a character for each byte, so that also a file can be searched for text. */
    public String text() {
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    String utf8() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Whether it can change nothing. */
    boolean readsOnly() {
        return method.equals("GET") || operation.startsWith("Get") || operation.equals("Query");
    }

    public JsonNode json() {
        return json(body);
    }

    static JsonNode json(byte[] bytes) {
        try {
            JsonNode read = JSON.readTree(bytes);
            return read == null ? MissingNode.getInstance() : read;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public String toString() {
        return service + " " + (operation.isEmpty() ? method + " " + path : operation);
    }

    /** What the service answered. */
    public static final class Answer {
        private final int status;
        private final byte[] body;

        public Answer(int status, byte[] body) {
            this.status = status;
            this.body = body.clone();
        }

        public boolean ok() {
            return status >= 200 && status < 300;
        }

        public int status() {
            return status;
        }

        public byte[] bytes() {
            return body.clone();
        }

        public JsonNode json() {
            return ServiceCall.json(body);
        }
    }
}
