package io.oabridge.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.Content;
import io.oabridge.domain.Content.Media.Kind;
import io.oabridge.transport.HttpTransport;
import java.net.URI;
import java.text.BreakIterator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZaloFitTest {
    private static final String FAMILY = "👨‍👩‍👧‍👦";

    private final ZaloMessenger messenger =
            new ZaloMessenger(
                    new HttpTransport(Duration.ofSeconds(1)),
                    URI.create("https://zalo.example.com"),
                    AppSecrets.usual(),
                    NoMedia.SOURCE,
                    InstantSource.system());

    @Test
    void textUpToTheLimitIsOneMessageUntouched() {
        String text = " " + "a".repeat(1998) + "\n";

        assertThat(fit(text)).containsExactly(text);
        assertThat(fit(text + "b")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t ", "\u2003"})
    void blankTextIsNoMessage(String blank) {
        assertThat(fit(blank)).isEmpty();
        assertThat(messenger.fit(List.of(text(blank), text("Chào"), text(blank))))
                .containsExactly(text("Chào"));
    }

    @Test
    void blankTextIsNoMessageHoweverLongItIs() {
        assertThat(fit(" ".repeat(5_000))).isEmpty();
        assertThat(fit("a" + " ".repeat(5_000) + "b")).containsExactly("a", "b");
    }

    @Test
    void cutsAtTheLastSentenceEndThatFits() {
        String sentence = "Câu này có ba mươi tám ký tự lận đó. ";
        String text = sentence.repeat(100).strip();

        List<String> pieces = fit(text);

        assertThat(pieces).hasSizeGreaterThan(1).allMatch(piece -> piece.endsWith("đó."));
        assertThat(pieces.getFirst().length()).isBetween(1900 - sentence.length(), 1900);
        assertThat(String.join(" ", pieces)).isEqualTo(text);
    }

    @Test
    void aSentenceMayEndInAQuotation() {
        String text = "a".repeat(1500) + ". Nói \"vậy đó!\" " + "b".repeat(1500);

        assertThat(fit(text).getFirst()).endsWith("\"vậy đó!\"");
    }

    @Test
    void cutsAtALineEndWhereNoSentenceEnds() {
        String text = "a b ".repeat(400).strip() + "\n" + "c d ".repeat(200).strip();

        assertThat(fit(text)).containsExactly(text.split("\n", 2));
    }

    @Test
    void cutsAtASpaceWhereNoLineEnds() {
        List<String> pieces = fit("từ ".repeat(1_000).strip());

        assertThat(pieces)
                .hasSize(2)
                .allMatch(piece -> piece.startsWith("từ") && piece.endsWith("từ"));
        assertThat(pieces.getFirst().length()).isGreaterThan(1890);
    }

    @Test
    void aSentenceEndFarFromTheLimitDoesNotMakeATinyMessage() {
        List<String> pieces = fit("Chào. " + "từ ".repeat(1_000));

        assertThat(pieces.getFirst().length()).isGreaterThan(1890);
    }

    @Test
    void neverCutsInsideWhatLooksLikeOneCharacter() {
        assertThat(fit(FAMILY.repeat(400)))
                .allMatch(piece -> piece.length() % FAMILY.length() == 0);
        assertThat(fit("x" + "e\u0323\u0302".repeat(1_000)))
                .allMatch(piece -> piece.endsWith("e\u0323\u0302"));
        assertThat(fit("🇻🇳".repeat(800))).allMatch(piece -> piece.length() % 4 == 0);
    }

    @Test
    void aCharacterLongerThanAMessageIsCutBetweenCodePoints() {
        String endless = "a" + "\u0301".repeat(3_000);
        String emoji = FAMILY.substring(0, 2) + "\u200D👩".repeat(1_500);

        assertThat(String.join("", fit(endless))).isEqualTo(endless);
        assertThat(fit(emoji))
                .allSatisfy(piece -> {
                    assertThat(Character.isLowSurrogate(piece.charAt(0))).isFalse();
                    assertThat(Character.isHighSurrogate(piece.charAt(piece.length() - 1)))
                            .isFalse();
                });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void losesNothingButWhiteSpaceAtItsCuts(long seed) {
        String text = randomText(new Random(seed));

        List<String> pieces = fit(text);

        assertThat(pieces).allMatch(piece -> piece.length() <= 1900 && !piece.isBlank());
        assertThat(fit(text)).isEqualTo(pieces);
        Set<Integer> characterEnds = boundaries(text);
        int at = 0;
        for (String piece : pieces) {
            int start = text.indexOf(piece, at);
            assertThat(start).isGreaterThanOrEqualTo(at);
            assertThat(text.substring(at, start)).isBlank();
            assertThat(characterEnds).contains(start, start + piece.length());
            at = start + piece.length();
        }
        assertThat(text.substring(at)).isBlank();
    }

    static Stream<Arguments> shownAsText() {
        URI address = URI.create("https://example.com/a");
        return Stream.of(
                Arguments.of(
                        new Content.Link("Khuyến mãi", "Giảm 10%", address),
                        "Khuyến mãi: https://example.com/a\nGiảm 10%"),
                Arguments.of(new Content.Link("", " ", address), "https://example.com/a"),
                Arguments.of(
                        new Content.Location(10.762622, -106.5),
                        "10.762622, -106.500000\n"
                                + "https://www.google.com/maps?q=10.762622,-106.500000"),
                Arguments.of(new Content.ContactCard("Chị Lan", "0900"), "Chị Lan: 0900"),
                Arguments.of(new Content.ContactCard("", "0900"), "0900"),
                Arguments.of(
                        new Content.Choices(
                                List.of(
                                        new Content.Choices.Choice("Có", Optional.empty()),
                                        new Content.Choices.Choice(
                                                "Xem thêm", Optional.of(address)),
                                        new Content.Choices.Choice("Không", Optional.empty()))),
                        "1. Có\nXem thêm: https://example.com/a\n2. Không"));
    }

    @ParameterizedTest
    @MethodSource("shownAsText")
    void writesEveryOtherContentAsText(Content content, String text) {
        assertThat(messenger.fit(List.of(content))).containsExactly(text(text));
    }

    @Test
    void aMediumIsOneMessageAndItsCaptionAnother() {
        Content picture = new Content.Media(Kind.IMAGE, URI.create("https://example.com/a.png"));

        assertThat(messenger.fit(List.of(text("Đây ạ"), picture)))
                .containsExactly(text("Đây ạ"), picture);
    }

    @Test
    void whatCannotBeSentKeepsItsPlaceSoThatItIsExplained() {
        Content poll = new Content.Unsupported("poll");

        assertThat(messenger.fit(List.of(text("Anh chọn ạ"), poll, text("Cảm ơn"))))
                .containsExactly(text("Anh chọn ạ"), poll, text("Cảm ơn"));
    }

    @Test
    void whatHasNothingToSayIsNoMessage() {
        assertThat(messenger.fit(List.of())).isEmpty();
        assertThat(
                        messenger.fit(
                                List.of(
                                        new Content.Choices(List.of()),
                                        new Content.ContactCard("", " "))))
                .isEmpty();
    }

    @Test
    void partsStayApartAndInOrder() {
        List<Content> parts = List.of(text("một"), new Content.Unsupported("x"), text("hai"));

        assertThat(messenger.fit(parts)).hasSize(3).startsWith(text("một")).endsWith(text("hai"));
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 60).mapToObj(Long::valueOf);
    }

    private static String randomText(Random random) {
        List<String> words =
                List.of(
                        "Chào",
                        "người",
                        "tie\u0302\u0301ng",
                        "Vie\u0323\u0302t",
                        FAMILY,
                        "👩🏽‍🚀",
                        "🇻🇳",
                        "❤️",
                        "https://example.com/" + "x".repeat(random.nextInt(3_000)),
                        "không",
                        "\"được!\"",
                        "giá:",
                        "𠮷");
        List<String> gaps =
                List.of(" ", " ", " ", ". ", "! ", "… ", "\n", "\r\n", "\n\n", "", "? ");
        StringBuilder text = new StringBuilder("Đầu ");
        int length = 2_001 + random.nextInt(12_000);
        while (text.length() < length) {
            text.append(words.get(random.nextInt(words.size())));
            text.append(gaps.get(random.nextInt(gaps.size())));
        }
        return text.toString();
    }

    private static Set<Integer> boundaries(String text) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        Set<Integer> found = new HashSet<>();
        for (int at = characters.first(); at != BreakIterator.DONE; at = characters.next()) {
            found.add(at);
        }
        return found;
    }

    private List<String> fit(String text) {
        return messenger.fit(List.of(text(text))).stream()
                .map(content -> ((Content.Text) content).text())
                .toList();
    }

    private static Content text(String text) {
        return new Content.Text(text);
    }
}
