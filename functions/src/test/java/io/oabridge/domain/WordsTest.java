package io.oabridge.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, languages, messages and answers: the small promises of the neutral language. */
class WordsTest {
    private static final ConnectionId SHOP = new ConnectionId("zalo", "2000000000000000002");

    @ParameterizedTest
    @CsvSource({"3000000000000000003, Zalo user 0003", "42, Zalo user 42", "12345, Zalo user 2345"})
    void aCustomerWithoutANameIsToldApartByTheLastFourCharacters(String id, String name) {
        Profile profile = Profile.unnamed(new Customer(SHOP, new CustomerId(id)));

        assertThat(profile).isEqualTo(new Profile(name, Optional.empty()));
    }

    @Test
    void aProfileHasAName() {
        assertThatThrownBy(() -> new Profile(" ", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("display name must not be blank");
    }

    @Test
    void aSentenceIsSaidInTheLanguageAskedFor() {
        LocalizedText greeting = new LocalizedText("xin chào", "hello");

        assertThat(greeting.in(Language.VI)).isEqualTo("xin chào");
        assertThat(greeting.in(Language.EN)).isEqualTo("hello");
    }

    @ParameterizedTest
    @EnumSource
    void aLanguageIsFoundByItsCodeInAnyLetterCase(Language language) {
        assertThat(Language.ofCode(language.code())).contains(language);
        assertThat(Language.ofCode(language.name())).contains(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fr", "vi-VN", " en"})
    void anotherLanguageIsNotGuessed(String code) {
        assertThat(Language.ofCode(code)).isEmpty();
    }

    @Test
    void aNewConnectionSpeaksVietnameseAndLetsBotsThrough() {
        ConnectionSettings settings = ConnectionSettings.defaults(new ChannelId("c"));

        assertThat(settings)
                .isEqualTo(
                        new ConnectionSettings(
                                Language.VI,
                                new ChannelId("c"),
                                Optional.empty(),
                                "Zalo",
                                ConnectionSettings.LongText.FILE,
                                Optional.empty(),
                                true,
                                false,
                                false,
                                30));
        assertThat(settings.withNoteAuthor(new AgentId("a")).withLanguage(Language.EN))
                .isEqualTo(
                        new ConnectionSettings(
                                Language.EN,
                                new ChannelId("c"),
                                Optional.of(new AgentId("a")),
                                "Zalo",
                                ConnectionSettings.LongText.FILE,
                                Optional.empty(),
                                true,
                                false,
                                false,
                                30));
    }

    @Test
    void aMessageKeepsItsPartsWhateverHappensToTheListItCameIn() {
        List<Content> parts = new ArrayList<>(List.of(new Content.Text("one")));
        ChatMessage message = fromCustomer(parts);

        parts.clear();

        assertThat(message.parts()).containsExactly(new Content.Text("one"));
    }

    @Test
    void aMessageWithoutPartsIsNoMessage() {
        assertThatThrownBy(() -> fromCustomer(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a message has at least one part");
    }

    @Test
    void anAnswerGoesOnWithItsValueAndStaysMissingWithoutOne() {
        SendOutcome.Failure failure = new SendOutcome.Uncertain("time-out");

        assertThat(Answer.given(20).then(it -> Answer.given(it + 1))).isEqualTo(Answer.given(21));
        assertThat(Answer.<Integer>missing(failure).then(it -> Answer.given(it + 1)))
                .isEqualTo(Answer.missing(failure));
    }

    private static ChatMessage fromCustomer(List<Content> parts) {
        return new ChatMessage.FromCustomer(
                new Customer(SHOP, new CustomerId("3")),
                "user_send_text",
                new MessageId("m1"),
                Instant.EPOCH,
                parts);
    }
}
