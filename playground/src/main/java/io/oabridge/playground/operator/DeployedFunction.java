package io.oabridge.playground.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oabridge.topology.FunctionSpec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * Calls a function of a stack with the operator's own credentials, which need no other permission
 * than to call it: what it reads and writes, its role may. One request does not earn a library of
 * its own, so it is signed here.
 *
 * @param api Lambda's address in the region
 */
record DeployedFunction(URI api, String region, String stack, AwsCredentialsProvider credentials) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Longer than the function may take. */
    private static final Duration TIMEOUT = Duration.ofMinutes(11);

    /** The client sets them itself, to the same values. */
    private static final Set<String> SET_BY_THE_CLIENT = Set.of("host", "content-length");

    /**
     * What the function answers.
     *
     * @throws IllegalStateException with a sentence for the operator, when it gave no answer
     */
    Map<String, Object> answer(FunctionSpec function, Map<String, Object> order) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            byte[] payload = JSON.writeValueAsBytes(order);
            HttpResponse<String> answer =
                    http.send(
                            signed(function, payload),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return read(function, answer);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Lambda gave no answer at " + api + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private String name(FunctionSpec function) {
        return stack + "-" + function.functionName();
    }

    private HttpRequest signed(FunctionSpec function, byte[] payload) {
        URI address =
                api.resolve(
                        "/2015-03-31/functions/" + name(function) + "/invocations?Qualifier=live");
        SdkHttpFullRequest request =
                SdkHttpFullRequest.builder()
                        .method(SdkHttpMethod.POST)
                        .uri(address)
                        .putHeader("Content-Type", "application/json")
                        .build();
        SdkHttpRequest signed =
                AwsV4HttpSigner.create()
                        .sign(it ->
                                it.identity(credentials.resolveCredentials())
                                        .request(request)
                                        .payload(ContentStreamProvider.fromByteArray(payload))
                                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "lambda")
                                        .putProperty(AwsV4HttpSigner.REGION_NAME, region))
                        .request();
        HttpRequest.Builder sent =
                HttpRequest.newBuilder(address)
                        .timeout(TIMEOUT)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(payload));
        signed.headers()
                .forEach((header, values) -> {
                    if (!SET_BY_THE_CLIENT.contains(header.toLowerCase(Locale.ROOT))) {
                        values.forEach(value -> sent.header(header, value));
                    }
                });
        return sent.build();
    }

    private Map<String, Object> read(FunctionSpec function, HttpResponse<String> answer)
            throws JsonProcessingException {
        Optional<String> failure = answer.headers().firstValue("X-Amz-Function-Error");
        if (answer.statusCode() == 404) {
            throw new IllegalStateException(
                    "There is no function \""
                            + name(function)
                            + "\" here: check --stack, --region and whose credentials these are.");
        }
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    "Lambda did not call \""
                            + name(function)
                            + "\" (HTTP "
                            + answer.statusCode()
                            + "). It said: "
                            + answer.body());
        }
        if (failure.isPresent()) {
            throw new IllegalStateException(
                    "The function \""
                            + name(function)
                            + "\" failed ("
                            + failure.get()
                            + "); its log says why.");
        }
        return JSON.readValue(answer.body(), new TypeReference<>() {});
    }
}
