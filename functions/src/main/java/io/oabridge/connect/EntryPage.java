package io.oabridge.connect;

import io.oabridge.domain.Language;
import io.oabridge.domain.LocalizedText;

/** Asks for the install key, in a form, so that it is in no address. */
final class EntryPage {
    private EntryPage() {}

    /** The first time. */
    static PageAnswer ask(PageRequest request, Language language) {
        return PageAnswer.page(200, page(request, language, ""));
    }

    static PageAnswer wrongKey(PageRequest request, Language language) {
        return PageAnswer.page(
                403,
                page(
                        request,
                        language,
                        Html.notice(
                                "problem",
                                new LocalizedText(
                                                "Khóa này không đúng.",
                                                "This is not the install key.")
                                        .in(language))));
    }

    /** Nobody is let in by an address without the right key, or after an hour. */
    static PageAnswer notLetIn(PageRequest request, Language language) {
        return PageAnswer.page(
                403,
                page(
                        request,
                        language,
                        Html.notice(
                                "warning",
                                new LocalizedText(
                                                "Không có quyền, hoặc đã quá một giờ kể từ lần nhập khóa.",
                                                "Not allowed, or more than an hour has passed since the key was entered.")
                                        .in(language))));
    }

    private static String page(PageRequest request, Language language, String notice) {
        String form =
                """
                %s
                <form method="post" action="%s">
                <div class="field"><label for="key">%s</label><p class="soft">%s</p>
                <input id="key" name="key" type="password" autocomplete="current-password" required autofocus></div>
                <div class="actions"><button>%s</button> %s</div>
                </form>
                """
                        .formatted(
                                notice,
                                Html.escape(request.at("/connect")),
                                new LocalizedText("Khóa cài đặt", "Install key").in(language),
                                new LocalizedText(
                                                "Nằm trong secret của Zalo ở AWS Secrets Manager, trường installKey.",
                                                "It is in the Zalo secret in AWS Secrets Manager, field installKey.")
                                        .in(language),
                                new LocalizedText("Vào", "Enter").in(language),
                                Html.languages(language));
        return Html.page(
                language,
                "",
                new LocalizedText("Thiết lập cầu nối", "Set up the bridge").in(language),
                form);
    }
}
