package io.oabridge.freshchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.Content;
import io.oabridge.domain.Content.Media;
import io.oabridge.domain.Language;
import io.oabridge.transport.Json;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A customer's album, as it may have been posted. */
class PostedLikenessTest {
    private static final Media PICTURE =
            new Media(Media.Kind.GIF, URI.create("https://media.example/1"));
    private static final Media FILE =
            new Media(
                    Media.Kind.VIDEO,
                    URI.create("https://media.example/2?a=1&b=2"),
                    Optional.of("a b.mp4"),
                    OptionalLong.empty());
    private static final List<Content> ALBUM =
            List.of(PICTURE, new Content.Text("chú thích"), FILE, PICTURE);
    private static final String PICTURE_LINK = "text:[Animated image] https://media.example/1";
    private static final String FILE_LINK =
            "text:[Video] a b.mp4 https://media.example/2?a=1&amp;b=2";

    /** Parts as they are read: {@code image}, {@code file}, {@code video} or {@code text:…}. */
    private static boolean matches(List<Content> wanted, String... parts) {
        String json =
                Stream.of(parts)
                        .map(part ->
                                part.startsWith("text:")
                                        ? "{\"text\":{\"content\":\"" + part.substring(5) + "\"}}"
                                        : "{\"" + part + "\":{\"url\":\"https://fc.example\"}}")
                        .collect(Collectors.joining(",", "{\"message_parts\":[", "]}"));
        return new PostedLikeness(wanted, Language.EN)
                .matches(new FreshchatMessage(Json.object(json).orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource({
        "image, text:chú thích, file, image",
        "image, text:chú thích, video, image",
        "image, image, text: chú  thích, file",
        PICTURE_LINK + ", text:chú thích, file, image",
        "image, text:chú thích, file, " + PICTURE_LINK,
        PICTURE_LINK + ", text:chú thích, " + FILE_LINK + ", " + PICTURE_LINK,
    })
    void recognisesEveryWayItMayHaveGone(String first, String second, String third, String last) {
        assertThat(matches(ALBUM, first, second, third, last)).isTrue();
    }

    @Test
    void recognisesTheLinesOfWhatWasLost() {
        String lost = "text:" + CustomerParts.expired(PICTURE, Language.EN);
        String refused = "text:" + CustomerParts.notAllowed(PICTURE, Language.EN);

        assertThat(matches(List.of(PICTURE, PICTURE), lost, refused)).isTrue();
        assertThat(matches(List.of(PICTURE), refused)).isTrue();
        assertThat(matches(List.of(FILE), lost)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "image, text:chú thích, file, file",
        "image, text:chú thích, image, image",
        "image, text:khác, file, image",
        "image, text:chú thích, file, text:thêm",
        "image, text:chú thích, file, url_button",
        "text:[Animated image] https://media.example/other, text:chú thích, file, image",
        FILE_LINK + ", text:chú thích, image, image",
    })
    void doesNotTakeAnotherMessageForIt(String first, String second, String third, String last) {
        assertThat(matches(ALBUM, first, second, third, last)).isFalse();
    }

    @Test
    void countsThePictures() {
        assertThat(matches(List.of(PICTURE, PICTURE), "image", "image")).isTrue();
        assertThat(matches(List.of(PICTURE, PICTURE), "image")).isFalse();
        assertThat(matches(List.of(PICTURE), "image", "image")).isFalse();
        assertThat(matches(List.of(PICTURE), "text:chú thích")).isFalse();
        assertThat(matches(List.of(new Content.Text("x")), "image")).isFalse();
        assertThat(matches(List.of(new Content.Text("x")), "text:x", "image")).isFalse();
    }

    @Test
    void blankTextIsNoSign() {
        assertThat(matches(List.of(new Content.Text(" "), PICTURE), "image")).isTrue();
        assertThat(matches(List.of(new Content.Text(" "), PICTURE), "text: ", "image")).isTrue();
    }
}
