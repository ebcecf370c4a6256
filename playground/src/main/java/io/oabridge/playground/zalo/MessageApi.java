package io.oabridge.playground.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.simulator.Call;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The endpoints that send; docs/platforms/zalo.md §2. */
final class MessageApi {
    /** docs/platforms/zalo.md §2.1: transaction and promotion messages are withdrawn by then. */
    private static final Instant OLD_TEMPLATES_END = Instant.parse("2026-02-28T17:00:00Z");

    private final Users users;
    private final Conversations conversations;
    private final OutgoingBody bodies;
    private final SendWindow window;
    private final RandomIds ids;
    private final InstantSource clock;
    private final String oaId;

    MessageApi(
            Users users,
            Conversations conversations,
            OutgoingBody bodies,
            RandomIds ids,
            ZaloSettings settings) {
        this.users = users;
        this.conversations = conversations;
        this.bodies = bodies;
        this.window = new SendWindow(settings.rules().zca());
        this.ids = ids;
        this.clock = settings.clock();
        this.oaId = settings.account().id();
    }

    void on(Api api) {
        api.post("/v3.0/oa/message/cs", this::consult);
        api.post("/v3.0/oa/message/template", this::template);
        api.post("/v3.0/oa/message/transaction", call -> oldTemplate(call, "transaction_", false));
        api.post("/v3.0/oa/message/promotion", call -> oldTemplate(call, "promotion", true));
    }

    private ApiAnswer consult(Call call) {
        JsonNode json = call.json();
        JsonNode userId = json.path("recipient").path("user_id");
        if (!userId.isTextual() || !json.path("message").isObject()) {
            return ApiAnswer.refused(
                    ApiAnswer.INVALID, "recipient.user_id (a string) and message are required");
        }
        return switch (bodies.read(json.path("message"))) {
            case Reading.Refused refused -> refused.answer();
            case Reading.Accepted accepted -> consult(userId.asText(), accepted.body());
        };
    }

    private ApiAnswer consult(String userId, Message.Body body) {
        Optional<User> user = users.find(userId);
        if (user.isEmpty()) {
            return ApiAnswer.refused(ApiAnswer.STRANGER);
        }
        boolean quotesNothing =
                body.quoted().isPresent()
                        && body.quoted()
                                .flatMap(conversations::find)
                                .filter(quoted -> quoted.userId().equals(userId))
                                .isEmpty();
        if (quotesNothing) {
            return ApiAnswer.refused(
                    ApiAnswer.INVALID, "quote_message_id is no message of this user");
        }
        Instant now = clock.instant();
        return window.refusal(user.get(), now)
                .orElseGet(() -> send(user.get(), body, now, window.free(user.get(), now)));
    }

    private ApiAnswer template(Call call) {
        JsonNode json = call.json();
        if (!json.path("user_id").isTextual()
                || json.path("template_id").asText("").isEmpty()
                || !json.path("template_data").isObject()) {
            return ApiAnswer.refused(
                    ApiAnswer.INVALID, "user_id, template_id and template_data are required");
        }
        String text = "Template " + json.path("template_id").asText();
        return withoutWindow(json.path("user_id").asText(), text);
    }

    private ApiAnswer oldTemplate(Call call, String type, boolean daytimeOnly) {
        if (!clock.instant().isBefore(OLD_TEMPLATES_END)) {
            return ApiAnswer.refused(
                    ApiAnswer.WRONG_MESSAGE_TYPE, "Withdrawn on 2026-03-01: use ZBS templates");
        }
        JsonNode json = call.json();
        JsonNode payload = json.path("message").path("attachment").path("payload");
        if (!json.path("recipient").path("user_id").isTextual()
                || payload.path("elements").isEmpty()) {
            return ApiAnswer.refused(
                    ApiAnswer.INVALID, "recipient.user_id and elements are required");
        }
        if (!payload.path("template_type").asText("").startsWith(type)) {
            return ApiAnswer.refused(ApiAnswer.WRONG_MESSAGE_TYPE);
        }
        return daytimeOnly && SendWindow.night(clock.instant())
                ? ApiAnswer.refused(ApiAnswer.NIGHT)
                : withoutWindow(
                        json.path("recipient").path("user_id").asText(),
                        payload.path("template_type").asText());
    }

    private ApiAnswer withoutWindow(String userId, String text) {
        Message.Body body =
                new Message.Body("template", "", List.of(Templates.shown(text)), Optional.empty());
        return users.find(userId)
                .filter(user -> !user.stranger())
                .map(user -> send(user, body, clock.instant(), false))
                .orElseGet(() -> ApiAnswer.refused(ApiAnswer.STRANGER));
    }

    private ApiAnswer send(User user, Message.Body body, Instant now, boolean free) {
        Message message = new Message(ids.id(), user.id(), false, body, now, Optional.empty());
        conversations.write(user, message);
        ObjectNode data =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("message_id", message.id())
                        .put("user_id", user.id())
                        .put("sent_time", String.valueOf(now.toEpochMilli()));
        if (free) {
            data.set("quota", quota(user, now));
        }
        return ApiAnswer.success(data);
    }

    /** Numbers as text; they stay at 8. docs/platforms/zalo.md §2.3. */
    private ObjectNode quota(User user, Instant now) {
        Instant until = user.lastInteraction().orElse(now).plus(SendWindow.FREE);
        return JsonNodeFactory.instance
                .objectNode()
                .put("quota_type", "reply")
                .put("remain", "8")
                .put("total", "8")
                .put("expired_date", VietnamTime.sentTime(until))
                .put("owner_type", "OA")
                .put("owner_id", oaId);
    }
}
