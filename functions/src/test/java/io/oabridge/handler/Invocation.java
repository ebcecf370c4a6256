package io.oabridge.handler;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Duration;

/** One invocation with so much time left. */
record Invocation(Duration remaining) implements Context {

    /** As much as any worker could want. */
    static Invocation withTime() {
        return new Invocation(Duration.ofSeconds(30));
    }

    @Override
    public int getRemainingTimeInMillis() {
        return (int) remaining.toMillis();
    }

    @Override
    public String getAwsRequestId() {
        return "request-1";
    }

    @Override
    public String getLogGroupName() {
        throw notUsed();
    }

    @Override
    public String getLogStreamName() {
        throw notUsed();
    }

    @Override
    public String getFunctionName() {
        throw notUsed();
    }

    @Override
    public String getFunctionVersion() {
        throw notUsed();
    }

    @Override
    public String getInvokedFunctionArn() {
        throw notUsed();
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw notUsed();
    }

    @Override
    public ClientContext getClientContext() {
        throw notUsed();
    }

    @Override
    public int getMemoryLimitInMB() {
        throw notUsed();
    }

    @Override
    public LambdaLogger getLogger() {
        throw notUsed();
    }

    private static UnsupportedOperationException notUsed() {
        return new UnsupportedOperationException("no handler asks for this");
    }
}
