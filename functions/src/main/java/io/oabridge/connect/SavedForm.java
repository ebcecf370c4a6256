package io.oabridge.connect;

/** What all forms of the set-up pages have in common: how they are sent, and what saving says. */
final class SavedForm {
    /** The version of what the form was filled from; nobody else's change is overwritten. */
    static final String VERSION = "version";

    private SavedForm() {}

    /**
     * @param notice markup over the form; may be empty
     * @param inside markup
     */
    static String page(
            Visitor visitor,
            String path,
            String title,
            String notice,
            String version,
            String inside) {
        String form =
                """
                %s
                <form class="card" method="post" action="%s">
                <input type="hidden" name="%s" value="%s">
                <input type="hidden" name="%s" value="%s">
                %s
                </form>
                """
                        .formatted(
                                notice,
                                visitor.link(path),
                                Sessions.FORM_TOKEN,
                                visitor.session().formToken(),
                                VERSION,
                                Html.escape(version),
                                inside);
        return Html.page(visitor, title, form);
    }

    static String saveButton(Visitor visitor) {
        return actions(visitor, "<button>%s</button>".formatted(visitor.say("Lưu", "Save")));
    }

    /**
     * @param buttons markup
     */
    static String actions(Visitor visitor, String buttons) {
        return "<div class=\"actions\">%s<a class=\"button quiet\" href=\"%s\">%s</a></div>"
                .formatted(buttons, visitor.link("/connect"), visitor.say("Quay lại", "Back"));
    }

    /** Back to the overview, which says that it is saved; reloading sends nothing again. */
    static PageAnswer saved(Visitor visitor) {
        return PageAnswer.redirect(303, visitor.request().at("/connect?saved=yes"));
    }

    static String notSaved(Visitor visitor) {
        return Html.notice(
                "problem",
                visitor.say(
                        "Chưa lưu. Hãy sửa các mục được đánh dấu bên dưới.",
                        "Nothing is saved yet. Please mend what is marked below."));
    }

    static String changedMeanwhile(Visitor visitor) {
        return Html.notice(
                "warning",
                visitor.say(
                        "Chưa lưu: trong lúc bạn nhập, người khác đã thay đổi phần này. Hãy xem lại các giá trị bạn vừa nhập rồi bấm Lưu lần nữa.",
                        "Nothing is saved: somebody else changed this while you were typing. Look at what you entered, and press Save again."));
    }
}
