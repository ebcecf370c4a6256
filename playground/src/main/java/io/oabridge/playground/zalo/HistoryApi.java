package io.oabridge.playground.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.simulator.Call;
import io.oabridge.playground.simulator.Faults;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Messages read back, newest first, each row one message; docs/platforms/zalo.md §4.3. */
final class HistoryApi {
    private static final int MAX_COUNT = 10;

    private final Users users;
    private final Conversations conversations;
    private final ZaloSettings.OfficialAccount account;
    private final Faults faults;
    private final String address;

    HistoryApi(
            Users users,
            Conversations conversations,
            ZaloSettings settings,
            Faults faults,
            String address) {
        this.users = users;
        this.conversations = conversations;
        this.faults = faults;
        this.account = settings.account();
        this.address = address;
    }

    void on(Api api) {
        api.get("/v2.0/oa/listrecentchat", this::recent);
        api.get("/v2.0/oa/conversation", this::conversation);
    }

    private ApiAnswer recent(Call call) {
        return page(DataParameter.of(call), (offset, count) -> conversations.newest(offset, count));
    }

    private ApiAnswer conversation(Call call) {
        JsonNode data = DataParameter.of(call);
        String userId = data.path("user_id").asText("");
        if (userId.isEmpty()) {
            return ApiAnswer.refused(ApiAnswer.INVALID, "data.user_id is required");
        }
        if (users.find(userId).isEmpty()) {
            return ApiAnswer.refused(ApiAnswer.STRANGER);
        }
        return page(data, (offset, count) -> conversations.newestOf(userId, offset, count));
    }

    private ApiAnswer page(JsonNode data, Page page) {
        long offset = data.path("offset").asLong(-1);
        int count = data.path("count").asInt(-1);
        if (offset < 0 || count < 1) {
            return ApiAnswer.refused(ApiAnswer.INVALID, "data.offset and data.count are required");
        }
        if (count > MAX_COUNT) {
            return ApiAnswer.refused(ApiAnswer.BEYOND_LIMIT, "count is above 10");
        }
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        page.read(offset, count).forEach(message -> rows.add(row(message)));
        return ApiAnswer.success(rows);
    }

    private ObjectNode row(Message message) {
        Party user =
                new Party(
                        message.userId(), users.find(message.userId()).map(User::name).orElse(""));
        Party oa = new Party(account.id(), account.name());
        Party from = message.fromUser() ? user : oa;
        Party to = message.fromUser() ? oa : user;
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("src", message.fromUser() ? 1 : 0)
                .put("time", message.time().toEpochMilli())
                .put("sent_time", VietnamTime.sentTime(message.time()))
                .put("from_id", from.id())
                .put("from_display_name", from.name())
                .put("from_avatar", avatar(from))
                .put("to_id", to.id())
                .put("to_display_name", to.name())
                .put("to_avatar", avatar(to))
                .put("message_id", id(message))
                .put("type", type(message.body().type()))
                .put("message", message.body().text());
        extras(row, message.body());
        return row;
    }

    private String id(Message message) {
        return faults.isSet(ZaloFaults.OTHER_HISTORY_IDS, message.userId())
                ? Digests.checksum(message.id().getBytes(StandardCharsets.UTF_8))
                : message.id();
    }

    /** Their names are not documented; docs/platforms/zalo.md §4.3. */
    private static void extras(ObjectNode row, Message.Body body) {
        if (body.attachments().isEmpty()) {
            return;
        }
        JsonNode payload = body.attachments().getFirst().path("payload");
        if (payload.has("url")) {
            row.put("url", payload.path("url").asText());
        }
        if (payload.has("thumbnail")) {
            row.put("thumb", payload.path("thumbnail").asText());
        }
        if (payload.has("description")) {
            row.put("description", payload.path("description").asText());
        }
        if (payload.has("coordinates")) {
            row.put("location", payload.path("coordinates").toString());
        }
    }

    private static String type(String eventType) {
        return switch (eventType) {
            case "text", "sticker", "location", "file", "link" -> eventType;
            case "image" -> "photo";
            case "gif" -> "GIF";
            case "audio" -> "voice";
            case "list" -> "links";
            case "business_card" -> "link";
            default -> "nosupport";
        };
    }

    private String avatar(Party party) {
        return address + "/avatars/" + party.id() + ".svg";
    }

    private record Party(String id, String name) {}

    @FunctionalInterface
    private interface Page {
        List<Message> read(long offset, int count);
    }
}
