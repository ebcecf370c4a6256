package io.oabridge.playground.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.topology.Trigger;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What API Gateway's HTTP API does in front of the functions: routes, events of payload version
 * 2.0, and answers.
 */
public final class HttpApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_BODY_BYTES = 10 * 1024 * 1024;

    private final LambdaHost lambda;

    public HttpApi(LambdaHost lambda) {
        this.lambda = lambda;
    }

    /** Answers a request that belongs to one of the functions; false when none has such a route. */
    public boolean serve(HttpExchange exchange) throws IOException {
        for (FunctionSpec function : FunctionSpec.values()) {
            if (function.trigger() instanceof Trigger.Http(List<Trigger.Route> routes)) {
                for (Trigger.Route route : routes) {
                    Optional<Map<String, String>> parameters = match(route, exchange);
                    if (parameters.isPresent()) {
                        answer(exchange, function, route, parameters.get());
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private void answer(
            HttpExchange exchange,
            FunctionSpec function,
            Trigger.Route route,
            Map<String, String> parameters)
            throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            write(
                    exchange,
                    413,
                    "{\"message\":\"Request Entity Too Large\"}".getBytes(StandardCharsets.UTF_8));
            return;
        }
        JsonNode answer;
        try {
            answer = lambda.invoke(function, event(exchange, route, parameters, body));
        } catch (LambdaHost.FunctionFailed e) {
            write(
                    exchange,
                    500,
                    "{\"message\":\"Internal Server Error\"}".getBytes(StandardCharsets.UTF_8));
            return;
        }
        answer.path("headers")
                .properties()
                .forEach(header ->
                        exchange.getResponseHeaders()
                                .set(header.getKey(), header.getValue().asText()));
        answer.path("cookies")
                .forEach(
                        cookie -> exchange.getResponseHeaders().add("Set-Cookie", cookie.asText()));
        String text = answer.path("body").asText("");
        write(
                exchange,
                answer.path("statusCode").asInt(200),
                answer.path("isBase64Encoded").asBoolean()
                        ? Base64.getDecoder().decode(text)
                        : text.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode event(
            HttpExchange exchange,
            Trigger.Route route,
            Map<String, String> parameters,
            byte[] body) {
        String path = exchange.getRequestURI().getPath();
        String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        String routeKey = route.method() + " " + route.path();
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "2.0")
                .put("routeKey", routeKey)
                .put("rawPath", path)
                .put("rawQueryString", query);
        ObjectNode headers = event.putObject("headers");
        Map<String, String> lowerCase = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        lowerCase.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        Optional.ofNullable(lowerCase.remove("cookie"))
                .ifPresent(cookies -> {
                    var array = event.putArray("cookies");
                    for (String cookie : cookies.split(";", -1)) {
                        array.add(cookie.strip());
                    }
                });
        lowerCase.forEach(headers::put);
        ObjectNode queryParameters = event.putObject("queryStringParameters");
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] nameAndValue = pair.split("=", 2);
                queryParameters.put(
                        decode(nameAndValue[0]),
                        nameAndValue.length > 1 ? decode(nameAndValue[1]) : "");
            }
        }
        ObjectNode pathParameters = event.putObject("pathParameters");
        parameters.forEach(pathParameters::put);
        context(event, exchange, routeKey, path);
        putBody(event, body);
        return event;
    }

    private static void context(
            ObjectNode event, HttpExchange exchange, String routeKey, String path) {
        ObjectNode context = event.putObject("requestContext");
        String host =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                        .orElse("localhost");
        context.put("accountId", "000000000000")
                .put("apiId", "playground")
                .put("domainName", host)
                .put("requestId", UUID.randomUUID().toString())
                .put("routeKey", routeKey)
                .put("stage", "$default")
                .put("timeEpoch", System.currentTimeMillis());
        context.putObject("http")
                .put("method", exchange.getRequestMethod())
                .put("path", path)
                .put("protocol", exchange.getProtocol())
                .put("sourceIp", exchange.getRemoteAddress().getAddress().getHostAddress());
    }

    /** Text stays text; bytes that are none travel as base64, as on AWS. */
    private static void putBody(ObjectNode event, byte[] body) {
        if (body.length == 0) {
            return;
        }
        try {
            event.put(
                    "body",
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
            event.put("isBase64Encoded", false);
        } catch (CharacterCodingException e) {
            event.put("body", Base64.getEncoder().encodeToString(body));
            event.put("isBase64Encoded", true);
        }
    }

    private static Optional<Map<String, String>> match(Trigger.Route route, HttpExchange exchange) {
        String[] wanted = route.path().split("/", -1);
        String[] given = exchange.getRequestURI().getPath().split("/", -1);
        if (!route.method().equals(exchange.getRequestMethod()) || wanted.length != given.length) {
            return Optional.empty();
        }
        Map<String, String> parameters = new TreeMap<>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{")) {
                parameters.put(wanted[i].substring(1, wanted[i].length() - 1), given[i]);
            } else if (!wanted[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }
}
