package io.oabridge.handler;

import io.oabridge.domain.Language;
import io.oabridge.domain.LocalizedText;
import io.oabridge.freshchat.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** What a check-up of the Freshchat account found, and the address to enter there. */
final class CheckupPage {
    private CheckupPage() {}

    /**
     * @param webhook the whole address that Freshchat is to call
     */
    static String of(Language language, List<Finding> findings, String webhook) {
        String items =
                findings.stream()
                        .map(finding -> item(language, finding))
                        .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>\n"));
        String address =
                new LocalizedText(
                                "Địa chỉ webhook cần nhập trong Freshchat:",
                                "The webhook address to enter in Freshchat:")
                        .in(language);
        return ConnectPages.page(
                language,
                "",
                title(findings).in(language),
                items
                        + "<p>%s<br><code>%s</code></p>"
                                .formatted(
                                        ConnectPages.escape(address),
                                        ConnectPages.escape(webhook)));
    }

    private static LocalizedText title(List<Finding> findings) {
        return findings.stream().anyMatch(it -> it.severity() == Finding.Severity.PROBLEM)
                ? new LocalizedText(
                        "Freshchat chưa được cài đặt đúng", "Freshchat is not set up correctly")
                : new LocalizedText("Freshchat đã sẵn sàng", "Freshchat is ready");
    }

    private static String item(Language language, Finding finding) {
        return "<li><strong>%s</strong> %s</li>"
                .formatted(
                        label(finding.severity()).in(language),
                        ConnectPages.escape(finding.text().in(language)));
    }

    private static LocalizedText label(Finding.Severity severity) {
        return switch (severity) {
            case OK -> new LocalizedText("Đạt.", "OK.");
            case WARNING -> new LocalizedText("Lưu ý.", "Warning.");
            case PROBLEM -> new LocalizedText("Lỗi.", "Problem.");
        };
    }
}
