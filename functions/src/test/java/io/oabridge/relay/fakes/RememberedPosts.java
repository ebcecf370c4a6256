package io.oabridge.relay.fakes;

import io.oabridge.domain.Answer;
import io.oabridge.domain.Connection;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.domain.SendOutcome.Failure;
import io.oabridge.relay.port.HelpdeskHistory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What agents see in a {@link RecordingHelpdesk}; equal parts are the same message. */
public final class RememberedPosts implements HelpdeskHistory {
    private final RecordingHelpdesk helpdesk;
    private Optional<Failure> failure = Optional.empty();

    public RememberedPosts(RecordingHelpdesk helpdesk) {
        this.helpdesk = helpdesk;
    }

    /** From now on nothing can be read. */
    public void fail(Failure cause) {
        failure = Optional.of(cause);
    }

    @Override
    public Answer<List<Posted>> postedBy(
            Connection connection,
            Optional<Conversation> known,
            HelpdeskUserId user,
            Instant since) {
        return failure.<Answer<List<Posted>>>map(Answer::missing)
                .orElseGet(() ->
                        Answer.given(
                                helpdesk.posts().stream()
                                        .filter(post -> post.by().equals(user))
                                        .filter(post -> !post.at().isBefore(since))
                                        .map(post ->
                                                new Posted(
                                                        post.id(),
                                                        post.at(),
                                                        it ->
                                                                it.parts()
                                                                        .equals(
                                                                                post.message()
                                                                                        .parts())))
                                        .toList()));
    }
}
