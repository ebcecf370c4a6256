package io.oabridge.connect;

import io.oabridge.domain.Language;
import io.oabridge.domain.LocalizedText;

/**
 * Proves to Zalo that the domain is the installation's, by a tag on its first page or by a file at
 * its root (docs/platforms/zalo.md §5.1). Open to everybody, so it shows nothing but the code that
 * is meant to be seen; the file is there only for whoever asks by that code.
 */
final class DomainVerification {
    private static final LocalizedText TITLE =
            new LocalizedText("OA Bridge đang chạy", "OA Bridge is running");

    private DomainVerification() {}

    /**
     * @param path of a request that no other page answers
     * @param code blank when Zalo has not been asked to verify the domain
     */
    static PageAnswer answer(String path, Language language, String code) {
        if (path.isEmpty() || path.equals("/")) {
            return PageAnswer.page(200, firstPage(language, code));
        }
        if (!code.isBlank() && path.equals("/zalo_verifier" + code + ".html")) {
            return PageAnswer.page(200, page(language, code, code));
        }
        return PageAnswer.page(404, notFound(language));
    }

    private static String firstPage(Language language, String code) {
        String text =
                new LocalizedText(
                                "Đây là cầu nối giữa Zalo Official Account và Freshchat.",
                                "This is the bridge between a Zalo Official Account and Freshchat.")
                        .in(language);
        return page(language, code, text);
    }

    private static String page(Language language, String code, String text) {
        return Html.page(
                language, tag(code), TITLE.in(language), "<p>" + Html.escape(text) + "</p>");
    }

    private static String tag(String code) {
        return code.isBlank()
                ? ""
                : "<meta name=\"zalo-platform-site-verification\" content=\""
                        + Html.escape(code)
                        + "\">";
    }

    private static String notFound(Language language) {
        LocalizedText title = new LocalizedText("Không có trang này", "No such page");
        return Html.page(language, "", title.in(language), "");
    }
}
