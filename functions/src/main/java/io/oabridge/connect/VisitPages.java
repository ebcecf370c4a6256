package io.oabridge.connect;

import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Language;
import io.oabridge.domain.LocalizedText;

/**
 * The pages somebody sees while connecting an account: what happened and what to do next, in two
 * languages.
 */
final class VisitPages {
    private VisitPages() {}

    static String connected(Language language, String name, ConnectionId id) {
        return Html.page(
                language,
                new LocalizedText("Đã kết nối: ", "Connected: ").in(language) + name,
                new LocalizedText(
                                "Official Account %s đã được kết nối. Tin nhắn đang chờ sẽ được gửi ngay. Bạn có thể quay lại trang /connect hoặc đóng trang này.",
                                "The Official Account %s is connected. Messages that were waiting go out now. You can go back to /connect or close this page.")
                        .in(language)
                        .formatted(id.account()));
    }

    static String otherBrowser(Language language) {
        return Html.page(
                language,
                new LocalizedText("Chưa kết nối", "Not connected").in(language),
                new LocalizedText(
                                "Lần cho phép này không bắt đầu từ trình duyệt này, hoặc đã quá 10 phút. Hãy mở lại đường dẫn kết nối.",
                                "This visit did not start in this browser, or more than 10 minutes ago. Open the connect address again.")
                        .in(language));
    }

    static String notGranted(Language language) {
        return Html.page(
                language,
                new LocalizedText("Chưa kết nối", "Not connected").in(language),
                new LocalizedText(
                                "Zalo không trả về mã cho phép. Hãy mở lại đường dẫn kết nối và bấm Cho phép bằng tài khoản quản trị của Official Account.",
                                "Zalo sent no code. Open the connect address again and press Allow as an administrator of the Official Account.")
                        .in(language));
    }

    static String notSetUp(Language language) {
        return Html.page(
                language,
                new LocalizedText("Chưa kết nối được", "Not yet").in(language),
                new LocalizedText(
                                "Hãy nhập ứng dụng Zalo và tài khoản Freshchat trước, tại trang /connect; sau đó kết nối Official Account.",
                                "Enter the Zalo app and the Freshchat account first, on the page /connect; then connect the Official Account.")
                        .in(language));
    }

    static String tooLate(Language language) {
        return Html.page(
                language,
                new LocalizedText("Đường dẫn đã được dùng", "Already used").in(language),
                new LocalizedText(
                                "Mỗi lần cho phép chỉ dùng được một lần, trong 10 phút. Hãy mở lại đường dẫn kết nối.",
                                "Each visit works once, within 10 minutes. Open the connect address again.")
                        .in(language));
    }

    static String failed(Language language, String code, String explanation) {
        return Html.page(
                language,
                new LocalizedText("Chưa kết nối", "Not connected").in(language),
                new LocalizedText("Zalo trả lời: ", "Zalo answered: ").in(language)
                        + code
                        + ". "
                        + explanation);
    }
}
