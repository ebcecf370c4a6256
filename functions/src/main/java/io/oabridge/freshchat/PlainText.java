package io.oabridge.freshchat;

/**
 * What an agent's text says without its markup: Freshchat hands out plain text, HTML, entities and
 * emoji short codes, alone and mixed (docs/platforms/freshchat.md §9).
 */
final class PlainText {
    private PlainText() {}

    static String of(String written) {
        return Shortcodes.expand(HtmlText.of(HtmlTokens.of(written)));
    }
}
