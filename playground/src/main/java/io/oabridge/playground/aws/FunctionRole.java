package io.oabridge.playground.aws;

import io.oabridge.topology.Access;
import io.oabridge.topology.ConstantName;
import io.oabridge.topology.FunctionSpec;
import io.oabridge.topology.Grant.Action;
import io.oabridge.topology.Grant.Subject;
import io.oabridge.topology.QueueSpec;
import io.oabridge.topology.SecretSpec;
import io.oabridge.topology.TableSpec;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretVersionStageRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * Stands in for the roles that the functions have on AWS: a call that {@link Access} does not
 * permit to the function under way is refused, so that whatever works here is permitted there. The
 * SDK finds this class by itself, in every client of the process.
 */
public final class FunctionRole implements ExecutionInterceptor {
    /** Workers hand their batches to further threads, which act for the same function. */
    private static final InheritableThreadLocal<Optional<FunctionSpec>> UNDER_WAY =
            new InheritableThreadLocal<>() {
                @Override
                protected Optional<FunctionSpec> initialValue() {
                    return Optional.empty();
                }
            };

    /** Runs a call of a function with the function's own permissions. */
    static <T> T during(FunctionSpec function, Callable<T> call) throws Exception {
        UNDER_WAY.set(Optional.of(function));
        try {
            return call.call();
        } finally {
            UNDER_WAY.remove();
        }
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        UNDER_WAY.get().ifPresent(function -> check(function, context.request()));
    }

    private static void check(FunctionSpec function, SdkRequest request) {
        List<Need> needs = needs(request);
        if (needs.isEmpty()) {
            throw new NotPermitted(function, request.getClass().getSimpleName());
        }
        for (Need need : needs) {
            boolean permitted =
                    Access.of(function).stream()
                            .anyMatch(grant ->
                                    grant.on().equals(need.on())
                                            && grant.actions().contains(need.action()));
            if (!permitted) {
                throw new NotPermitted(function, need.action().permission() + " on " + need.on());
            }
        }
    }

    /** What a request takes; nothing when no function makes such requests. */
    private static List<Need> needs(SdkRequest request) {
        return switch (request) {
            case GetItemRequest get -> table(get.tableName(), Action.GET_ITEM);
            case PutItemRequest put -> table(put.tableName(), Action.PUT_ITEM);
            case UpdateItemRequest update -> table(update.tableName(), Action.UPDATE_ITEM);
            case DeleteItemRequest delete -> table(delete.tableName(), Action.DELETE_ITEM);
            case ScanRequest scan -> table(scan.tableName(), Action.SCAN);
            case TransactWriteItemsRequest writes ->
                    writes.transactItems().stream()
                            .flatMap(write -> needs(write).stream())
                            .toList();
            case ReceiveMessageRequest receive -> queue(receive.queueUrl(), Action.RECEIVE_MESSAGE);
            case DeleteMessageRequest delete -> queue(delete.queueUrl(), Action.DELETE_MESSAGE);
            case GetQueueAttributesRequest get ->
                    queue(get.queueUrl(), Action.GET_QUEUE_ATTRIBUTES);
            case ChangeMessageVisibilityRequest change ->
                    queue(change.queueUrl(), Action.CHANGE_MESSAGE_VISIBILITY);
            case SendMessageRequest send -> queue(send.queueUrl(), Action.SEND_MESSAGE);
            case ChangeMessageVisibilityBatchRequest change ->
                    queue(change.queueUrl(), Action.CHANGE_MESSAGE_VISIBILITY);
            case GetSecretValueRequest get -> secret(get.secretId(), Action.GET_SECRET_VALUE);
            case PutSecretValueRequest put -> secret(put.secretId(), Action.PUT_SECRET_VALUE);
            case UpdateSecretVersionStageRequest update ->
                    secret(update.secretId(), Action.UPDATE_SECRET_VERSION_STAGE);
            default -> List.of();
        };
    }

    private static List<Need> needs(TransactWriteItem write) {
        return Stream.of(
                        Optional.ofNullable(write.put())
                                .map(put -> table(put.tableName(), Action.PUT_ITEM)),
                        Optional.ofNullable(write.update())
                                .map(update -> table(update.tableName(), Action.UPDATE_ITEM)),
                        Optional.ofNullable(write.delete())
                                .map(delete -> table(delete.tableName(), Action.DELETE_ITEM)))
                .flatMap(Optional::stream)
                .flatMap(List::stream)
                .toList();
    }

    /** An installation may have put a prefix before its names, and an ARN says more than a name. */
    private static List<Need> table(String name, Action action) {
        return Stream.of(TableSpec.values())
                .filter(table -> name.endsWith(table.tableName()))
                .map(table -> new Need(new Subject.Table(table), action))
                .toList();
    }

    private static List<Need> queue(String url, Action action) {
        return Stream.of(QueueSpec.values())
                .flatMap(queue -> {
                    if (url.endsWith(queue.queueName())) {
                        return Stream.of(new Need(new Subject.Queue(queue), action));
                    }
                    return url.endsWith(queue.deadLetterQueueName())
                            ? Stream.of(new Need(new Subject.DeadLetters(queue), action))
                            : Stream.empty();
                })
                .toList();
    }

    private static List<Need> secret(String id, Action action) {
        return Stream.of(SecretSpec.values())
                .filter(secret -> id.contains("/" + ConstantName.hyphenated(secret)))
                .map(secret -> new Need(new Subject.Secret(secret), action))
                .toList();
    }

    /** One permission a request takes. */
    private record Need(Subject on, Action action) {}

    /** A function made a call that its role would not let it make. */
    public static final class NotPermitted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotPermitted(FunctionSpec function, String call) {
            super(
                    function.functionName()
                            + " is not permitted "
                            + call
                            + ": if it needs that, say so in topology.Access");
        }
    }
}
