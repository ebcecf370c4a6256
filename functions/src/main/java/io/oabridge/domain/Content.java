package io.oabridge.domain;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One part of a message, in words both sides share. Adapters turn it into what their platform shows
 * best.
 */
public sealed interface Content {

    /** Plain text: no markup, no short codes. */
    record Text(String text) implements Content {}

    /** Something to look at, hear or download, still at the address where its platform keeps it. */
    record Media(Kind kind, URI address, Optional<String> name, OptionalLong sizeInBytes)
            implements Content {
        public Media(Kind kind, URI address) {
            this(kind, address, Optional.empty(), OptionalLong.empty());
        }

        /** What a medium is to the reader, whatever its bytes are. */
        public enum Kind {
            IMAGE,
            GIF,
            STICKER,
            AUDIO,
            VIDEO,
            FILE
        }
    }

    /** A medium whose address its platform has not told; it may when it is asked again. */
    record Pending(Media.Kind kind, Optional<String> name) implements Content {}

    /** A web address with what its sender's platform says about it. */
    record Link(String title, String description, URI address) implements Content {}

    /** A place, in degrees (WGS 84). */
    record Location(double latitude, double longitude) implements Content {}

    /** Somebody's business card as the customer sent it. */
    record ContactCard(String name, String phone) implements Content {}

    /**
     * Choices offered to the customer; each is a label and, where it opens a page, the page's
     * address.
     */
    record Choices(List<Choice> choices) implements Content {
        public Choices {
            choices = List.copyOf(choices);
        }

        /** One offered choice. */
        public record Choice(String label, Optional<URI> address) {}
    }

    /** Something this version cannot carry; {@code kind} is the platform's own word for it. */
    record Unsupported(String kind) implements Content {}

    /**
     * Something its platform only says was sent, without giving it out; {@code words} tell the
     * reader what it was and where to see it.
     */
    record OutOfReach(Optional<Media.Kind> kind, LocalizedText words) implements Content {}
}
