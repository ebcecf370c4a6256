package io.oabridge.relay;

import io.oabridge.domain.Answer;
import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Content;
import io.oabridge.domain.Language;
import io.oabridge.domain.LocalizedText;
import io.oabridge.domain.SendOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets agents see which words a customer answers: the first of them, marked as a quotation, above
 * the answer. Words that cannot be had are replaced by a remark, so that a quotation never holds a
 * message back.
 */
final class Quotation {
    private static final int LONGEST = 200;
    private static final LocalizedText EARLIER_MESSAGE =
            new LocalizedText("[trả lời một tin nhắn trước]", "[reply to an earlier message]");

    private final AuthorizedMessenger messenger;

    Quotation(AuthorizedMessenger messenger) {
        this.messenger = messenger;
    }

    /** The message as agents shall see it. */
    ChatMessage.FromCustomer shown(ChatMessage.FromCustomer message, Language language) {
        return switch (words(message)) {
            case Answer.Given<Optional<String>>(Optional<String> words) ->
                    with(message, words, language);
            case Answer.Missing<Optional<String>> _ -> with(message, Optional.empty(), language);
        };
    }

    /**
     * Every form in which an earlier attempt may have posted the message, the best one first.
     * {@code Missing} while the words may still be had: an attempt that showed them could not be
     * recognised without them.
     */
    Answer<List<ChatMessage.FromCustomer>> forms(
            ChatMessage.FromCustomer message, Language language) {
        return switch (words(message)) {
            case Answer.Missing<Optional<String>>(SendOutcome.Refused _) ->
                    Answer.given(List.of(with(message, Optional.empty(), language)));
            case Answer.Missing<Optional<String>>(SendOutcome.Failure failure) ->
                    Answer.missing(failure);
            case Answer.Given<Optional<String>>(Optional<String> words) ->
                    Answer.given(
                            Stream.of(words, Optional.<String>empty())
                                    .map(it -> with(message, it, language))
                                    .distinct()
                                    .toList());
        };
    }

    private Answer<Optional<String>> words(ChatMessage.FromCustomer message) {
        return message.quoted()
                .map(id -> messenger.quoted(message.customer(), id))
                .orElseGet(() -> Answer.given(Optional.empty()));
    }

    private static ChatMessage.FromCustomer with(
            ChatMessage.FromCustomer message, Optional<String> words, Language language) {
        if (message.quoted().isEmpty()) {
            return message;
        }
        String quotation =
                words.map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .map(text -> "> " + beginning(text).replace("\n", "\n> "))
                        .orElseGet(() -> EARLIER_MESSAGE.in(language));
        List<Content> parts = new ArrayList<>(message.parts());
        if (parts.getFirst() instanceof Content.Text(String answer)) {
            parts.set(0, new Content.Text(quotation + "\n\n" + answer));
        } else {
            parts.addFirst(new Content.Text(quotation));
        }
        return message.saying(parts);
    }

    private static String beginning(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
