package io.oabridge.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.Content;
import io.oabridge.domain.MessageId;
import io.oabridge.relay.fakes.Samples;
import io.oabridge.relay.port.HelpdeskHistory.Posted;
import io.oabridge.relay.port.MessengerHistory.PastMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each message and post is written {@code words@time}; a message's id is its place in the row. */
class PastComparisonTest {

    @ParameterizedTest
    @CsvSource({
        "ok@10:00:00, ok@10:00:02, 1",
        "ok@10:00:00, '', ''",
        "ok@10:00:00, no@10:00:02, ''",
        // It may have waited in a queue for hours.
        "ok@10:00:00, ok@15:00:00, 1",
        // A post that is older than the message cannot be it, as far as clocks can tell.
        "ok@10:00:00, ok@09:57:00, ''",
        "ok@10:00:00, ok@09:58:30, 1",
    })
    void aPostThatSaysTheSameAndIsNotOlderIsTheMessage(String past, String posts, String arrived) {
        assertThat(arrived(past, posts)).isEqualTo(arrived);
    }

    @ParameterizedTest
    @CsvSource({
        "ok@10:00:00 ok@10:05:00, ok@10:00:01 ok@10:05:01, 1 2",
        "ok@10:00:00 ok@10:05:00, ok@10:00:01, 1",
        "ok@10:00:00 ok@10:05:00, ok@10:05:01, 2",
        "ok@10:00:00 ok@10:05:00 ok@10:10:00, ok@10:10:01 ok@10:10:02, 2 3",
        // What came through later in the day is not what was lost in the morning.
        "ok@10:00:00 ok@15:00:00, ok@15:00:01, 2",
        // Freshchat's clock is a little behind.
        "ok@10:00:00 ok@10:05:00, ok@09:59:57 ok@10:04:57, 1 2",
    })
    void ofEqualTextsEachNeedsAPostOfItsOwn(String past, String posts, String arrived) {
        assertThat(arrived(past, posts)).isEqualTo(arrived);
    }

    /** Pictures are told apart by their times only. */
    @Test
    void aPostIsNotTakenByAMessageWrittenAfterIt() {
        assertThat(arrived("pic@10:00:00 pic@10:01:00", "pic@10:00:02")).isEqualTo("1");
    }

    private static String arrived(String past, String posts) {
        return PastComparison.arrived(messages(past), posts(posts)).stream()
                .map(MessageId::value)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static List<PastMessage> messages(String row) {
        List<PastMessage> messages = new ArrayList<>();
        for (String one : row.split(" ", -1)) {
            String[] words = one.split("@", -1);
            messages.add(
                    Samples.past(
                            Samples.KHANH,
                            String.valueOf(messages.size() + 1),
                            "2026-03-02T" + words[1] + "Z",
                            words[0]));
        }
        return messages;
    }

    private static List<Posted> posts(String row) {
        List<Posted> posts = new ArrayList<>();
        for (String one : Objects.requireNonNullElse(row, "").split(" ", -1)) {
            if (!one.isEmpty()) {
                String[] words = one.split("@", -1);
                posts.add(
                        new Posted(
                                new MessageId("post-" + posts.size()),
                                Instant.parse("2026-03-02T" + words[1] + "Z"),
                                past -> past.parts().equals(List.of(new Content.Text(words[0])))));
            }
        }
        return posts;
    }
}
