package io.oabridge.connect;

import io.oabridge.domain.LocalizedText;
import io.oabridge.freshchat.AccountCheckup.Choice;
import io.oabridge.freshchat.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One field of a form, with what there is to say about what was entered.
 *
 * @param value as it was entered or is stored
 */
record Field(
        String name, LocalizedText label, LocalizedText hint, String value, List<Remark> remarks) {

    /** Something about the value, beside it. */
    record Remark(Finding.Severity severity, LocalizedText text) {
        static Remark problem(LocalizedText text) {
            return new Remark(Finding.Severity.PROBLEM, text);
        }

        /** The word that styles know it by. */
        static String kind(Finding.Severity severity) {
            return switch (severity) {
                case OK -> "ok";
                case WARNING -> "warning";
                case PROBLEM -> "problem";
            };
        }
    }

    String input(Visitor visitor, String type) {
        String autocomplete = type.equals("password") ? "new-password" : "off";
        return labelled(
                visitor,
                "<input id=\"%s\" name=\"%s\" type=\"%s\" value=\"%s\" autocomplete=\"%s\" spellcheck=\"false\"%s>"
                        .formatted(
                                name, name, type, Html.escape(value), autocomplete, described()));
    }

    String area(Visitor visitor, String style) {
        return labelled(
                visitor,
                "<textarea id=\"%s\" name=\"%s\" class=\"%s\" spellcheck=\"false\"%s>%s</textarea>"
                        .formatted(name, name, style, described(), Html.escape("\n" + value)));
    }

    /**
     * A list to choose from; what was chosen stays in it. Without a list the id is typed.
     *
     * @param none what choosing nothing is called
     */
    String choice(Visitor visitor, List<Choice> choices, LocalizedText none) {
        if (choices.isEmpty()) {
            return input(visitor, "text");
        }
        List<Choice> all = new ArrayList<>();
        all.add(new Choice("", visitor.say(none)));
        all.addAll(choices);
        if (all.stream().noneMatch(choice -> choice.id().equals(value))) {
            all.add(new Choice(value, value));
        }
        return select(visitor, all);
    }

    String select(Visitor visitor, List<Choice> choices) {
        String options =
                choices.stream()
                        .map(choice ->
                                "<option value=\"%s\"%s>%s</option>"
                                        .formatted(
                                                Html.escape(choice.id()),
                                                choice.id().equals(value) ? " selected" : "",
                                                Html.escape(choice.name())))
                        .collect(Collectors.joining());
        return labelled(
                visitor,
                "<select id=\"%s\" name=\"%s\"%s>%s</select>"
                        .formatted(name, name, described(), options));
    }

    String check(Visitor visitor) {
        return wrapped(
                "<label class=\"check\"><input type=\"checkbox\" name=\"%s\" value=\"true\"%s><span>%s</span></label>"
                        .formatted(
                                name,
                                value.equals("true") ? " checked" : "",
                                Html.escape(visitor.say(label))),
                visitor);
    }

    private String labelled(Visitor visitor, String control) {
        String hints = visitor.say(hint);
        return wrapped(
                "<label for=\"%s\">%s</label>%s%s"
                        .formatted(
                                name,
                                Html.escape(visitor.say(label)),
                                hints.isEmpty()
                                        ? ""
                                        : "<p class=\"soft\">" + Html.escape(hints) + "</p>",
                                control),
                visitor);
    }

    private String wrapped(String control, Visitor visitor) {
        String said =
                remarks.stream()
                        .map(remark ->
                                "<p class=\"remark %s\">%s</p>"
                                        .formatted(
                                                Remark.kind(remark.severity()),
                                                Html.escape(visitor.say(remark.text()))))
                        .collect(Collectors.joining());
        return "<div class=\"field%s\">%s%s</div>\n"
                .formatted(
                        isWrong() ? " problem" : "",
                        control,
                        said.isEmpty() ? "" : "<div id=\"%s-said\">%s</div>".formatted(name, said));
    }

    private String described() {
        return Stream.of(
                        remarks.isEmpty() ? "" : " aria-describedby=\"" + name + "-said\"",
                        isWrong() ? " aria-invalid=\"true\"" : "")
                .collect(Collectors.joining());
    }

    private boolean isWrong() {
        return remarks.stream().anyMatch(it -> it.severity() == Finding.Severity.PROBLEM);
    }
}
