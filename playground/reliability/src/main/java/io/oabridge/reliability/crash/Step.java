package io.oabridge.reliability.crash;

import static io.oabridge.reliability.testbed.Service.DYNAMODB;
import static io.oabridge.reliability.testbed.Service.FRESHCHAT;
import static io.oabridge.reliability.testbed.Service.SQS;
import static io.oabridge.reliability.testbed.Service.ZALO;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.reliability.testbed.ServiceCall;
import java.util.function.Predicate;

/**
 * The steps of the bridge that leave a trace outside of it, from the webhook to the
 * acknowledgement. Between two of them a worker changes nothing that outlives it, so whoever is
 * killed before and after each of them has been killed everywhere.
 */
enum Step {
    ENQUEUE(Stimulus.CUSTOMER_WRITES, call -> isSendTo(call, false)),
    RECEIVE(
            Stimulus.AGENT_WRITES,
            call -> call.is(SQS, "ReceiveMessage"),
            answer -> !answer.json().path("Messages").isEmpty()),
    READ_LEDGER(
            Stimulus.CUSTOMER_WRITES,
            call -> call.is(DYNAMODB, "GetItem") && isOn(call, "deliveries")),
    NOTE_ATTEMPT(Stimulus.AGENT_WRITES, call -> stateWritten(call).equals("attempting")),
    WITHDRAW_ATTEMPT(
            Stimulus.AGENT_HAS_TO_WAIT,
            call -> isOn(call, "deliveries") && updates(call, "REMOVE #part")),
    CREATE_USER(Stimulus.STRANGER_WRITES, call -> call.is(FRESHCHAT, "POST", "/v2/users")),
    SAVE_CONTACT(
            Stimulus.STRANGER_WRITES,
            call ->
                    call.is(DYNAMODB, "TransactWriteItems")
                            && call.text().contains("\"contacts\"")),
    READ_PROFILE(Stimulus.STRANGER_WRITES, call -> call.is(ZALO, "GET", "/v3\\.0/oa/user/detail")),
    COPY_MEDIUM(
            Stimulus.CUSTOMER_SENDS_A_FILE,
            call -> call.is(FRESHCHAT, "POST", "/v2/(images|files)/upload")),
    OPEN_CONVERSATION(
            Stimulus.STRANGER_WRITES, call -> call.is(FRESHCHAT, "POST", "/v2/conversations")),
    POST_TO_AGENTS(
            Stimulus.CUSTOMER_WRITES, call -> isPost(call) && !call.text().contains("\"private\"")),
    LOOK_FOR_POST(
            Stimulus.FRESHCHAT_LOSES_AN_ANSWER,
            call -> call.is(FRESHCHAT, "GET", "/v2/conversations/[^/]+/messages")),
    UPLOAD_MEDIUM(
            Stimulus.AGENT_SENDS_A_FILE, call -> call.is(ZALO, "POST", "/v2\\.0/oa/upload/.*")),
    SHARE_LONG_TEXT(
            Stimulus.AGENT_WRITES_A_LONG_TEXT,
            call -> call.is(DYNAMODB, "PutItem") && isOn(call, "files")),
    SEND_TO_CUSTOMER(Stimulus.AGENT_WRITES, call -> call.is(ZALO, "POST", "/v3\\.0/oa/message/cs")),
    LOOK_FOR_SENT(
            Stimulus.ZALO_LOSES_AN_ANSWER, call -> call.is(ZALO, "GET", "/v2\\.0/oa/conversation")),
    SETTLE(
            Stimulus.AGENT_WRITES,
            call ->
                    call.is(DYNAMODB, "TransactWriteItems")
                            && call.text().contains("\"deliveries\"")),
    POST_NOTE(
            Stimulus.AGENT_IS_REFUSED, call -> isPost(call) && call.text().contains("\"private\"")),
    REMEMBER_NOTE(
            Stimulus.AGENT_IS_REFUSED,
            call -> call.is(DYNAMODB, "PutItem") && isOn(call, "deliveries")),
    NOTE_REFUSAL(Stimulus.AGENT_IS_REFUSED, call -> stateWritten(call).equals("refused-untold")),
    SETTLE_REFUSED(Stimulus.AGENT_IS_REFUSED, call -> stateWritten(call).equals("refused")),
    COME_BACK_LATER(
            Stimulus.AGENT_HAS_TO_WAIT, call -> call.is(SQS, "ChangeMessageVisibilityBatch")),
    PARK(Stimulus.CUSTOMER_IS_REFUSED, call -> isSendTo(call, true)),
    READ_TOKEN(Stimulus.AGENT_WRITES, call -> call.is(DYNAMODB, "GetItem") && isOn(call, "tokens")),
    LEASE_TOKEN(
            Stimulus.TOKEN_EXPIRES,
            call -> isOn(call, "tokens") && updates(call, "SET #leasedUntil")),
    RENEW_TOKEN(Stimulus.TOKEN_EXPIRES, call -> call.is(ZALO, "POST", "/v4/oa/access_token")),
    STORE_TOKEN(
            Stimulus.TOKEN_EXPIRES, call -> isOn(call, "tokens") && updates(call, "SET #version")),
    ACKNOWLEDGE(Stimulus.AGENT_WRITES, call -> call.is(SQS, "DeleteMessageBatch"));

    private final Stimulus stimulus;
    private final Predicate<ServiceCall> matcher;
    private final Predicate<ServiceCall.Answer> counts;

    Step(Stimulus stimulus, Predicate<ServiceCall> matcher) {
        this(stimulus, matcher, _ -> true);
    }

    /**
     * @param counts whether an answer is one of a step that did something
     */
    Step(Stimulus stimulus, Predicate<ServiceCall> matcher, Predicate<ServiceCall.Answer> counts) {
        this.stimulus = stimulus;
        this.matcher = matcher;
        this.counts = counts;
    }

    Stimulus stimulus() {
        return stimulus;
    }

    boolean isAt(ServiceCall call) {
        return matcher.test(call);
    }

    boolean counts(ServiceCall.Answer answer) {
        return counts.test(answer);
    }

    private static boolean isSendTo(ServiceCall call, boolean deadLetters) {
        return call.is(SQS, "SendMessage")
                && call.json().path("QueueUrl").asText().contains("dead-letters") == deadLetters;
    }

    private static boolean isPost(ServiceCall call) {
        return call.is(FRESHCHAT, "POST", "/v2/conversations/[^/]+/messages");
    }

    private static boolean isOn(ServiceCall call, String table) {
        return call.json().path("TableName").asText().equals(table);
    }

    private static boolean updates(ServiceCall call, String beginning) {
        return call.is(DYNAMODB, "UpdateItem")
                && call.json().path("UpdateExpression").asText().startsWith(beginning);
    }

    /** The state a ledger entry gets; empty when the request writes none. */
    private static String stateWritten(ServiceCall call) {
        if (!call.is(DYNAMODB, "UpdateItem")) {
            return "";
        }
        JsonNode values = call.json().path("ExpressionAttributeValues");
        return values.path(":state").path("M").path("state").path("S").asText("");
    }
}
