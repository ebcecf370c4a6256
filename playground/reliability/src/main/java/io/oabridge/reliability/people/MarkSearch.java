package io.oabridge.reliability.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.reliability.verdict.Marks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the mark of something on a screen, wherever it stands. */
final class MarkSearch {
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

    private final Screens screens;

    MarkSearch(Screens screens) {
        this.screens = screens;
    }

    /**
     * The mark in the words, in a file's name, in a file's bytes, or behind an address in the
     * words; the words themselves in brackets when there is none.
     */
    String of(String words, List<JsonNode> attachments) {
        Optional<String> inWords = Marks.in(words);
        if (inWords.isPresent()) {
            return inWords.get();
        }
        List<String> addresses = new ArrayList<>();
        for (JsonNode attachment : attachments) {
            Optional<String> inName = Marks.in(attachment.path("name").asText());
            if (inName.isPresent()) {
                return inName.get();
            }
            addresses.add(attachment.path("url").asText());
        }
        Matcher address = ADDRESS.matcher(words);
        while (address.find()) {
            addresses.add(address.group());
        }
        return addresses.stream()
                .filter(url -> url.startsWith("http://localhost"))
                .flatMap(url -> Marks.in(screens.content(url)).stream())
                .findFirst()
                .orElse("[" + words + "]");
    }
}
