package io.oabridge.zalo;

import io.oabridge.domain.Content;
import io.oabridge.domain.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes content as text for the customer, who reads it in Zalo without knowing where it comes
 * from. A Zalo customer reads Vietnamese.
 */
final class PlainWords {
    private static final int KILO = 1024;
    private static final int LONGEST_NAME = 200;

    private PlainWords() {}

    /** Empty for what no words can stand for; blank where there is nothing to say. */
    static Optional<String> of(Content content) {
        return switch (content) {
            case Content.Text text -> Optional.of(text.text());
            case Content.Media media -> Optional.of(link(media));
            case Content.Link link ->
                    Optional.of(
                            lines(
                                    labelled(link.title(), link.address().toString()),
                                    link.description().strip()));
            case Content.Location place -> Optional.of(location(place));
            case Content.ContactCard card -> Optional.of(labelled(card.name(), card.phone()));
            case Content.Choices choices -> Optional.of(choices(choices.choices()));
            case Content.OutOfReach lost -> Optional.of(lost.words().in(Language.VI));
            case Content.Pending _, Content.Unsupported _ -> Optional.empty();
        };
    }

    /** Always one message: what is too long for that is left out, the address last of all. */
    static String link(Content.Media media) {
        String address = media.address().toString();
        String name = media.name().map(PlainWords::shortened).orElse("").strip();
        String size = size(media.sizeInBytes());
        String words = name.isEmpty() ? address + size : name + size + ": " + address;
        return words.length() <= TextPieces.LONGEST_MESSAGE ? words : address;
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)) + "…";
    }

    /** The customer answers a choice by writing, for which a number is enough. */
    private static String choices(List<Content.Choices.Choice> choices) {
        List<String> lines = new ArrayList<>();
        int number = 0;
        for (Content.Choices.Choice choice : choices) {
            String page = choice.address().map(Object::toString).orElse("");
            String line = labelled(choice.label(), page);
            lines.add(page.isEmpty() && !line.isEmpty() ? ++number + ". " + line : line);
        }
        return lines(lines.toArray(String[]::new));
    }

    /** Both the numbers and an address that opens a map, since neither works everywhere. */
    private static String location(Content.Location place) {
        String coordinates =
                Stream.of(place.latitude(), place.longitude())
                        .map(PlainWords::degrees)
                        .collect(Collectors.joining(","));
        return lines(
                coordinates.replace(",", ", "), "https://www.google.com/maps?q=" + coordinates);
    }

    /** Plain decimals: six of them are about ten centimetres. */
    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }

    private static String labelled(String label, String value) {
        return Stream.of(label.strip(), value.strip())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(": "));
    }

    private static String lines(String... lines) {
        return Stream.of(lines).filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
    }

    private static String size(OptionalLong bytes) {
        return bytes.isEmpty() ? "" : " (" + size(bytes.getAsLong()) + ")";
    }

    private static String size(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        return bytes < KILO * KILO
                ? String.format(Locale.ROOT, "%.1f KB", bytes / (double) KILO)
                : String.format(Locale.ROOT, "%.1f MB", bytes / (double) (KILO * KILO));
    }
}
