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

import io.oabridge.topology.Grant.Action;
import java.util.ArrayList;
import java.util.List;

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
            case TO_HELPDESK -> worker(QueueSpec.TO_HELPDESK);
            case TO_MESSENGER -> {
                List<Grant> grants = new ArrayList<>(worker(QueueSpec.TO_MESSENGER));
                grants.add(table(TableSpec.FILES, GET_ITEM, PUT_ITEM));
                yield List.copyOf(grants);
            }
            case TOKEN_REFRESH ->
                    List.of(
                            table(TableSpec.CONNECTIONS, SCAN),
                            table(TableSpec.TOKENS, GET_ITEM, UPDATE_ITEM),
                            secret(SecretSpec.ZALO, GET_SECRET_VALUE));
            case CONNECT ->
                    List.of(
                            table(TableSpec.CONNECTIONS, GET_ITEM, PUT_ITEM),
                            table(TableSpec.TOKENS, PUT_ITEM, UPDATE_ITEM, DELETE_ITEM),
                            secret(SecretSpec.ZALO, GET_SECRET_VALUE, PUT_SECRET_VALUE),
                            secret(SecretSpec.FRESHCHAT, GET_SECRET_VALUE, PUT_SECRET_VALUE));
            case FILE -> List.of(table(TableSpec.FILES, GET_ITEM));
        };
    }

    /** What Lambda's queue polling needs in the function's name, and what the function does. */
    private static List<Grant> worker(QueueSpec queue) {
        return List.of(
                queue(
                        queue,
                        RECEIVE_MESSAGE,
                        DELETE_MESSAGE,
                        CHANGE_MESSAGE_VISIBILITY,
                        GET_QUEUE_ATTRIBUTES),
                Grant.on(new Grant.Subject.DeadLetters(queue), SEND_MESSAGE),
                table(TableSpec.CONNECTIONS, GET_ITEM),
                table(TableSpec.CONTACTS, GET_ITEM, PUT_ITEM, UPDATE_ITEM, DELETE_ITEM),
                table(TableSpec.DELIVERIES, GET_ITEM, PUT_ITEM, UPDATE_ITEM),
                table(TableSpec.TOKENS, GET_ITEM, UPDATE_ITEM),
                secret(SecretSpec.ZALO, GET_SECRET_VALUE),
                secret(SecretSpec.FRESHCHAT, GET_SECRET_VALUE));
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
