package io.oabridge.playground;

import static io.oabridge.playground.RunningPlayground.JSON;
import static io.oabridge.playground.RunningPlayground.OA;
import static io.oabridge.playground.RunningPlayground.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens around messages, and what agents and customers see of it. */
class SignalsJourneyIT {
    private static final String HEART =
            "{\"event_name\":\"user_reacted_message\",\"message\":{\"msg_id\":\"%s\",\"react_icon\":\"/-heart\"}}";

    private final RunningPlayground world = RunningPlayground.shared();

    @AfterEach
    void asByDefault() {
        world.playground.change(
                it -> it.withQuietSignals(false, false).withResolvedNotice(Optional.empty()));
    }

    @Test
    void aReactionIsANoteOnlyWhereItIsWanted() {
        String customer = world.newCustomer("3000000000000000801", "Bích Ngọc");
        String conversation = greeted(customer);
        long ignored = world.counted("IGNORED reactions-off");

        happens(customer, HEART.formatted("unwanted"));
        eventually(() -> world.counted("IGNORED reactions-off"), now -> now == ignored + 1);
        world.playground.change(it -> it.withQuietSignals(false, true));
        happens(customer, HEART.formatted("wanted"));
        eventually(() -> notes(conversation), notes -> !notes.isEmpty());
        world.post(world.zalo + "/simulator/users/" + customer + "/follow", "{}");

        eventually(() -> notes(conversation), notes -> notes.size() == 2);
        assertThat(notes(conversation))
                .containsExactly(
                        "❤️ Khách đã thả cảm xúc vào một tin nhắn.",
                        "➕ Khách đã quan tâm Zalo OA.");
        assertThat(world.textsFromOa(customer)).isEmpty();
    }

    @Test
    void aReplyFromOaManagerIsMirroredAndOurOwnIsNot() {
        String customer = world.newCustomer("3000000000000000802", "Hữu Nghĩa");
        String conversation = greeted(customer);
        world.playground.change(it -> it.withQuietSignals(true, false));
        long echoes = world.counted("WEBHOOK_DROPPED echo");

        world.agentWrites(conversation, "Từ Freshchat");
        eventually(() -> world.counted("WEBHOOK_DROPPED echo"), now -> now > echoes);
        world.post(
                world.zalo + "/simulator/oa-manager/" + customer + "/messages",
                "{\"text\":\"Từ OA Manager\"}");

        eventually(() -> notes(conversation), notes -> !notes.isEmpty());
        assertThat(notes(conversation))
                .containsExactly("Đã trả lời từ Zalo OA Manager: Từ OA Manager");
        assertThat(world.textsFromOa(customer)).containsExactly("Từ Freshchat", "Từ OA Manager");
        assertThat(world.textsFromCustomer(conversation)).containsExactly("Xin chào");
    }

    @Test
    void theNoticeOfAClosedConversationIsSentOnlyWhereThereIsOne() {
        String customer = world.newCustomer("3000000000000000803", "Mỹ Linh");
        String conversation = greeted(customer);
        long off = world.counted("IGNORED resolved-notice-off");

        resolve(conversation);
        eventually(() -> world.counted("IGNORED resolved-notice-off"), now -> now == off + 1);
        assertThat(world.textsFromOa(customer)).isEmpty();
        world.playground.change(it -> it.withResolvedNotice(Optional.of("Hẹn gặp lại ạ!")));
        world.customerWrites(customer, "Còn một câu hỏi nữa");
        String newest =
                eventually(
                        () -> world.conversationOf(customer),
                        id -> world.textsFromCustomer(id).contains("Còn một câu hỏi nữa"));
        resolve(newest);

        eventually(() -> world.textsFromOa(customer), texts -> !texts.isEmpty());
        assertThat(world.textsFromOa(customer)).containsExactly("Hẹn gặp lại ạ!");
    }

    @Test
    void agentsSeeWhichWordsAreAnswered() {
        String customer = world.newCustomer("3000000000000000804", "Đức Anh");
        String conversation = greeted(customer);
        world.agentWrites(conversation, "Anh chọn màu đỏ hay xanh ạ?");
        eventually(() -> world.textsFromOa(customer), texts -> !texts.isEmpty());
        String question = world.zaloHistory(customer).getLast().path("message_id").asText();

        answers(customer, question, "Đỏ nhé");
        answers(customer, "0123456789abcdef0123", "Còn cái này?");

        eventually(() -> world.textsFromCustomer(conversation), texts -> texts.size() == 3);
        assertThat(world.textsFromCustomer(conversation))
                .containsExactly(
                        "Xin chào",
                        "> Anh chọn màu đỏ hay xanh ạ?\n\nĐỏ nhé",
                        "[trả lời một tin nhắn trước]\n\nCòn cái này?");
    }

    @Test
    void whoWithdrawsConsentIsForgottenAndGreetedAnewAsTheSameUser() {
        String customer = world.newCustomer("3000000000000000805", "Thanh Tâm");
        String first = greeted(customer);
        JsonNode user = world.helpdeskUser(customer);
        long forgotten = world.counted("FORGOTTEN forgotten");

        world.post(world.zalo + "/simulator/users/" + customer + "/withdraw", "{}");
        eventually(() -> world.counted("FORGOTTEN forgotten"), now -> now == forgotten + 1);
        world.customerWrites(customer, "Tôi quay lại rồi");

        List<String> conversations =
                eventually(
                        () -> conversations(user.path("id").asText()), known -> known.size() == 2);
        String second =
                conversations.stream().filter(id -> !id.equals(first)).findFirst().orElseThrow();
        eventually(
                () -> world.textsFromCustomer(second), texts -> texts.contains("Tôi quay lại rồi"));
        JsonNode users =
                world.freshchatGet("/users?reference_id=zalo:" + OA + ":" + customer).path("users");
        assertThat(users).hasSize(1);
        assertThat(users.path(0).path("id")).isEqualTo(user.path("id"));
        assertThat(world.textsFromCustomer(first)).containsExactly("Xin chào");
    }

    /** The conversation of a customer whose first words have arrived. */
    private String greeted(String customer) {
        world.customerWrites(customer, "Xin chào");
        String conversation = world.conversationOf(customer);
        eventually(() -> world.textsFromCustomer(conversation), texts -> !texts.isEmpty());
        return conversation;
    }

    private void happens(String customer, String event) {
        world.post(world.zalo + "/simulator/users/" + customer + "/events", event);
    }

    private void answers(String customer, String quoted, String text) {
        world.post(
                world.zalo + "/simulator/users/" + customer + "/messages",
                JSON.createObjectNode().put("text", text).put("quote", quoted).toString());
    }

    private void resolve(String conversation) {
        world.post(
                world.freshchatSimulator()
                        + "/simulator/conversations/"
                        + conversation
                        + "/resolve",
                "{}");
    }

    private List<String> conversations(String user) {
        return world.freshchatGet("/users/" + user + "/conversations")
                .path("conversations")
                .valueStream()
                .map(conversation -> conversation.path("id").asText())
                .toList();
    }

    private List<String> notes(String conversation) {
        return world.conversation(conversation).stream()
                .filter(message -> message.path("message_type").asText().equals("private"))
                .map(message ->
                        message.path("message_parts").path(0).path("text").path("content").asText())
                .toList();
    }
}
