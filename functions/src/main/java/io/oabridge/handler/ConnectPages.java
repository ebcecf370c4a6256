package io.oabridge.handler;

import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Language;
import io.oabridge.domain.LocalizedText;

/**
 * The pages somebody sees while connecting an account: what happened and what to do next, in two
 * languages.
 */
final class ConnectPages {
    private ConnectPages() {}

    static String connected(Language language, String name, ConnectionId id) {
        return page(
                language,
                new LocalizedText("Đã kết nối: ", "Connected: ").in(language) + name,
                new LocalizedText(
                                "Official Account %s đã được kết nối. Tin nhắn đang chờ sẽ được gửi ngay. Bạn có thể đóng trang này.",
                                "The Official Account %s is connected. Messages that were waiting go out now. You can close this page.")
                        .in(language)
                        .formatted(id.account()));
    }

    static String notAllowed(Language language) {
        return page(
                language,
                new LocalizedText("Không có quyền", "Not allowed").in(language),
                new LocalizedText(
                                "Hãy mở đúng đường dẫn kết nối đã nhận khi cài đặt: nó kết thúc bằng ?key=… (khóa cài đặt nằm trong secret của Zalo).",
                                "Open the connect address you got at installation: it ends with ?key=… (the install key is in the Zalo secret).")
                        .in(language));
    }

    static String otherBrowser(Language language) {
        return page(
                language,
                new LocalizedText("Chưa kết nối", "Not connected").in(language),
                new LocalizedText(
                                "Lần cho phép này không bắt đầu từ trình duyệt này, hoặc đã quá 10 phút. Hãy mở lại đường dẫn kết nối.",
                                "This visit did not start in this browser, or more than 10 minutes ago. Open the connect address again.")
                        .in(language));
    }

    static String notGranted(Language language) {
        return page(
                language,
                new LocalizedText("Chưa kết nối", "Not connected").in(language),
                new LocalizedText(
                                "Zalo không trả về mã cho phép. Hãy mở lại đường dẫn kết nối và bấm Cho phép bằng tài khoản quản trị của Official Account.",
                                "Zalo sent no code. Open the connect address again and press Allow as an administrator of the Official Account.")
                        .in(language));
    }

    static String tooLate(Language language) {
        return page(
                language,
                new LocalizedText("Đường dẫn đã được dùng", "Already used").in(language),
                new LocalizedText(
                                "Mỗi lần cho phép chỉ dùng được một lần, trong 10 phút. Hãy mở lại đường dẫn kết nối.",
                                "Each visit works once, within 10 minutes. Open the connect address again.")
                        .in(language));
    }

    static String failed(Language language, String code, String explanation) {
        return page(
                language,
                new LocalizedText("Chưa kết nối", "Not connected").in(language),
                new LocalizedText("Zalo trả lời: ", "Zalo answered: ").in(language)
                        + code
                        + ". "
                        + explanation);
    }

    private static String page(Language language, String title, String text) {
        return page(language, "", title, "<p>" + escape(text) + "</p>");
    }

    /**
     * @param head markup
     * @param body markup
     */
    static String page(Language language, String head, String title, String body) {
        return """
        <!doctype html>
        <html lang="%s">
        <meta charset="utf-8">
        %s
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>OA Bridge</title>
        <style>
          body { font: 16px/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; margin: 0; background: #f4f6f9; color: #1b2430; }
          main { max-width: 34rem; margin: 12vh auto 0; background: #fff; border: 1px solid #dfe5ec; border-radius: 14px; padding: 2rem 2.25rem; }
          h1 { font-size: 1.3rem; margin: 0 0 .6rem; }
          p { margin: .5rem 0; }
          .brand { font-size: .8rem; letter-spacing: .06em; text-transform: uppercase; color: #5b6b7d; margin-bottom: 1.1rem; }
          code { background: #eef2f6; border-radius: 4px; padding: .1em .35em; }
          @media (max-width: 40rem) { main { margin: 0; border: 0; border-radius: 0; min-height: 100vh; } }
        </style>
        <main>
        <div class="brand">OA Bridge</div>
        <h1>%s</h1>
        %s
        </main>
        </html>
        """
                .formatted(language.code(), head, escape(title), body);
    }

    /** What a platform says is text, never markup. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
