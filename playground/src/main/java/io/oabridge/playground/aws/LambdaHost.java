package io.oabridge.playground.aws;

import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.api.client.HandlerInfo;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oabridge.topology.FunctionSpec;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Holds the bridge's handlers as Lambda would: found by name, loaded, fed and answered through the
 * Lambda runtime client's own loader and serialisation, so that the very classes that are deployed
 * run here unmodified.
 */
public final class LambdaHost implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<FunctionSpec, LambdaRequestHandler> handlers;

    /**
     * The runtime client caches serialisers by thread, so invocations run on threads that are kept.
     */
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("lambda-", 0).factory());

    private LambdaHost(Map<FunctionSpec, LambdaRequestHandler> handlers) {
        this.handlers = handlers;
    }

    /** Loads every function; the environment must be complete by now. */
    public static LambdaHost load() {
        Map<FunctionSpec, LambdaRequestHandler> handlers = new EnumMap<>(FunctionSpec.class);
        for (FunctionSpec function : FunctionSpec.values()) {
            handlers.put(function, load(function));
        }
        return new LambdaHost(handlers);
    }

    /**
     * Invokes a function and waits for its answer.
     *
     * @throws FunctionFailed when the handler threw, as a failed invocation would be reported
     */
    public JsonNode invoke(FunctionSpec function, JsonNode event) {
        LambdaRequestHandler handler = handlers.get(function);
        if (handler == null) {
            throw new IllegalArgumentException("no such function: " + function);
        }
        Callable<JsonNode> call =
                () -> JSON.readTree(handler.call(request(function, event)).toByteArray());
        try {
            return threads.submit(call).get();
        } catch (ExecutionException e) {
            throw new FunctionFailed(function, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FunctionFailed(function, e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static LambdaRequestHandler load(FunctionSpec function) {
        try {
            return EventHandlerLoader.loadEventHandler(
                    HandlerInfo.fromString(function.handler(), LambdaHost.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("no handler " + function.handler(), e);
        }
    }

    private static InvocationRequest request(FunctionSpec function, JsonNode event)
            throws Exception {
        InvocationRequest request = new InvocationRequest();
        request.setId(UUID.randomUUID().toString());
        request.setInvokedFunctionArn(
                "arn:aws:lambda:local:000000000000:function:" + function.functionName());
        request.setDeadlineTimeInMs(Instant.now().plus(function.size().timeout()).toEpochMilli());
        request.setContent(JSON.writeValueAsBytes(event));
        return request;
    }

    /** A handler threw instead of answering. */
    public static final class FunctionFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FunctionFailed(FunctionSpec function, Throwable cause) {
            super(function.functionName() + " failed", cause);
        }
    }
}
