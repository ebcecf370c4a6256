package io.oabridge.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.Content;
import io.oabridge.domain.Content.Choices.Choice;
import io.oabridge.domain.Content.Media.Kind;
import io.oabridge.transport.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the parts of an agent's or a bot's message (docs/platforms/freshchat.md §3.6). Buttons that
 * stand together become one set of choices; a part of an unknown kind is named, never lost.
 */
final class AgentParts {
    private final List<Content> contents = new ArrayList<>();
    private final List<Choice> buttons = new ArrayList<>();

    private AgentParts() {}

    /** The message's parts, then its reply parts; blank text is left out. */
    static List<Content> of(JsonNode message) {
        AgentParts parts = new AgentParts();
        Json.at(message, "message_parts").forEach(part -> parts.read(part, Place.MESSAGE));
        parts.closeButtons();
        Json.at(message, "reply_parts").forEach(part -> parts.read(part, Place.BUTTONS));
        parts.closeButtons();
        return List.copyOf(parts.contents);
    }

    /** Where a part stands: a button among buttons is a choice, and a card's texts are one text. */
    private enum Place {
        MESSAGE,
        BUTTONS,
        CARD
    }

    /** A part has exactly one key that means something; others may be there as nulls. */
    private void read(JsonNode part, Place place) {
        boolean known = false;
        Optional<String> firstKey = Optional.empty();
        for (Map.Entry<String, JsonNode> entry : part.properties()) {
            JsonNode value = entry.getValue();
            known |= value.isObject() && read(entry.getKey(), value, place);
            firstKey = value.isNull() ? firstKey : firstKey.or(() -> Optional.of(entry.getKey()));
        }
        if (!known) {
            firstKey.ifPresent(key -> add(new Content.Unsupported(key)));
        }
    }

    /** Whether {@code kind} is a known one. */
    private boolean read(String kind, JsonNode value, Place place) {
        switch (kind) {
            case "text" -> text(value, "content", place);
            case "email" -> text(value, "content", place);
            case "image" -> media(Kind.IMAGE, value);
            case "video" -> media(Kind.VIDEO, value);
            case "file" -> media(Kind.FILE, value);
            case "url_button" -> urlButton(value, place);
            case "quick_reply_button", "callback" -> button(kind, value);
            case "reference" -> label(kind, value).ifPresent(this::add);
            case "collection" ->
                    Json.at(value, "sub_parts").forEach(part -> read(part, insideOf(place)));
            case "template_content" -> template(value);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Place insideOf(Place place) {
        return place == Place.CARD ? Place.CARD : Place.BUTTONS;
    }

    /** Carousels hold cards, which are templates again; both are read from top to bottom. */
    private void template(JsonNode value) {
        closeButtons();
        AgentParts card = new AgentParts();
        Json.at(value, "sections")
                .forEach(section ->
                        Json.at(section, "parts").forEach(part -> card.read(part, Place.CARD)));
        card.closeButtons();
        contents.addAll(card.contents);
    }

    private void text(JsonNode value, String field, Place place) {
        String words = PlainText.of(Json.at(value, field).asText(""));
        if (words.isBlank()) {
            return;
        }
        if (place == Place.CARD
                && buttons.isEmpty()
                && !contents.isEmpty()
                && contents.getLast() instanceof Content.Text(String before)) {
            contents.set(contents.size() - 1, new Content.Text(before + "\n" + words));
        } else {
            add(new Content.Text(words));
        }
    }

    /** A file may come without its address at first (docs/platforms/freshchat.md §4). */
    private void media(Kind kind, JsonNode value) {
        Optional<URI> address = Json.text(value, "url").flatMap(WebAddress::read);
        JsonNode size = Json.at(value, "file_size_in_bytes");
        Optional<String> name = Json.text(value, "name");
        add(
                address.<Content>map(at ->
                                new Content.Media(
                                        kind,
                                        at,
                                        name,
                                        size.asLong(-1) < 0
                                                ? OptionalLong.empty()
                                                : OptionalLong.of(size.asLong())))
                        .orElseGet(() -> new Content.Pending(kind, name)));
    }

    private void urlButton(JsonNode value, Place place) {
        Optional<String> written = Json.text(value, "url");
        Optional<URI> address = written.flatMap(WebAddress::read);
        String label = Json.text(value, "label").map(PlainText::of).or(() -> written).orElse("");
        if (label.isBlank()) {
            add(new Content.Unsupported("url_button"));
        } else if (address.isEmpty()) {
            String target =
                    written.filter(url -> !url.equals(label)).map(url -> ": " + url).orElse("");
            add(new Content.Text(label + target));
        } else if (place == Place.MESSAGE) {
            add(new Content.Link(label, "", address.get()));
        } else {
            buttons.add(new Choice(label, address));
        }
    }

    private void button(String kind, JsonNode value) {
        Json.text(value, "label")
                .map(PlainText::of)
                .ifPresentOrElse(
                        label -> buttons.add(new Choice(label, Optional.empty())),
                        () -> add(new Content.Unsupported(kind)));
    }

    private static Optional<Content> label(String kind, JsonNode value) {
        return Optional.of(
                Json.text(value, "label")
                        .map(PlainText::of)
                        .<Content>map(Content.Text::new)
                        .orElseGet(() -> new Content.Unsupported(kind)));
    }

    private void add(Content content) {
        closeButtons();
        contents.add(content);
    }

    private void closeButtons() {
        if (!buttons.isEmpty()) {
            contents.add(new Content.Choices(buttons));
            buttons.clear();
        }
    }
}
