package io.oabridge.topology;

import static io.oabridge.topology.Grant.Action.CHANGE_MESSAGE_VISIBILITY;
import static io.oabridge.topology.Grant.Action.DELETE_ITEM;
import static io.oabridge.topology.Grant.Action.DELETE_MESSAGE;
import static io.oabridge.topology.Grant.Action.GET_ITEM;
import static io.oabridge.topology.Grant.Action.GET_QUEUE_ATTRIBUTES;
import static io.oabridge.topology.Grant.Action.GET_SECRET_VALUE;
import static io.oabridge.topology.Grant.Action.PUT_ITEM;
import static io.oabridge.topology.Grant.Action.PUT_SECRET_VALUE;
import static io.oabridge.topology.Grant.Action.RECEIVE_MESSAGE;
import static io.oabridge.topology.Grant.Action.SCAN;
import static io.oabridge.topology.Grant.Action.SEND_MESSAGE;
import static io.oabridge.topology.Grant.Action.UPDATE_ITEM;
import static io.oabridge.topology.Grant.Action.UPDATE_SECRET_VERSION_STAGE;

import io.oabridge.topology.Grant.Action;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which function may do what: the calls its code makes and no others. Its role on AWS is made from
 * this, and the playground refuses what is not in it. Writes of a transaction are permitted as if
 * each were made alone.
 */
public final class Access {
    private Access() {}

    public static List<Grant> of(FunctionSpec function) {
        return switch (function) {
            case ZALO_WEBHOOK ->
                    List.of(
                            queue(QueueSpec.TO_HELPDESK, SEND_MESSAGE),
                            secret(SecretSpec.ZALO, GET_SECRET_VALUE));
            case FRESHCHAT_WEBHOOK ->
                    List.of(
                            queue(QueueSpec.TO_MESSENGER, SEND_MESSAGE),
                            secret(SecretSpec.FRESHCHAT, GET_SECRET_VALUE));
            case TO_HELPDESK ->
                    worker(QueueSpec.TO_HELPDESK, table(TableSpec.CONNECTIONS, GET_ITEM));
            case TO_MESSENGER ->
                    worker(
                            QueueSpec.TO_MESSENGER,
                            table(TableSpec.CONNECTIONS, GET_ITEM, SCAN),
                            table(TableSpec.FILES, GET_ITEM, PUT_ITEM));
            case TOKEN_REFRESH ->
                    List.of(
                            table(TableSpec.CONNECTIONS, SCAN),
                            table(TableSpec.TOKENS, GET_ITEM, UPDATE_ITEM),
                            secret(SecretSpec.ZALO, GET_SECRET_VALUE));
            case CONNECT ->
                    List.of(
                            table(TableSpec.CONNECTIONS, GET_ITEM, PUT_ITEM, SCAN),
                            table(TableSpec.TOKENS, GET_ITEM, PUT_ITEM, UPDATE_ITEM, DELETE_ITEM),
                            changed(SecretSpec.ZALO),
                            changed(SecretSpec.FRESHCHAT));
            case FILE -> List.of(table(TableSpec.FILES, GET_ITEM));
            case REDRIVE ->
                    List.of(
                            deadLetters(QueueSpec.TO_HELPDESK),
                            queue(QueueSpec.TO_HELPDESK, SEND_MESSAGE),
                            deadLetters(QueueSpec.TO_MESSENGER),
                            queue(QueueSpec.TO_MESSENGER, SEND_MESSAGE),
                            table(TableSpec.DELIVERIES, GET_ITEM));
            case CATCH_UP ->
                    List.of(
                            queue(QueueSpec.TO_HELPDESK, SEND_MESSAGE),
                            table(TableSpec.CONNECTIONS, GET_ITEM, SCAN),
                            table(TableSpec.CONTACTS, GET_ITEM),
                            table(TableSpec.DELIVERIES, GET_ITEM, UPDATE_ITEM),
                            table(TableSpec.TOKENS, GET_ITEM, UPDATE_ITEM),
                            secret(SecretSpec.ZALO, GET_SECRET_VALUE),
                            secret(SecretSpec.FRESHCHAT, GET_SECRET_VALUE));
        };
    }

    /** What Lambda's queue polling needs in the function's name, and what the function does. */
    private static List<Grant> worker(QueueSpec queue, Grant... itsOwn) {
        Stream<Grant> ofEveryWorker =
                Stream.of(
                        queue(
                                queue,
                                RECEIVE_MESSAGE,
                                DELETE_MESSAGE,
                                CHANGE_MESSAGE_VISIBILITY,
                                GET_QUEUE_ATTRIBUTES),
                        Grant.on(new Grant.Subject.DeadLetters(queue), SEND_MESSAGE),
                        table(TableSpec.CONTACTS, GET_ITEM, PUT_ITEM, UPDATE_ITEM, DELETE_ITEM),
                        table(TableSpec.DELIVERIES, GET_ITEM, PUT_ITEM, UPDATE_ITEM),
                        table(TableSpec.TOKENS, GET_ITEM, UPDATE_ITEM),
                        secret(SecretSpec.ZALO, GET_SECRET_VALUE),
                        secret(SecretSpec.FRESHCHAT, GET_SECRET_VALUE));
        return Stream.concat(ofEveryWorker, Stream.of(itsOwn)).toList();
    }

    /** Read, and put back or taken out. */
    private static Grant deadLetters(QueueSpec queue) {
        return Grant.on(
                new Grant.Subject.DeadLetters(queue),
                RECEIVE_MESSAGE,
                DELETE_MESSAGE,
                CHANGE_MESSAGE_VISIBILITY,
                GET_QUEUE_ATTRIBUTES);
    }

    /** A new version is stored beside the current one, and then made the current one. */
    private static Grant changed(SecretSpec secret) {
        return secret(secret, GET_SECRET_VALUE, PUT_SECRET_VALUE, UPDATE_SECRET_VERSION_STAGE);
    }

    private static Grant table(TableSpec table, Action first, Action... more) {
        return Grant.on(new Grant.Subject.Table(table), first, more);
    }

    private static Grant queue(QueueSpec queue, Action first, Action... more) {
        return Grant.on(new Grant.Subject.Queue(queue), first, more);
    }

    private static Grant secret(SecretSpec secret, Action first, Action... more) {
        return Grant.on(new Grant.Subject.Secret(secret), first, more);
    }
}
