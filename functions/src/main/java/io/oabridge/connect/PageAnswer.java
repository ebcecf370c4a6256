package io.oabridge.connect;

import java.util.ArrayList;
import java.util.List;

/**
 * What a browser gets.
 *
 * @param location where it goes next; empty text: nowhere
 */
public record PageAnswer(int status, String html, String location, List<String> cookies) {

    public PageAnswer {
        cookies = List.copyOf(cookies);
    }

    static PageAnswer page(int status, String html) {
        return new PageAnswer(status, html, "", List.of());
    }

    /** To another page by GET, also after a form was posted. */
    static PageAnswer redirect(int status, String location) {
        return new PageAnswer(status, "", location, List.of());
    }

    PageAnswer with(String cookie) {
        List<String> all = new ArrayList<>(cookies);
        all.add(cookie);
        return new PageAnswer(status, html, location, all);
    }
}
