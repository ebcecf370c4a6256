package io.oabridge.playground;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * Whatever this process puts into queues while it is listened to: queue, group, ids and attributes,
 * and all but the body. A live queue cannot be looked into, for its worker is quicker. The AWS SDK
 * finds this class by a file in the test resources and asks it before every call.
 */
public final class HeardSends implements ExecutionInterceptor {
    private static final List<SendMessageRequest> SENT = new CopyOnWriteArrayList<>();
    private static volatile boolean listening;

    static void listen() {
        SENT.clear();
        listening = true;
    }

    static List<SendMessageRequest> stop() {
        listening = false;
        return List.copyOf(SENT);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution call, ExecutionAttributes attributes) {
        if (listening && call.request() instanceof SendMessageRequest sent) {
            SENT.add(sent.toBuilder().messageBody("").build());
        }
    }
}
