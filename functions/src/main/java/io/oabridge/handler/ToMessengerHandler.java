package io.oabridge.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.oabridge.topology.FunctionSpec;

/** Brings agents' messages to Zalo. */
public final class ToMessengerHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final QueueWorker worker;

    /** For Lambda. */
    public ToMessengerHandler() {
        this(Wiring.of(FunctionSpec.TO_MESSENGER).toMessengerWorker());
    }

    ToMessengerHandler(QueueWorker worker) {
        this.worker = worker;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return worker.handle(event, context);
    }
}
