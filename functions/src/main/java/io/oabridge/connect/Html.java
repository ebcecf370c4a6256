package io.oabridge.connect;

import io.oabridge.domain.Language;
import io.oabridge.domain.LocalizedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The frame of every page. There is no script in it, and the style is the same everywhere. */
public final class Html {
    private static final String STYLE = style();

    private Html() {}

    /** A page that says one thing, to anybody. */
    public static String page(Language language, String title, String text) {
        return page(language, "", title, "<p>" + escape(text) + "</p>");
    }

    /**
     * A page for anybody.
     *
     * @param head markup
     * @param body markup
     */
    static String page(Language language, String head, String title, String body) {
        return frame(
                language,
                head,
                """
                <main class="card">
                <div class="brand">OA Bridge</div>
                <h1>%s</h1>
                %s
                </main>
                """
                        .formatted(escape(title), body));
    }

    /**
     * A page for whoever was let in, with the ways to the other pages.
     *
     * @param body markup
     */
    static String page(Visitor visitor, String title, String body) {
        return frame(
                visitor.language(),
                "",
                """
                <header>
                <a class="brand" href="%s">OA Bridge</a>
                <nav>%s
                <form method="post" action="%s"><input type="hidden" name="token" value="%s"><button name="leave" value="yes" class="link">%s</button></form></nav>
                </header>
                <main>
                <h1>%s</h1>
                %s
                </main>
                """
                        .formatted(
                                visitor.link("/connect"),
                                languages(visitor.language()),
                                visitor.link("/connect"),
                                visitor.session().formToken(),
                                visitor.say("Thoát", "Leave"),
                                escape(title),
                                body));
    }

    /** The same page in the other language; the address keeps everything but the choice. */
    static String languages(Language language) {
        return switch (language) {
            case VI -> "<a href=\"?lang=en\" lang=\"en\">English</a>";
            case EN -> "<a href=\"?lang=vi\" lang=\"vi\">Tiếng Việt</a>";
        };
    }

    /** A box that stands out; {@code kind} is ok, warning or problem. */
    static String notice(String kind, String text) {
        return "<p class=\"notice %s\" role=\"status\">%s</p>".formatted(kind, escape(text));
    }

    /** Something to be copied, with what it is. */
    static String copied(Visitor visitor, LocalizedText what, String value) {
        return "<dt>%s</dt><dd><code>%s</code></dd>\n"
                .formatted(escape(visitor.say(what)), escape(value));
    }

    /** What people and platforms say is text, never markup. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String frame(Language language, String head, String body) {
        return """
        <!doctype html>
        <html lang="%s">
        <meta charset="utf-8">
        %s
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>OA Bridge</title>
        <style>%s</style>
        %s
        </html>
        """
                .formatted(language.code(), head, STYLE, body);
    }

    private static String style() {
        try (InputStream file = Html.class.getResourceAsStream("pages.css")) {
            return new String(
                    Optional.ofNullable(file)
                            .orElseThrow(() -> new IllegalStateException("pages.css is missing"))
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
