package io.oabridge.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.Content;
import io.oabridge.domain.Content.Media;
import io.oabridge.domain.Language;
import io.oabridge.transport.Json;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Recognises a customer's message among those that are posted: the same texts in the same order,
 * and as many pictures and files. A medium may have been posted as any of the texts that stand in
 * for it, for nobody remembers how an interrupted attempt went.
 */
record PostedLikeness(List<Content> parts, Language language) {
    PostedLikeness {
        parts = List.copyOf(parts);
    }

    boolean matches(FreshchatMessage message) {
        List<String> texts =
                message.texts().stream()
                        .map(PostedLikeness::comparable)
                        .filter(text -> !text.isEmpty())
                        .toList();
        int next = 0;
        int pictures = 0;
        int files = 0;
        for (Content part : parts) {
            Set<String> possible = texts(part);
            if (next < texts.size() && possible.contains(texts.get(next))) {
                next++;
            } else if (part instanceof Media medium) {
                boolean picture = MediaCopies.isPicture(medium.kind());
                pictures += picture ? 1 : 0;
                files += picture ? 0 : 1;
            } else if (!possible.contains("")) {
                return false;
            }
        }
        return next == texts.size()
                && pictures == count(message, "image")
                && files == count(message, "file", "video");
    }

    private Set<String> texts(Content part) {
        Stream<String> texts =
                part instanceof Media medium
                        ? Stream.of(
                                CustomerParts.text(medium, language),
                                CustomerParts.expired(medium, language),
                                CustomerParts.notAllowed(medium, language))
                        : Stream.of(CustomerParts.text(part, language));
        return texts.map(PostedLikeness::comparable).collect(Collectors.toSet());
    }

    private static long count(FreshchatMessage message, String... kinds) {
        return Json.at(message.json(), "message_parts")
                .valueStream()
                .filter(part -> Stream.of(kinds).map(part::path).anyMatch(JsonNode::isObject))
                .count();
    }

    /** Freshchat may hand text out with other white space, entities or emoji than it got. */
    static String comparable(String text) {
        return PlainText.of(text).replaceAll("\\s+", " ").strip();
    }
}
