package io.oabridge.zalo;

import io.oabridge.domain.Content;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes any content as text for the customer, who reads it in Zalo without knowing where it comes
 * from. A Zalo customer reads Vietnamese.
 */
final class PlainWords {
    private static final int KILO = 1024;

    private PlainWords() {}

    static String of(Content content) {
        return switch (content) {
            case Content.Text text -> text.text();
            case Content.Media media ->
                    labelled(media.name().orElse(""), media.address().toString())
                            + size(media.sizeInBytes());
            case Content.Link link ->
                    lines(
                            labelled(link.title(), link.address().toString()),
                            link.description().strip());
            case Content.Location place -> location(place);
            case Content.ContactCard card -> labelled(card.name(), card.phone());
            case Content.Choices choices ->
                    lines(
                            choices.choices().stream()
                                    .map(PlainWords::choice)
                                    .toArray(String[]::new));
            case Content.Unsupported it ->
                    "[Nội dung không hiển thị được trong Zalo: " + it.kind() + "]";
        };
    }

    private static String choice(Content.Choices.Choice choice) {
        return labelled(choice.label(), choice.address().map(Object::toString).orElse(""));
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
