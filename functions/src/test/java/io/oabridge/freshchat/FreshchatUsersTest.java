package io.oabridge.freshchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.oabridge.domain.Answer;
import io.oabridge.domain.Connection;
import io.oabridge.domain.ConnectionSettings;
import io.oabridge.domain.Customer;
import io.oabridge.domain.HelpdeskUserId;
import io.oabridge.domain.Profile;
import io.oabridge.domain.SendOutcome;
import io.oabridge.transport.Json;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreshchatUsersTest {
    private static final String REFERENCE = "zalo:2000000000000000002:3000000000000000003";
    private static final Profile PROFILE =
            new Profile("Minh Khánh", Optional.of(URI.create("https://h.invalid/1.jpg")));

    private final LoopbackFreshchat freshchat = new LoopbackFreshchat();
    private final FreshchatHelpdesk helpdesk = Invented.helpdesk(freshchat);

    @AfterEach
    void stop() {
        freshchat.close();
    }

    private Answer<Optional<HelpdeskUserId>> find() {
        return helpdesk.findUser(Invented.CONNECTION, Invented.CUSTOMER);
    }

    private Answer<HelpdeskUserId> create() {
        return helpdesk.createUser(Invented.CONNECTION, Invented.CUSTOMER, PROFILE);
    }

    private static String user(String id, String reference, String created) {
        return "{\"id\":\"%s\",\"reference_id\":\"%s\",\"created_time\":\"%s\"}"
                .formatted(id, reference, created);
    }

    private static String users(String... users) {
        return "{\"users\":[" + String.join(",", users) + "]}";
    }

    @Test
    void findsAUserByReference() {
        freshchat.answer(200, users(user("user-1", REFERENCE, "2026-01-01T00:00:00.000Z")));

        assertThat(find()).isEqualTo(Answer.given(Optional.of(Invented.USER)));

        LoopbackFreshchat.Asked request = freshchat.onlyRequest();
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.target())
                .isEqualTo(
                        "/v2/users?reference_id=zalo%3A2000000000000000002%3A3000000000000000003&items_per_page=50");
        assertThat(request.authorization()).contains("Bearer invented-token");
        assertThat(request.accept()).contains("application/json");
    }

    @Test
    void findsNobodyAmongOtherPeoplesReferences() {
        freshchat.answer(
                200,
                users(
                        "{}",
                        user("user-8", REFERENCE + "9", "2026-01-01T00:00:00Z"),
                        user("", REFERENCE, "2026-01-01T00:00:00Z")));

        assertThat(find()).isEqualTo(Answer.given(Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"users\":[]}", "{}", "{\"users\":null}"})
    void findsNobodyInAnEmptyList(String body) {
        freshchat.answer(200, body);

        assertThat(find()).isEqualTo(Answer.given(Optional.empty()));
    }

    @Test
    void choosesTheOldestAmongTwinsInWhateverOrderTheyCome() {
        String older = user("user-1", REFERENCE, "2026-01-01T00:00:00.000Z");
        String newer = user("user-0", REFERENCE, "2026-01-01T00:00:00.001Z");
        String undated = "{\"id\":\"user-00\",\"reference_id\":\"" + REFERENCE + "\"}";
        freshchat.answer(200, users(newer, undated, older)).answer(200, users(older, newer));

        assertThat(find()).isEqualTo(Answer.given(Optional.of(Invented.USER)));
        assertThat(find()).isEqualTo(Answer.given(Optional.of(Invented.USER)));
    }

    @Test
    void choosesBetweenTwinsOfTheSameMomentById() {
        String one = user("user-1", REFERENCE, "2026-01-01T00:00:00Z");
        String two = user("user-2", REFERENCE, "2026-01-01T00:00:00Z");
        freshchat.answer(200, users(two, one));

        assertThat(find()).isEqualTo(Answer.given(Optional.of(Invented.USER)));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void createsAUserWithNameAndPictureOnly(int status) throws JsonProcessingException {
        freshchat.answer(status, "{\"id\":\"user-1\"}");

        assertThat(create()).isEqualTo(Answer.given(Invented.USER));

        LoopbackFreshchat.Asked request = freshchat.onlyRequest();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/v2/users");
        assertThat(request.contentType()).contains("application/json");
        assertThat(Json.MAPPER.readTree(request.body()))
                .isEqualTo(
                        Json.MAPPER.readTree(
                                """
                                {"first_name":"Minh Khánh","last_name":"Zalo",
                                 "reference_id":"zalo:2000000000000000002:3000000000000000003",
                                 "avatar":{"url":"https://h.invalid/1.jpg"},
                                 "properties":[
                                  {"name":"external_user_provider","value":"zalo"},
                                  {"name":"zalo_oa_id","value":"2000000000000000002"},
                                  {"name":"zalo_user_id","value":"3000000000000000003"}]}
                                """));
    }

    @Test
    void leavesOutWhatThereIsNot() throws JsonProcessingException {
        ConnectionSettings settings = Invented.SETTINGS;
        Connection withoutSuffix =
                new Connection(
                        Invented.SHOP,
                        Invented.ACCOUNT,
                        new ConnectionSettings(
                                settings.language(),
                                settings.channel(),
                                settings.noteAuthor(),
                                " ",
                                settings.longText(),
                                settings.resolvedNotice(),
                                settings.botMessages(),
                                settings.mirrorOwnerReplies(),
                                settings.reactions(),
                                settings.retentionDays()));
        freshchat.answer(201, "{\"id\":\"user-1\"}");

        helpdesk.createUser(
                withoutSuffix, Invented.CUSTOMER, new Profile("Minh", Optional.empty()));

        assertThat(Json.MAPPER.readTree(freshchat.onlyRequest().body()).fieldNames())
                .toIterable()
                .containsExactly("first_name", "reference_id", "properties");
    }

    @Test
    void looksAgainWhenTheUserIsThereAlready() {
        freshchat
                .answer(409, "{\"code\":409,\"status\":\"CONFLICT\"}")
                .answer(200, users(user("user-1", REFERENCE, "2026-01-01T00:00:00Z")));

        assertThat(create()).isEqualTo(Answer.given(Invented.USER));
        assertThat(freshchat.asked())
                .extracting(LoopbackFreshchat.Asked::method)
                .containsExactly("POST", "GET");
    }

    @Test
    void comesBackLaterForAUserThatExistsAndCannotBeFoundYet() {
        freshchat.answer(409, "{}").answer(200, users());

        assertThat(create())
                .isEqualTo(
                        Answer.missing(
                                new SendOutcome.RetryLater(Duration.ofSeconds(30), "conflict")));
    }

    @Test
    void doesNotKnowWhetherALostRequestCreatedTheUser() {
        freshchat.hangUp();

        assertThat(create()).isEqualTo(Answer.missing(new SendOutcome.Uncertain("no-answer")));
        assertThat(freshchat.asked()).hasSize(1);
    }

    @Test
    void doesNotKnowTheUserWhenTheAnswerNamesNone() {
        freshchat.answer(201, "{}");

        assertThat(create()).isEqualTo(Answer.missing(new SendOutcome.Uncertain("no user id")));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "zalo:2000000000000000002:3000000000000000003, zalo:2000000000000000002:3000000000000000003",
                "customer-17, -",
                "'', -",
            })
    void tellsWhichCustomerAUserStandsFor(String reference, String customer) {
        freshchat.answer(200, user("user-1", reference, ""));

        assertThat(helpdesk.customerOf(new HelpdeskUserId("Minh alias/1")))
                .isEqualTo(
                        Answer.given(
                                Optional.ofNullable(customer).flatMap(Customer::fromReference)));
        assertThat(freshchat.onlyRequest().target()).isEqualTo("/v2/users/Minh%20alias%2F1");
    }

    @Test
    void aDeletedUserStandsForNobody() {
        freshchat.answer(404, "{\"code\":404,\"status\":\"NOT_FOUND\"}");

        assertThat(helpdesk.customerOf(Invented.USER)).isEqualTo(Answer.given(Optional.empty()));
    }

    @Test
    void aWrongAddressSaysNothingAboutTheUser() {
        freshchat.answer(404, "<html>no such page</html>");

        assertThat(helpdesk.customerOf(Invented.USER)).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void cannotTellWhileFreshchatIsDown() {
        freshchat.answer(503, "{}").answer(503, "{}");
        Answer<Optional<HelpdeskUserId>> later =
                Answer.missing(new SendOutcome.RetryLater(Duration.ZERO, "server-error-503"));

        assertThat(find()).isEqualTo(later);
        assertThat(helpdesk.customerOf(Invented.USER))
                .isEqualTo(
                        Answer.missing(
                                new SendOutcome.RetryLater(Duration.ZERO, "server-error-503")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"id\":\"user-1\"}"})
    void showsTheRealNameOnceItIsKnown(String body) throws JsonProcessingException {
        freshchat.answer(200, body);

        Answer<HelpdeskUserId> renamed =
                helpdesk.rename(Invented.CONNECTION, Invented.USER, PROFILE);

        assertThat(renamed).isEqualTo(Answer.given(Invented.USER));
        LoopbackFreshchat.Asked request = freshchat.onlyRequest();
        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.target()).isEqualTo("/v2/users/" + Invented.USER);
        assertThat(Json.MAPPER.readTree(request.body()))
                .isEqualTo(
                        Json.MAPPER.readTree(
                                "{\"first_name\":\"Minh Khánh\",\"avatar\":{\"url\":\"https://h.invalid/1.jpg\"}}"));
    }

    @Test
    void anUpdateThatGotNoAnswerMayBeRepeated() {
        freshchat.answer(503, "");

        assertThat(helpdesk.rename(Invented.CONNECTION, Invented.USER, PROFILE))
                .isEqualTo(
                        Answer.missing(
                                new SendOutcome.RetryLater(Duration.ZERO, "server-error-503")));
    }
}
