package io.oabridge.relay;

import io.oabridge.domain.ConnectionSettings;
import io.oabridge.domain.ConnectionSettings.LongText;
import io.oabridge.domain.Content;
import io.oabridge.domain.LocalizedText;
import io.oabridge.relay.port.DeliveryKey;
import io.oabridge.relay.port.DeliveryLedger;
import io.oabridge.relay.port.SharedFiles;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a text beyond the messenger's limit behind a link, or leaves it to be cut. A message is
 * finished as it was begun, whatever becomes of the settings meanwhile: its parts are counted.
 */
final class LongTexts {
    private static final LocalizedText INTRODUCTION =
            new LocalizedText("Nội dung đầy đủ: ", "Full text: ");
    private static final LocalizedText FILE_NAME = new LocalizedText("tin-nhan.txt", "message.txt");

    private final AuthorizedMessenger messenger;
    private final SharedFiles files;
    private final DeliveryLedger ledger;
    private final int limit;

    LongTexts(AuthorizedMessenger messenger, SharedFiles files, DeliveryLedger ledger) {
        this.messenger = messenger;
        this.files = files;
        this.ledger = ledger;
        this.limit = messenger.textLimit();
    }

    /** What is to be sent; by now every file it points to is there. */
    Outgoing share(DeliveryKey key, List<Content> parts, ConnectionSettings settings) {
        if (parts.stream().noneMatch(this::isTooLong)) {
            return fit(parts, settings, (_, _) -> Optional.empty());
        }
        boolean begun = !ledger.read(key).isEmpty();
        return fit(
                parts,
                settings,
                (number, text) -> {
                    boolean shared =
                            begun
                                    ? files.find(key, number).isPresent()
                                    : settings.longText() == LongText.FILE;
                    return shared
                            ? files.share(
                                    key,
                                    number,
                                    FILE_NAME.in(settings.language()),
                                    text,
                                    Duration.ofDays(settings.retentionDays()))
                            : Optional.empty();
                });
    }

    /** What {@link #share} gave at an earlier attempt. Stores nothing. */
    Outgoing recall(DeliveryKey key, List<Content> parts, ConnectionSettings settings) {
        return fit(parts, settings, (number, _) -> files.find(key, number));
    }

    private Outgoing fit(List<Content> parts, ConnectionSettings settings, Links links) {
        List<Content> shortened = new ArrayList<>();
        Map<Content, Content> originals = new HashMap<>();
        for (int number = 0; number < parts.size(); number++) {
            Content part = parts.get(number);
            Content sent =
                    part instanceof Content.Text(String text)
                            ? shortened(text, number, settings, links)
                            : part;
            shortened.add(sent);
            if (!sent.equals(part)) {
                originals.put(sent, part);
            }
        }
        return new Outgoing(messenger.fit(shortened), originals);
    }

    /** White space around a text is no reason to cut it. */
    private Content shortened(String text, int number, ConnectionSettings settings, Links links) {
        if (text.length() <= limit) {
            return new Content.Text(text);
        }
        String words = text.strip();
        if (words.length() <= limit) {
            return new Content.Text(words);
        }
        return links.to(number, text)
                .map(link -> new Content.Text(INTRODUCTION.in(settings.language()) + link))
                .orElseGet(() -> new Content.Text(text));
    }

    private boolean isTooLong(Content part) {
        return part instanceof Content.Text(String text) && text.strip().length() > limit;
    }

    /** The address of a part's text; empty when it is to be cut. */
    private interface Links {
        Optional<URI> to(int number, String text);
    }
}
