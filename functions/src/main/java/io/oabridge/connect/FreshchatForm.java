package io.oabridge.connect;

import io.oabridge.connect.Field.Remark;
import io.oabridge.domain.LocalizedText;
import io.oabridge.freshchat.AccountCheckup.Choices;
import io.oabridge.freshchat.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the Freshchat account is shown: each value with what was found about it.
 *
 * @param version of the secret that the values came from
 * @param tokenIsStored whether leaving the token empty keeps one
 */
record FreshchatForm(
        String version,
        FreshchatEntry entry,
        boolean tokenIsStored,
        List<Finding> findings,
        Choices choices) {

    private static final LocalizedText NONE = new LocalizedText("(chưa chọn)", "(not chosen)");

    PageAnswer answer(
            Visitor visitor, int status, Map<String, LocalizedText> problems, String notice) {
        String inside =
                field(
                                        FreshchatEntry.BASE_URL,
                                        new LocalizedText(
                                                "Địa chỉ gốc của API", "Base URL of the API"),
                                        new LocalizedText(
                                                "Toàn bộ địa chỉ như ở Admin > API Tokens, ví dụ https://congty.freshchat.com/v2",
                                                "The whole address as shown under Admin > API Tokens, for example https://company.freshchat.com/v2"),
                                        entry.baseUrl(),
                                        problems)
                                .input(visitor, "url")
                        + field(
                                        FreshchatEntry.APP_ID,
                                        new LocalizedText("App ID", "App ID"),
                                        new LocalizedText(
                                                "Ở Settings > Mobile SDKs.",
                                                "Under Settings > Mobile SDKs."),
                                        entry.appId(),
                                        problems)
                                .input(visitor, "text")
                        + field(
                                        FreshchatEntry.API_TOKEN,
                                        new LocalizedText("API token", "API token"),
                                        tokenIsStored
                                                ? new LocalizedText(
                                                        "Đã lưu. Để trống để giữ nguyên.",
                                                        "Set. Leave it empty to keep it.")
                                                : new LocalizedText(
                                                        "Tạo tại Admin > API Tokens.",
                                                        "Made under Admin > API Tokens."),
                                        entry.apiToken().reveal(),
                                        problems)
                                .input(visitor, "password")
                        + field(
                                        FreshchatEntry.CHANNEL_ID,
                                        new LocalizedText(
                                                "Kênh cho các kết nối mới",
                                                "Channel of new connections"),
                                        chosenFrom(
                                                "Cuộc trò chuyện của khách được mở trong kênh này.",
                                                "Customers' conversations are opened here."),
                                        entry.channelId(),
                                        problems)
                                .choice(visitor, choices.channels(), NONE)
                        + field(
                                        FreshchatEntry.AGENT_ID,
                                        new LocalizedText(
                                                "Nhân viên đứng tên ghi chú riêng",
                                                "Agent who signs private notes"),
                                        chosenFrom(
                                                "Ghi chú cho biết tin nào chưa gửi được và vì sao. Nên dùng một tài khoản riêng.",
                                                "The notes say what was not delivered and why. An account of its own is best."),
                                        entry.agentId(),
                                        problems)
                                .choice(visitor, choices.agents(), NONE)
                        + field(
                                        FreshchatEntry.WEBHOOK_PUBLIC_KEY,
                                        new LocalizedText(
                                                "Khóa công khai của webhook",
                                                "Public key of the webhook"),
                                        new LocalizedText(
                                                "Ở phần cài đặt webhook của Freshchat; chép nguyên, cả hai dòng BEGIN và END.",
                                                "In Freshchat's webhook settings; copy all of it, with the lines BEGIN and END."),
                                        entry.webhookPublicKey(),
                                        problems)
                                .area(visitor, "")
                        + buttons(visitor);
        return PageAnswer.page(
                status,
                SavedForm.page(
                        visitor,
                        FreshchatPage.PATH,
                        visitor.say("Tài khoản Freshchat", "The Freshchat account"),
                        notice + webhookAddress(visitor),
                        version,
                        inside));
    }

    /** What was found, for the overview. */
    static String list(Visitor visitor, List<Finding> findings) {
        return findings.stream()
                .map(finding ->
                        "<li><strong class=\"badge %s\">%s</strong><span>%s</span></li>"
                                .formatted(
                                        Remark.kind(finding.severity()),
                                        visitor.say(label(finding.severity())),
                                        Html.escape(visitor.say(finding.text()))))
                .collect(Collectors.joining("\n", "<ul class=\"findings\">\n", "\n</ul>\n"));
    }

    static LocalizedText label(Finding.Severity severity) {
        return switch (severity) {
            case OK -> new LocalizedText("Đạt", "OK");
            case WARNING -> new LocalizedText("Lưu ý", "Warning");
            case PROBLEM -> new LocalizedText("Lỗi", "Problem");
        };
    }

    private String buttons(Visitor visitor) {
        String save =
                "<button>%s</button>".formatted(visitor.say("Kiểm tra và lưu", "Check and save"));
        boolean onlyUnreachable =
                findings.contains(Finding.NOT_REACHED) && FreshchatPage.mayBeSaved(findings, true);
        String anyway =
                onlyUnreachable
                        ? "<button class=\"quiet\" name=\"anyway\" value=\"yes\">%s</button>"
                                .formatted(
                                        visitor.say(
                                                "Vẫn lưu dù chưa kiểm tra được",
                                                "Save although it could not be checked"))
                        : "";
        return SavedForm.actions(visitor, save + anyway);
    }

    private String webhookAddress(Visitor visitor) {
        return entry.appId().isEmpty()
                ? ""
                : "<section><dl>"
                        + Html.copied(
                                visitor,
                                new LocalizedText(
                                        "Địa chỉ webhook cần nhập trong Freshchat:",
                                        "The webhook address to enter in Freshchat:"),
                                visitor.address("/webhooks/freshchat/" + entry.appId()))
                        + "</dl></section>";
    }

    private LocalizedText chosenFrom(String vietnamese, String english) {
        return choices.equals(Choices.NONE)
                ? new LocalizedText(
                        vietnamese
                                + " Sau khi token được chấp nhận, bạn sẽ chọn từ danh sách; để trống trước đã.",
                        english
                                + " Once the token is accepted you choose from a list; leave it empty until then.")
                : new LocalizedText(vietnamese, english);
    }

    private Field field(
            String name,
            LocalizedText label,
            LocalizedText hint,
            String value,
            Map<String, LocalizedText> problems) {
        List<Remark> remarks = new ArrayList<>();
        Optional.ofNullable(problems.get(name)).map(Remark::problem).ifPresent(remarks::add);
        findings.stream()
                .filter(it -> about(it).equals(name))
                .map(it -> new Remark(it.severity(), it.text()))
                .forEach(remarks::add);
        return new Field(name, label, hint, value, remarks);
    }

    /** The field to look at; empty text for what is about none. */
    static String about(Finding finding) {
        return switch (finding) {
            case NOT_CONFIGURED -> "";
            case WRONG_BASE_URL, NOT_REACHED -> FreshchatEntry.BASE_URL;
            case TOKEN_ACCEPTED, TOKEN_NOT_ACCEPTED -> FreshchatEntry.API_TOKEN;
            case APP_ID_MATCHES, APP_ID_DIFFERS, APP_ID_NOT_TOLD -> FreshchatEntry.APP_ID;
            case CHANNEL_FITS,
                    CHANNEL_NOT_SET,
                    CHANNEL_NOT_FOUND,
                    CHANNEL_OF_ANOTHER_SOURCE,
                    CHANNEL_NOT_READ ->
                    FreshchatEntry.CHANNEL_ID;
            case AGENT_FITS, AGENT_NOT_SET, AGENT_NOT_FOUND, AGENT_NOT_ACTIVE, AGENT_NOT_READ ->
                    FreshchatEntry.AGENT_ID;
            case WEBHOOK_KEY_READABLE, WEBHOOK_KEY_NOT_SET, WEBHOOK_KEY_NOT_READABLE ->
                    FreshchatEntry.WEBHOOK_PUBLIC_KEY;
        };
    }
}
