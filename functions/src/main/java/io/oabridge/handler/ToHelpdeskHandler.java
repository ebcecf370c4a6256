package io.oabridge.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.oabridge.topology.FunctionSpec;

/** Brings customers' messages to Freshchat. */
public final class ToHelpdeskHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final QueueWorker worker;

    /** For Lambda. */
    public ToHelpdeskHandler() {
        this(Wiring.of(FunctionSpec.TO_HELPDESK).toHelpdeskWorker());
    }

    ToHelpdeskHandler(QueueWorker worker) {
        this.worker = worker;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return worker.handle(event, context);
    }
}
