package io.oabridge.playground.aws;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.api.client.HandlerInfo;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.UserFault;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oabridge.topology.FunctionSpec;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
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
        return load(EnumSet.allOf(FunctionSpec.class));
    }

    /** Loads these functions only. */
    public static LambdaHost load(Set<FunctionSpec> functions) {
        tellTheRuntimeClientWhereTheClassesAre();
        Map<FunctionSpec, LambdaRequestHandler> handlers = new EnumMap<>(FunctionSpec.class);
        for (FunctionSpec function : functions) {
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
                () ->
                        FunctionRole.during(
                                function,
                                () ->
                                        JSON.readTree(
                                                handler.call(request(function, event))
                                                        .toByteArray()));
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

    /**
     * The runtime client notes the functions' class loader when it starts as a program; loaded as a
     * library it never does, and has no other way to be told.
     */
    private static void tellTheRuntimeClientWhereTheClassesAre() {
        try {
            Field loader = AWSLambda.class.getDeclaredField("customerClassLoader");
            loader.setAccessible(true);
            loader.set(null, new URLClassLoader(new URL[0], LambdaHost.class.getClassLoader()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "this version of the Lambda runtime client is built differently", e);
        }
    }

    /** A handler that cannot be made fails now and not on its first event. */
    private static LambdaRequestHandler load(FunctionSpec function) {
        try {
            LambdaRequestHandler handler =
                    EventHandlerLoader.loadEventHandler(
                            HandlerInfo.fromString(
                                    function.handler(), LambdaHost.class.getClassLoader()));
            if (handler instanceof LambdaRequestHandler.UserFaultHandler broken) {
                throw new FunctionFailed(function, broken.fault);
            }
            return handler;
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

        /** The runtime client keeps the handler's own words beside the exception, not in it. */
        private static String told(Throwable cause) {
            return cause instanceof UserFault fault ? ": " + fault.msg + "\n" + fault.trace : "";
        }

        FunctionFailed(FunctionSpec function, Throwable cause) {
            super(function.functionName() + " failed" + told(cause), cause);
        }
    }
}
