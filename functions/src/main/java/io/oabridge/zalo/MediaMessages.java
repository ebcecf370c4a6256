package io.oabridge.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.Content;
import io.oabridge.domain.Customer;
import io.oabridge.domain.SendOutcome;
import io.oabridge.transport.MediaSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a medium as exactly one message: shown by Zalo itself where that is possible, else as a
 * text with its address. An upload has no effect on the customer, so only the message itself can be
 * uncertain; a message that Zalo refuses for its content is certainly not there, and its address is
 * sent instead.
 */
final class MediaMessages {
    private static final Logger LOG = LoggerFactory.getLogger(MediaMessages.class);

    /** An upload expires (docs/platforms/zalo.md §3), hardly twice in a row. */
    private static final int MOST_UPLOADS = 2;

    private final ZaloApi api;
    private final ConsultationMessages messages;
    private final MediaPreparation preparation;

    MediaMessages(
            ZaloApi api, ConsultationMessages messages, MediaSource source, ZaloErrors errors) {
        this.api = api;
        this.messages = messages;
        this.preparation = new MediaPreparation(source, errors);
    }

    SendOutcome send(AccessToken token, Customer customer, Content.Media medium) {
        return switch (preparation.plan(medium)) {
            case MediaPreparation.Plan.Fail(SendOutcome.Failure failure) -> failure;
            case MediaPreparation.Plan.Link(Content.Media described, String why) ->
                    link(token, customer, described, why);
            case MediaPreparation.Plan.Upload(OutgoingFile file) ->
                    upload(token, customer, file)
                            .orElseGet(() -> link(token, customer, medium, "refused-by-zalo"));
        };
    }

    /** Empty when Zalo does not take the file, now or ever. */
    private Optional<SendOutcome> upload(AccessToken token, Customer customer, OutgoingFile file) {
        for (int uploads = 0; uploads < MOST_UPLOADS; uploads++) {
            Answer<JsonNode> answer = api.upload(token, file.path(), file.body());
            if (answer instanceof Answer.Missing<JsonNode>(SendOutcome.Failure failure)) {
                return failure instanceof SendOutcome.Refused
                        ? Optional.empty()
                        : Optional.of(failure);
            }
            Optional<String> reference =
                    answer instanceof Answer.Given<JsonNode>(JsonNode body)
                            ? file.reference(body)
                            : Optional.empty();
            if (reference.isEmpty()) {
                return Optional.empty();
            }
            SendOutcome outcome = messages.send(token, customer, file.message(reference.get()));
            if (!ZaloErrors.isAboutAnUpload(outcome)) {
                return ZaloErrors.isAboutTheContent(outcome)
                        ? Optional.empty()
                        : Optional.of(outcome);
            }
        }
        return Optional.empty();
    }

    private SendOutcome link(
            AccessToken token, Customer customer, Content.Media medium, String why) {
        LOG.atInfo().addKeyValue("why", why).log("a medium goes as a link");
        return messages.send(token, customer, PlainWords.link(medium));
    }
}
