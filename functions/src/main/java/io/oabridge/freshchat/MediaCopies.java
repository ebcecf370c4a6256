package io.oabridge.freshchat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.Answer;
import io.oabridge.domain.ChatMessage;
import io.oabridge.domain.Content;
import io.oabridge.domain.Content.Media;
import io.oabridge.domain.Language;
import io.oabridge.domain.SendOutcome;
import io.oabridge.freshchat.PostedPart.Words;
import io.oabridge.transport.FetchedMedia;
import io.oabridge.transport.Json;
import io.oabridge.transport.MediaSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives Freshchat its own copy of what a customer sent, because the messenger's addresses expire
 * (docs/platforms/zalo.md §5.4). What cannot be copied becomes a link, and what cannot even be
 * linked a line that says what was lost; nothing is left out silently.
 */
final class MediaCopies {
    /** docs/platforms/freshchat.md §4 for files; for pictures no limit is known. */
    static final long MAX_BYTES = 25L * 1024 * 1024;

    /** A message waits that long for its media, counted from when it was written. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** No copy is begun later than this after the first, so that posting still has its time. */
    static final Duration COPYING_TIME = Duration.ofSeconds(8);

    private static final Logger LOG = LoggerFactory.getLogger(MediaCopies.class);

    private final FreshchatApi api;
    private final MediaSource source;
    private final InstantSource clock;

    MediaCopies(FreshchatApi api, MediaSource source, InstantSource clock) {
        this.api = api;
        this.source = source;
        this.clock = clock;
    }

    /** Every part in its order; missing when the whole message should come back later. */
    Answer<List<PostedPart>> of(ChatMessage.FromCustomer message, Language language) {
        Instant start = clock.instant();
        boolean patient = start.isBefore(message.sentAt().plus(PATIENCE));
        List<PostedPart> parts = new ArrayList<>();
        for (Content content : message.parts()) {
            Answer<PostedPart> part =
                    content instanceof Media medium
                                    && clock.instant().isBefore(start.plus(COPYING_TIME))
                            ? copied(medium, language)
                            : Answer.given(new Words(CustomerParts.text(content, language)));
            switch (part) {
                case Answer.Given<PostedPart>(PostedPart done) -> parts.add(done);
                case Answer.Missing<PostedPart>(SendOutcome.Failure failure) -> {
                    if (patient || !(failure instanceof SendOutcome.RetryLater)) {
                        return Answer.missing(failure);
                    }
                    degraded("out-of-patience");
                    parts.add(new Words(CustomerParts.text(content, language)));
                }
            }
        }
        return Answer.given(List.copyOf(parts));
    }

    private Answer<PostedPart> copied(Media medium, Language language) {
        Words link = new Words(CustomerParts.text(medium, language));
        if (medium.sizeInBytes().orElse(0) > MAX_BYTES) {
            return instead("too-large", link);
        }
        return switch (source.fetch(medium.address(), MAX_BYTES)) {
            case FetchedMedia.Whole whole -> uploaded(medium, whole, link);
            case FetchedMedia.TooLarge _ -> instead("too-large", link);
            case FetchedMedia.Gone _ ->
                    instead("gone", new Words(CustomerParts.expired(medium, language)));
            case FetchedMedia.Forbidden(String why) ->
                    instead(why, new Words(CustomerParts.notAllowed(medium, language)));
            case FetchedMedia.Unavailable(String cause) -> {
                LOG.atWarn().addKeyValue("cause", cause).log("a medium is not available");
                yield Answer.missing(
                        new SendOutcome.RetryLater(Duration.ZERO, "media-unavailable"));
            }
        };
    }

    private Answer<PostedPart> uploaded(Media medium, FetchedMedia.Whole fetched, Words link) {
        MediaType type = MediaType.of(medium, fetched.contentType());
        try (fetched) {
            return isPicture(medium.kind())
                    ? picture(type, fetched, link)
                    : document(type, fetched, link);
        } catch (IOException e) {
            throw new IllegalStateException("a temporary file cannot be deleted", e);
        }
    }

    /** What agents see as a picture; everything else is a file to them. */
    static boolean isPicture(Media.Kind kind) {
        return switch (kind) {
            case IMAGE, GIF, STICKER -> true;
            case AUDIO, VIDEO, FILE -> false;
        };
    }

    private Answer<PostedPart> picture(MediaType type, FetchedMedia.Whole fetched, Words link) {
        if (!type.isPicture()) {
            return instead("not-a-picture", link);
        }
        return switch (api.upload("/images/upload", file("image", type, fetched))) {
            case ApiReply.Failed failed -> refused(failed, link);
            case ApiReply.Ok(JsonNode body) ->
                    Json.text(body, "url")
                            .flatMap(WebAddress::read)
                            .<Answer<PostedPart>>map(
                                    copy -> Answer.given(new PostedPart.Picture(copy, link)))
                            .orElseGet(() -> instead("upload-without-address", link));
        };
    }

    private Answer<PostedPart> document(MediaType type, FetchedMedia.Whole fetched, Words link) {
        return switch (api.upload("/files/upload", file("file", type, fetched))) {
            case ApiReply.Failed failed -> refused(failed, link);
            case ApiReply.Ok(JsonNode body) -> {
                Optional<String> hash = Json.text(body, "file_hash");
                if (hash.isEmpty() || !mayBeSent(body)) {
                    yield instead("file-not-safe", link);
                }
                String extension = MediaType.extension(type.name()).orElse("");
                long size = Json.at(body, "file_size").asLong(fetched.sizeInBytes());
                yield Answer.given(
                        new PostedPart.Document(
                                new PostedPart.UploadedFile(
                                        hash.get(),
                                        type.name(),
                                        Json.text(body, "file_content_type")
                                                .orElse(type.contentType()),
                                        size,
                                        Json.text(body, "file_extension_type").orElse(extension)),
                                link));
            }
        };
    }

    /**
     * Whether a file under scan may be sent is not known, so it is tried
     * (docs/platforms/freshchat.md §4).
     */
    private static boolean mayBeSent(JsonNode uploaded) {
        return switch (Json.text(uploaded, "file_security_status")
                .orElse("AV_PENDING")
                .toUpperCase(Locale.ROOT)) {
            case "SAFE_FILE", "AV_PENDING" -> true;
            default -> false;
        };
    }

    private static MultipartFile file(String field, MediaType type, FetchedMedia.Whole fetched) {
        return new MultipartFile(field, type.name(), type.contentType(), fetched.file());
    }

    /** A token that is not accepted holds up the message itself, too; the rest may still go. */
    private static Answer<PostedPart> refused(ApiReply.Failed failed, Words link) {
        boolean holdsUp =
                !(failed.failure() instanceof SendOutcome.Refused)
                        || failed.is(Refusal.TOKEN_NOT_ACCEPTED);
        return holdsUp ? Answer.missing(failed.failure()) : instead("upload-refused", link);
    }

    private static Answer<PostedPart> instead(String why, Words words) {
        degraded(why);
        return Answer.given(words);
    }

    private static void degraded(String why) {
        LOG.atWarn().addKeyValue("why", why).log("a medium is posted as text");
    }
}
