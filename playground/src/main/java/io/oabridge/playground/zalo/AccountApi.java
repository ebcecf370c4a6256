package io.oabridge.playground.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.playground.simulator.Call;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The Official Account's own details and what is left of its quota; docs/platforms/zalo.md §4.2,
 * §2.5.
 */
final class AccountApi {
    private final ZaloSettings.OfficialAccount account;
    private final Users users;
    private final InstantSource clock;
    private final String address;

    AccountApi(ZaloSettings settings, Users users, String address) {
        this.account = settings.account();
        this.users = users;
        this.clock = settings.clock();
        this.address = address;
    }

    void on(Api api) {
        api.get("/v2.0/oa/getoa", this::details);
        api.post("/v3.0/oa/quota/message", this::quota);
        api.post("/v2.0/oa/quota/message", this::quota);
    }

    /** Both spellings of the id: docs/platforms/zalo.md §9, contradiction 10. */
    private ApiAnswer details(Call call) {
        long followers = users.all().stream().filter(User::follower).count();
        String avatar = address + "/avatars/" + account.id() + ".svg";
        return ApiAnswer.success(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("oa_id", account.id())
                        .put("oaid", account.id())
                        .put("name", account.name())
                        .put("description", "")
                        .put("oa_alias", "")
                        .put("is_verified", true)
                        .put("oa_type", 2)
                        .put("cate_name", "")
                        .put("num_follower", followers)
                        .put("avatar", avatar)
                        .put("cover", avatar)
                        .put("package_name", "Comprehensive")
                        .put(
                                "package_valid_through_date",
                                VietnamTime.date(clock.instant().plus(Duration.ofDays(365))))
                        .put("package_auto_renew_date", "")
                        .put("linked_zca", ""));
    }

    private ApiAnswer quota(Call call) {
        JsonNode userId = call.json().path("user_id");
        if (userId.isMissingNode()) {
            return ApiAnswer.success(rows("sub_quota", "2000"));
        }
        Optional<User> user = users.find(userId.asText()).filter(found -> !found.stranger());
        return user.isEmpty()
                ? ApiAnswer.refused(ApiAnswer.STRANGER)
                : ApiAnswer.success(rows("reply", "8"));
    }

    private ArrayNode rows(String type, String number) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        ObjectNode row = rows.addObject();
        row.put("product_type", "cs")
                .put("quota_type", type)
                .put("remain", number)
                .put("total", number)
                .put("owner_type", "OA")
                .put("owner_id", account.id());
        return rows;
    }
}
