package io.oabridge.freshchat;

import io.oabridge.domain.Content;
import io.oabridge.domain.Content.Media;
import io.oabridge.domain.Language;
import java.util.List;
import java.util.Set;

/**
 * Recognises a message that is only known from the messenger's history. Looser than {@link
 * PostedLikeness}: a history tells neither what was quoted nor which picture it was, so an answer
 * may stand below quoted words, and a medium is any of its kind.
 */
record PastLikeness(List<Content> parts, Language language) {
    private static final Set<String> QUOTATION_MARKS = Set.of(">", "[");

    PastLikeness {
        parts = List.copyOf(parts);
    }

    boolean mayBe(FreshchatMessage posted) {
        return switch (parts.getFirst()) {
            case Media medium -> has(medium.kind(), posted);
            case Content.OutOfReach lost ->
                    lost.kind().filter(kind -> has(kind, posted)).isPresent()
                            || hasText(lost, posted);
            case Content.Link link ->
                    posted.texts().stream()
                            .anyMatch(text ->
                                    PostedLikeness.comparable(text)
                                            .contains(link.address().toString()));
            case Content.Pending pending -> has(pending.kind(), posted);
            case Content.Text words -> hasText(words, posted);
            case Content.Location place -> hasText(place, posted);
            case Content.ContactCard card -> hasText(card, posted);
            case Content.Choices choices -> hasText(choices, posted);
            case Content.Unsupported other -> hasText(other, posted);
        };
    }

    /** A copy, or the line that stood in for one. */
    private boolean has(Media.Kind kind, FreshchatMessage posted) {
        boolean copied =
                MediaCopies.isPicture(kind)
                        ? posted.has("image")
                        : posted.has("file") || posted.has("video");
        String label = CustomerParts.label(kind, language);
        return copied || posted.texts().stream().anyMatch(text -> text.strip().startsWith(label));
    }

    private boolean hasText(Content content, FreshchatMessage posted) {
        String wanted = PostedLikeness.comparable(CustomerParts.text(content, language));
        return posted.texts().stream()
                .map(PostedLikeness::comparable)
                .anyMatch(text -> text.equals(wanted) || answers(text, wanted));
    }

    private static boolean answers(String text, String wanted) {
        return QUOTATION_MARKS.stream().anyMatch(text::startsWith) && text.endsWith(" " + wanted);
    }
}
