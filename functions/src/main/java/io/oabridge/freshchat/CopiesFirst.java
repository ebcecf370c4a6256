package io.oabridge.freshchat;

import io.oabridge.domain.Answer;
import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Language;
import io.oabridge.domain.SendOutcome;
import io.oabridge.freshchat.PostedPart.Copied;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts a message with copies of its media, and with links instead when Freshchat refuses the
 * copies. Only a message that was certainly refused is posted again, and each time with fewer
 * copies in it.
 */
final class CopiesFirst {
    private static final Logger LOG = LoggerFactory.getLogger(CopiesFirst.class);

    private final MediaCopies copies;

    CopiesFirst(MediaCopies copies) {
        this.copies = copies;
    }

    /**
     * @param send posts the message with these parts
     */
    ApiReply post(
            ChatMessage.FromCustomer message,
            Language language,
            Function<List<PostedPart>, ApiReply> send) {
        return switch (copies.of(message, language)) {
            case Answer.Missing<List<PostedPart>>(SendOutcome.Failure failure) ->
                    ApiReply.Failed.because(failure);
            case Answer.Given<List<PostedPart>>(List<PostedPart> parts) -> post(parts, send);
        };
    }

    private static ApiReply post(
            List<PostedPart> parts, Function<List<PostedPart>, ApiReply> send) {
        ApiReply reply = send.apply(parts);
        if (!(reply instanceof ApiReply.Failed failed)) {
            return reply;
        }
        List<PostedPart> fewer = PostedPart.without(suspects(failed), parts);
        if (fewer.equals(parts)) {
            return reply;
        }
        LOG.atWarn()
                .addKeyValue("code", failed.why().map(Refusal::key).orElse(""))
                .log("copies are not taken: posting links instead");
        return post(fewer, send);
    }

    /** What may be to blame (docs/platforms/freshchat.md §4, §8): the pictures, all media, none. */
    private static Predicate<Copied> suspects(ApiReply.Failed failed) {
        if (failed.is(Refusal.PICTURE_NOT_FETCHED)) {
            return copied -> copied instanceof PostedPart.Picture;
        }
        boolean mayBeMedia = failed.is(Refusal.NOT_VALID) || failed.is(Refusal.MESSAGE_FAILED);
        return _ -> mayBeMedia;
    }
}
