package io.oabridge.playground.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.simulator.Call;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the account may know of people; docs/platforms/zalo.md §4.1. */
final class UserApi {
    private static final int MAX_LIST = 50;

    private final Users users;
    private final InstantSource clock;
    private final String address;

    UserApi(Users users, InstantSource clock, String address) {
        this.users = users;
        this.clock = clock;
        this.address = address;
    }

    void on(Api api) {
        api.get("/v3.0/oa/user/detail", this::detail);
        api.get("/v3.0/oa/user/getlist", this::list);
        api.get(
                "/v2.0/oa/getprofile",
                call ->
                        ApiAnswer.refused(
                                ApiAnswer.NOT_FOR_THIS_ACCOUNT,
                                "getprofile has ended, use v3.0/oa/user/detail"));
    }

    private ApiAnswer detail(Call call) {
        JsonNode userId = DataParameter.of(call).path("user_id");
        if (userId.asText("").isEmpty()) {
            return ApiAnswer.refused(ApiAnswer.INVALID, "data.user_id is required");
        }
        return users.find(userId.asText())
                .filter(user -> !user.stranger())
                .map(user -> ApiAnswer.success(detail(user)))
                .orElseGet(() -> ApiAnswer.refused(ApiAnswer.STRANGER));
    }

    private ObjectNode detail(User user) {
        String avatar = address + "/avatars/" + user.id() + ".svg";
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("user_id", user.id())
                .put("user_id_by_app", user.byApp())
                .put("user_external_id", "")
                .put("display_name", user.name())
                .put("user_alias", user.name())
                .put("is_sensitive", false)
                .put(
                        "user_last_interaction_date",
                        user.lastInteraction().map(VietnamTime::date).orElse(""))
                .put("user_is_follower", user.follower())
                .put("avatar", avatar);
        data.putObject("avatars").put("120", avatar).put("240", avatar);
        data.put("dynamic_param", "");
        ObjectNode tags = data.putObject("tags_and_notes_info");
        tags.putArray("notes");
        tags.putArray("tag_names");
        shared(data.putObject("shared_info"), user);
        return data;
    }

    /** A live answer showed the number 0 for a phone nobody gave; docs/platforms/zalo.md §4.1. */
    private static void shared(ObjectNode info, User user) {
        for (String field : List.of("address", "city", "district")) {
            info.put(field, user.sharedInfo().getOrDefault(field, ""));
        }
        Optional.ofNullable(user.sharedInfo().get("phone"))
                .ifPresentOrElse(phone -> info.put("phone", phone), () -> info.put("phone", 0));
        info.put("name", user.sharedInfo().getOrDefault("name", ""));
        info.put("user_dob", user.sharedInfo().getOrDefault("user_dob", ""));
    }

    private ApiAnswer list(Call call) {
        JsonNode data = DataParameter.of(call);
        int offset = data.path("offset").asInt(-1);
        int count = data.path("count").asInt(-1);
        String period = data.path("last_interaction_period").asText("");
        if (offset < 0
                || count < 1
                || !List.of("", "TODAY", "YESTERDAY", "L7D", "L30D").contains(period)) {
            return ApiAnswer.refused(
                    ApiAnswer.INVALID, "offset, count or last_interaction_period is invalid");
        }
        if (count > MAX_LIST) {
            return ApiAnswer.refused(ApiAnswer.BEYOND_LIMIT, "count is above 50");
        }
        List<User> matching =
                users.all().stream()
                        .filter(user -> !user.stranger())
                        .filter(user -> follows(user, data.path("is_follower")))
                        .filter(user -> interacted(user, period))
                        .filter(user -> data.path("tag_name").asText("").isEmpty())
                        .toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("total", matching.size()).put("count", count).put("offset", offset);
        ArrayNode rows = answer.putArray("users");
        matching.stream()
                .skip(offset)
                .limit(count)
                .forEach(user -> rows.addObject().put("user_id", user.id()));
        return ApiAnswer.success(answer);
    }

    private static boolean follows(User user, JsonNode wanted) {
        return wanted.asText("").isEmpty()
                || wanted.asText().equals(String.valueOf(user.follower()));
    }

    private boolean interacted(User user, String period) {
        LocalDate today = VietnamTime.day(clock.instant());
        Optional<LocalDate> last = user.lastInteraction().map(VietnamTime::day);
        return switch (period) {
            case "" -> true;
            case "TODAY" -> last.filter(today::equals).isPresent();
            case "YESTERDAY" -> last.filter(today.minusDays(1)::equals).isPresent();
            case "L7D" -> last.filter(day -> day.isAfter(today.minusDays(7))).isPresent();
            default -> last.filter(day -> day.isAfter(today.minusDays(30))).isPresent();
        };
    }
}
