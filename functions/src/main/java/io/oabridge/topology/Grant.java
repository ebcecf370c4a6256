package io.oabridge.topology;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Calls that a function may make on one thing it shares with others. */
public record Grant(Subject on, Set<Action> actions) {

    public Grant {
        EnumSet<Action> ordered = EnumSet.copyOf(actions);
        if (!ordered.stream().allMatch(action -> action.fits(on))) {
            throw new IllegalArgumentException(actions + " cannot be done with " + on);
        }
        actions = Collections.unmodifiableSet(ordered);
    }

    static Grant on(Subject subject, Action first, Action... more) {
        return new Grant(subject, EnumSet.of(first, more));
    }

    /** What is shared. */
    public sealed interface Subject {
        record Table(TableSpec table) implements Subject {}

        record Queue(QueueSpec queue) implements Subject {}

        record DeadLetters(QueueSpec queue) implements Subject {}

        record Secret(SecretSpec secret) implements Subject {}
    }

    /** A call, by the name under which AWS permits it. */
    public enum Action {
        GET_ITEM("dynamodb:GetItem"),
        PUT_ITEM("dynamodb:PutItem"),
        UPDATE_ITEM("dynamodb:UpdateItem"),
        DELETE_ITEM("dynamodb:DeleteItem"),
        SCAN("dynamodb:Scan"),
        SEND_MESSAGE("sqs:SendMessage"),
        RECEIVE_MESSAGE("sqs:ReceiveMessage"),
        DELETE_MESSAGE("sqs:DeleteMessage"),
        CHANGE_MESSAGE_VISIBILITY("sqs:ChangeMessageVisibility"),
        GET_QUEUE_ATTRIBUTES("sqs:GetQueueAttributes"),
        GET_SECRET_VALUE("secretsmanager:GetSecretValue"),
        PUT_SECRET_VALUE("secretsmanager:PutSecretValue"),
        UPDATE_SECRET_VERSION_STAGE("secretsmanager:UpdateSecretVersionStage");

        private final String permission;

        Action(String permission) {
            this.permission = permission;
        }

        /** As IAM spells it. */
        public String permission() {
            return permission;
        }

        /** Whether it stores, changes or deletes something. */
        public boolean writes() {
            return switch (this) {
                case PUT_ITEM,
                        UPDATE_ITEM,
                        DELETE_ITEM,
                        SEND_MESSAGE,
                        DELETE_MESSAGE,
                        CHANGE_MESSAGE_VISIBILITY,
                        PUT_SECRET_VALUE,
                        UPDATE_SECRET_VERSION_STAGE ->
                        true;
                case GET_ITEM, SCAN, RECEIVE_MESSAGE, GET_QUEUE_ATTRIBUTES, GET_SECRET_VALUE ->
                        false;
            };
        }

        private boolean fits(Subject subject) {
            String service =
                    switch (subject) {
                        case Subject.Table _ -> "dynamodb:";
                        case Subject.Queue _, Subject.DeadLetters _ -> "sqs:";
                        case Subject.Secret _ -> "secretsmanager:";
                    };
            return permission.startsWith(service);
        }
    }
}
