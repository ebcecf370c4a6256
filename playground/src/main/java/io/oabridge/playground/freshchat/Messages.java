package io.oabridge.playground.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Posts messages that come through the API, with the API's own traps. */
final class Messages {
    private final Account account;
    private final Drafts drafts;
    private final Lifecycle lifecycle;
    private final Shapes shapes;

    Messages(Account account, Drafts drafts, Lifecycle lifecycle, Shapes shapes) {
        this.account = account;
        this.drafts = drafts;
        this.lifecycle = lifecycle;
        this.shapes = shapes;
    }

    Shapes shapes() {
        return shapes;
    }

    Checked<Draft> draft(JsonNode body) {
        return drafts.fromApi(body);
    }

    /** A message whose user must be this one. */
    Checked<Draft> draft(JsonNode body, String userId) {
        return draft(body)
                .then(draft ->
                        draft.actor().kind() == Actor.Kind.USER
                                        && !draft.actor().id().equals(userId)
                                ? Checked.invalid(ApiError.invalid("actor_id is none of users"))
                                : Checked.valid(draft));
    }

    /**
     * Posts inside {@link Desk}, and answers the message object.
     *
     * @param fails whether the message is to fail while the call goes well ({@code
     *     docs/platforms/freshchat.md} §3.1)
     */
    Checked<ObjectNode> post(Conversation conversation, Draft draft, boolean fails) {
        if (fails) {
            ObjectNode failed =
                    shapes.message(conversation, lifecycle.compose(conversation, draft));
            failed.put("status", "Failed").put("error_code", 500);
            failed.put("error_category", "SYSTEM");
            return Checked.valid(failed.put("error_message", "the message could not be sent"));
        }
        return lifecycle.post(conversation, draft).then(message -> answer(conversation, message));
    }

    /**
     * An e-mail channel refuses a text with 400 although it delivers it ({@code
     * docs/platforms/freshchat.md} §3.4).
     */
    private Checked<ObjectNode> answer(Conversation conversation, Message message) {
        boolean email =
                account.channel(conversation.channelId())
                        .filter(channel -> channel.source().equals(Account.EMAIL))
                        .isPresent();
        if (email && message.parts().stream().anyMatch(part -> part.has("text"))) {
            return Checked.invalid(
                    ApiError.invalid("TextFragment cannot be cast to class EmailFragment"));
        }
        return Checked.valid(shapes.message(conversation, message));
    }
}
