package io.oabridge.architecture.broken.tokens;

import com.amazonaws.services.lambda.runtime.Context;
import io.oabridge.architecture.broken.connect.InConnect;
import io.oabridge.architecture.broken.dynamodb.InDynamodb;
import io.oabridge.architecture.broken.transport.InTransport;
import software.amazon.awssdk.core.SdkRequest;

/** Knows its neighbour, and more that is not its business. */
public record InTokens(
        InDynamodb neighbour,
        InTransport transport,
        InConnect pages,
        Context lambda,
        SdkRequest request) {}
