package io.oabridge.reliability.crash;

import static io.oabridge.reliability.stage.Service.DYNAMODB;
import static io.oabridge.reliability.stage.Service.FRESHCHAT;
import static io.oabridge.reliability.stage.Service.SQS;
import static io.oabridge.reliability.stage.Service.ZALO;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.reliability.stage.Passage;
import java.util.function.Predicate;

/**
 * The steps of the bridge that leave a trace outside of it, from the webhook to the
 * acknowledgement. Between two of them a worker changes nothing that outlives it, so whoever is
 * killed before and after each of them has been killed everywhere.
 */
enum Step {
    ENQUEUE(Stimulus.CUSTOMER_WRITES, passage -> isSendTo(passage, false)),
    RECEIVE(
            Stimulus.AGENT_WRITES,
            passage -> passage.is(SQS, "ReceiveMessage"),
            answer -> !answer.json().path("Messages").isEmpty()),
    READ_LEDGER(
            Stimulus.CUSTOMER_WRITES,
            passage -> passage.is(DYNAMODB, "GetItem") && isOn(passage, "deliveries")),
    NOTE_ATTEMPT(Stimulus.AGENT_WRITES, passage -> stateWritten(passage).equals("attempting")),
    WITHDRAW_ATTEMPT(
            Stimulus.AGENT_HAS_TO_WAIT,
            passage -> isOn(passage, "deliveries") && updates(passage, "REMOVE #part")),
    CREATE_USER(Stimulus.STRANGER_WRITES, passage -> passage.is(FRESHCHAT, "POST", "/v2/users")),
    SAVE_CONTACT(
            Stimulus.STRANGER_WRITES,
            passage ->
                    passage.is(DYNAMODB, "TransactWriteItems")
                            && passage.text().contains("\"contacts\"")),
    READ_PROFILE(
            Stimulus.STRANGER_WRITES, passage -> passage.is(ZALO, "GET", "/v3\\.0/oa/user/detail")),
    COPY_MEDIUM(
            Stimulus.CUSTOMER_SENDS_A_FILE,
            passage -> passage.is(FRESHCHAT, "POST", "/v2/(images|files)/upload")),
    OPEN_CONVERSATION(
            Stimulus.STRANGER_WRITES,
            passage -> passage.is(FRESHCHAT, "POST", "/v2/conversations")),
    POST_TO_AGENTS(
            Stimulus.CUSTOMER_WRITES,
            passage -> isPost(passage) && !passage.text().contains("\"private\"")),
    LOOK_FOR_POST(
            Stimulus.FRESHCHAT_LOSES_AN_ANSWER,
            passage -> passage.is(FRESHCHAT, "GET", "/v2/conversations/[^/]+/messages")),
    UPLOAD_MEDIUM(
            Stimulus.AGENT_SENDS_A_FILE,
            passage -> passage.is(ZALO, "POST", "/v2\\.0/oa/upload/.*")),
    SHARE_LONG_TEXT(
            Stimulus.AGENT_WRITES_A_LONG_TEXT,
            passage -> passage.is(DYNAMODB, "PutItem") && isOn(passage, "files")),
    SEND_TO_CUSTOMER(
            Stimulus.AGENT_WRITES, passage -> passage.is(ZALO, "POST", "/v3\\.0/oa/message/cs")),
    LOOK_FOR_SENT(
            Stimulus.ZALO_LOSES_AN_ANSWER,
            passage -> passage.is(ZALO, "GET", "/v2\\.0/oa/conversation")),
    SETTLE(
            Stimulus.AGENT_WRITES,
            passage ->
                    passage.is(DYNAMODB, "TransactWriteItems")
                            && passage.text().contains("\"deliveries\"")),
    POST_NOTE(
            Stimulus.AGENT_IS_REFUSED,
            passage -> isPost(passage) && passage.text().contains("\"private\"")),
    REMEMBER_NOTE(
            Stimulus.AGENT_IS_REFUSED,
            passage -> passage.is(DYNAMODB, "PutItem") && isOn(passage, "deliveries")),
    SETTLE_REFUSED(Stimulus.AGENT_IS_REFUSED, passage -> stateWritten(passage).equals("refused")),
    COME_BACK_LATER(
            Stimulus.AGENT_HAS_TO_WAIT, passage -> passage.is(SQS, "ChangeMessageVisibilityBatch")),
    PARK(Stimulus.CUSTOMER_IS_REFUSED, passage -> isSendTo(passage, true)),
    READ_TOKEN(
            Stimulus.AGENT_WRITES,
            passage -> passage.is(DYNAMODB, "GetItem") && isOn(passage, "tokens")),
    LEASE_TOKEN(
            Stimulus.TOKEN_EXPIRES,
            passage -> isOn(passage, "tokens") && updates(passage, "SET #leasedUntil")),
    RENEW_TOKEN(Stimulus.TOKEN_EXPIRES, passage -> passage.is(ZALO, "POST", "/v4/oa/access_token")),
    STORE_TOKEN(
            Stimulus.TOKEN_EXPIRES,
            passage -> isOn(passage, "tokens") && updates(passage, "SET #version")),
    ACKNOWLEDGE(Stimulus.AGENT_WRITES, passage -> passage.is(SQS, "DeleteMessageBatch"));

    private final Stimulus stimulus;
    private final Predicate<Passage> matcher;
    private final Predicate<Passage.Answer> counts;

    Step(Stimulus stimulus, Predicate<Passage> matcher) {
        this(stimulus, matcher, _ -> true);
    }

    /**
     * @param counts whether an answer is one of a step that did something
     */
    Step(Stimulus stimulus, Predicate<Passage> matcher, Predicate<Passage.Answer> counts) {
        this.stimulus = stimulus;
        this.matcher = matcher;
        this.counts = counts;
    }

    Stimulus stimulus() {
        return stimulus;
    }

    boolean isAt(Passage passage) {
        return matcher.test(passage);
    }

    boolean counts(Passage.Answer answer) {
        return counts.test(answer);
    }

    private static boolean isSendTo(Passage passage, boolean deadLetters) {
        return passage.is(SQS, "SendMessage")
                && passage.json().path("QueueUrl").asText().contains("dead-letters") == deadLetters;
    }

    private static boolean isPost(Passage passage) {
        return passage.is(FRESHCHAT, "POST", "/v2/conversations/[^/]+/messages");
    }

    private static boolean isOn(Passage passage, String table) {
        return passage.json().path("TableName").asText().equals(table);
    }

    private static boolean updates(Passage passage, String beginning) {
        return passage.is(DYNAMODB, "UpdateItem")
                && passage.json().path("UpdateExpression").asText().startsWith(beginning);
    }

    /** The state a ledger entry gets; empty when the request writes none. */
    private static String stateWritten(Passage passage) {
        if (!passage.is(DYNAMODB, "UpdateItem")) {
            return "";
        }
        JsonNode values = passage.json().path("ExpressionAttributeValues");
        return values.path(":state").path("M").path("state").path("S").asText("");
    }
}
