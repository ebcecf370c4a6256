package io.oabridge.connect;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a browser asked for.
 *
 * @param path as the browser asked for it
 * @param form the fields of a posted form; empty for anything else
 * @param cookies each as {@code name=value}
 * @param home the public address of the installation, without a slash at its end
 */
public record PageRequest(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> form,
        List<String> cookies,
        String home) {

    public PageRequest {
        query = Map.copyOf(query);
        form = Map.copyOf(form);
        cookies = List.copyOf(cookies);
    }

    boolean isPost() {
        return method.equals("POST");
    }

    /** A parameter of the address that is not blank. */
    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
    }

    /** A field of the form without the blanks around it; empty text when it was not sent. */
    String field(String name) {
        return form.getOrDefault(name, "").strip();
    }

    Optional<String> cookie(String name) {
        return cookies.stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1))
                .findFirst();
    }

    /** A page of this installation as a path, so that no header can lead elsewhere. */
    String at(String page) {
        return Optional.ofNullable(URI.create(home).getRawPath()).orElse("") + page;
    }

    /** A cookie for the pages at {@code page} and below. */
    String cookie(String name, String value, String page, String sameSite, long seconds) {
        return name
                + "="
                + value
                + "; Path="
                + at(page)
                + "; HttpOnly; SameSite="
                + sameSite
                + "; Max-Age="
                + seconds
                + (home.startsWith("https:") ? "; Secure" : "");
    }
}
