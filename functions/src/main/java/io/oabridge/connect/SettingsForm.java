package io.oabridge.connect;

import io.oabridge.connect.Field.Remark;
import io.oabridge.domain.LocalizedText;
import io.oabridge.freshchat.AccountCheckup.Choice;
import io.oabridge.freshchat.AccountCheckup.Choices;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the settings of a connection are shown.
 *
 * @param values as entered or stored
 * @param problems by name
 */
record SettingsForm(
        Map<String, String> values, Map<String, LocalizedText> problems, Choices choices) {

    private static final LocalizedText NOTHING = new LocalizedText("", "");

    String fields(Visitor visitor) {
        return people(visitor) + content(visitor) + switches(visitor) + rest(visitor);
    }

    private String people(Visitor visitor) {
        return field(
                                SettingsEntry.LANGUAGE,
                                "Ngôn ngữ của ghi chú và thông báo",
                                "Language of notes and notices",
                                NOTHING)
                        .select(
                                visitor,
                                List.of(
                                        new Choice("vi", "Tiếng Việt"),
                                        new Choice("en", "English")))
                + field(
                                SettingsEntry.CHANNEL,
                                "Kênh Freshchat",
                                "Freshchat channel",
                                new LocalizedText(
                                        "Cuộc trò chuyện mới được mở trong kênh này.",
                                        "New conversations are opened here."))
                        .choice(
                                visitor,
                                choices.channels(),
                                new LocalizedText("(chưa chọn)", "(not chosen)"))
                + field(
                                SettingsEntry.NOTE_AUTHOR,
                                "Nhân viên đứng tên ghi chú riêng",
                                "Agent who signs private notes",
                                new LocalizedText(
                                        "Nếu để trống, nhân viên không được báo khi tin không gửi được.",
                                        "Without one, agents are not told when something was not delivered."))
                        .choice(
                                visitor,
                                choices.agents(),
                                new LocalizedText("(không ai)", "(nobody)"))
                + field(
                                SettingsEntry.NAME_SUFFIX,
                                "Chữ thêm sau tên khách",
                                "Added to customers' names",
                                new LocalizedText(
                                        "Ví dụ “Minh Khánh Zalo”. Có thể để trống.",
                                        "As in “Minh Khánh Zalo”. May be empty."))
                        .input(visitor, "text");
    }

    private String content(Visitor visitor) {
        return field(
                                SettingsEntry.LONG_TEXT,
                                "Tin dài hơn 2000 ký tự",
                                "Texts over 2000 characters",
                                NOTHING)
                        .select(
                                visitor,
                                List.of(
                                        new Choice(
                                                "file",
                                                visitor.say(
                                                        "Gửi đường dẫn đến tệp .txt",
                                                        "Sent as a link to a .txt file")),
                                        new Choice(
                                                "split",
                                                visitor.say(
                                                        "Chia thành nhiều tin ở cuối câu",
                                                        "Split at sentence ends"))))
                + field(
                                SettingsEntry.RESOLVED_NOTICE,
                                "Lời nhắn khi cuộc trò chuyện được đóng",
                                "Notice when a conversation is resolved",
                                new LocalizedText(
                                        "Để trống để không gửi. Mỗi lời nhắn có thể tốn hạn mức tin của OA.",
                                        "Leave it empty to send none. Each can cost quota of the OA."))
                        .area(visitor, "words");
    }

    private String switches(Visitor visitor) {
        return field(
                                SettingsEntry.BOT_MESSAGES,
                                "Gửi cả tin của bot cho khách",
                                "Bots' messages go to customers too",
                                NOTHING)
                        .check(visitor)
                + field(
                                SettingsEntry.MIRROR_OWNER_REPLIES,
                                "Câu trả lời từ OA Manager hiện thành ghi chú riêng, để không ai trả lời hai lần",
                                "Answers given in OA Manager appear as private notes, so that nobody answers twice",
                                NOTHING)
                        .check(visitor)
                + field(
                                SettingsEntry.REACTIONS,
                                "Biểu cảm, quan tâm và bỏ quan tâm hiện thành ghi chú riêng",
                                "Reactions, follows and unfollows appear as private notes",
                                NOTHING)
                        .check(visitor);
    }

    private String rest(Visitor visitor) {
        return field(
                                SettingsEntry.RETENTION_DAYS,
                                "Số ngày lưu",
                                "Days to keep",
                                new LocalizedText(
                                        "Thời gian ghi nhớ tin đã gửi và giữ tệp sau đường dẫn, từ 7 đến 365 ngày. Áp dụng cho tin mới.",
                                        "How long deliveries are remembered and files behind links are kept, 7 to 365 days. It holds for new messages."))
                        .input(visitor, "number")
                + SavedForm.saveButton(visitor);
    }

    private Field field(String name, String vietnamese, String english, LocalizedText hint) {
        return new Field(
                name,
                new LocalizedText(vietnamese, english),
                hint,
                values.getOrDefault(name, ""),
                Optional.ofNullable(problems.get(name)).stream()
                        .map(SettingsForm::sentence)
                        .map(Remark::problem)
                        .toList());
    }

    /** A piece of a sentence about the value becomes one. */
    private static LocalizedText sentence(LocalizedText problem) {
        return new LocalizedText(
                problem.vietnamese().replaceFirst("^phải là", "Giá trị phải là"),
                problem.english().replaceFirst("^must be", "The value must be"));
    }
}
