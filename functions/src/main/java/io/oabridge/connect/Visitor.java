package io.oabridge.connect;

import io.oabridge.domain.Language;
import io.oabridge.domain.LocalizedText;

/** Somebody who was let in, and what they asked for. */
record Visitor(PageRequest request, Language language, Sessions.Session session) {

    String say(String vietnamese, String english) {
        return new LocalizedText(vietnamese, english).in(language);
    }

    String say(LocalizedText text) {
        return text.in(language);
    }

    /** The address of a page, for a link. */
    String link(String page) {
        return Html.escape(request.at(page));
    }

    /** A whole address, to be copied. */
    String address(String path) {
        return request.home() + path;
    }
}
