package io.oabridge.freshchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.AgentId;
import io.oabridge.domain.ChannelId;
import io.oabridge.domain.HelpdeskAccountId;
import io.oabridge.transport.HttpTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mistake of a set-up has its finding. */
class FreshchatCheckupTest {
    private static final Path KEY =
            Path.of("../docs/platforms/freshchat-webhooks/signature-fixture/key-pkcs1.pem");
    private static final FreshchatCheckup CHECKUP =
            new FreshchatCheckup(new HttpTransport(Duration.ofSeconds(20)));
    private static final String CONFIGURATION = "{\"app_id\":\"" + Samples.APP_ID + "\"}";
    private static final String CHANNELS =
            "{\"channels\":[{\"id\":\"mail\",\"source\":\"EMAIL\"},"
                    + "{\"id\":\"chat\",\"source\":\"FRESHCHAT\"}]}";
    private static final String AGENT = "{\"id\":\"agent-1\",\"is_deactivated\":false}";

    private final LoopbackFreshchat freshchat = new LoopbackFreshchat();

    @AfterEach
    void stop() {
        freshchat.close();
    }

    @Test
    void aGoodSetUpHasNoMistake() throws IOException {
        freshchat.answer(200, CONFIGURATION).answer(200, CHANNELS).answer(200, AGENT);

        assertThat(run("chat", Optional.of("agent-1"), Files.readString(KEY)))
                .containsExactly(
                        Finding.TOKEN_ACCEPTED,
                        Finding.APP_ID_MATCHES,
                        Finding.CHANNEL_FITS,
                        Finding.AGENT_FITS,
                        Finding.WEBHOOK_KEY_READABLE)
                .allMatch(finding -> finding.severity() == Finding.Severity.OK);
        assertThat(freshchat.targets())
                .containsExactly(
                        "/v2/accounts/configuration",
                        "/v2/channels?page=1&items_per_page=50",
                        "/v2/agents/agent-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {} | TOKEN_NOT_ACCEPTED",
                "200 | <!doctype html> | WRONG_BASE_URL",
                "200 | hello | WRONG_BASE_URL",
                "404 | {} | WRONG_BASE_URL",
                "302 | {} | WRONG_BASE_URL",
                "500 | {} | NOT_REACHED",
                "429 | {} | NOT_REACHED",
            })
    void anApiThatDoesNotLetUsInIsNamedAndNotAskedAgain(int status, String body, Finding found) {
        freshchat.answer(status, body);

        assertThat(run("chat", Optional.of("agent-1"), "-"))
                .containsExactly(found, Finding.WEBHOOK_KEY_NOT_READABLE);
        assertThat(freshchat.asked()).hasSize(1);
    }

    @Test
    void aHostThatIsNotThereIsNamed() {
        freshchat.close();

        assertThat(run("chat", Optional.empty(), "")).contains(Finding.NOT_REACHED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"app_id\":\"another\"} | APP_ID_DIFFERS",
                "200 | {} | APP_ID_NOT_TOLD",
                "403 | {} | APP_ID_NOT_TOLD",
            })
    void anAppIdThatIsNotTheAccountsIsNamed(int status, String body, Finding found) {
        freshchat.answer(status, body).answer(200, CHANNELS);

        assertThat(run("chat", Optional.empty(), "")).contains(found, Finding.CHANNEL_FITS);
    }

    @ParameterizedTest
    @CsvSource({
        "chat, 200, CHANNEL_FITS",
        "mail, 200, CHANNEL_OF_ANOTHER_SOURCE",
        "cha, 200, CHANNEL_NOT_FOUND",
        "chat, 403, CHANNEL_NOT_READ",
        "chat, 500, CHANNEL_NOT_READ",
    })
    void aChannelThatDoesNotFitIsNamed(String channel, int status, Finding found) {
        freshchat.answer(200, CONFIGURATION).answer(status, CHANNELS);

        assertThat(run(channel, Optional.empty(), "")).contains(found);
    }

    @Test
    void theChannelMayBeOnALaterPage() {
        freshchat
                .answer(200, CONFIGURATION)
                .answer(200, "{\"channels\":[],\"links\":{\"next_page\":{\"href\":\"/v2/next\"}}}")
                .answer(200, CHANNELS);

        assertThat(run("chat", Optional.empty(), "")).contains(Finding.CHANNEL_FITS);
    }

    @Test
    void aListOfChannelsWithoutEndIsLeft() {
        String endless = "{\"channels\":[],\"links\":{\"next_page\":{\"href\":\"/v2/next\"}}}";
        freshchat.answer(200, CONFIGURATION);
        Stream.of(1, 2, 3).forEach(_ -> freshchat.answer(200, endless));

        assertThat(run("chat", Optional.empty(), "")).contains(Finding.CHANNEL_NOT_READ);
        assertThat(freshchat.asked()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | {\"status\":\"AGENT_NOT_FOUND\"} | AGENT_NOT_FOUND",
                "404 | {} | AGENT_NOT_FOUND",
                "200 | {\"is_deactivated\":true} | AGENT_NOT_ACTIVE",
                "200 | {\"is_deleted\":true} | AGENT_NOT_ACTIVE",
                "500 | {} | AGENT_NOT_READ",
            })
    void anAgentWhoCannotSignIsNamed(int status, String body, Finding found) {
        freshchat.answer(200, CONFIGURATION).answer(200, CHANNELS).answer(status, body);

        assertThat(run("chat", Optional.of("agent-1"), "")).contains(found);
    }

    @Test
    void aChannelThatWasNotChosenYetIsNamedAndNotAskedFor() {
        freshchat.answer(200, CONFIGURATION);

        assertThat(run("", Optional.empty(), "")).contains(Finding.CHANNEL_NOT_SET);
        assertThat(freshchat.asked()).hasSize(1);
    }

    @Test
    void anAccountThatIsNotSetUpIsNotAskedAnything() {
        assertThat(CHECKUP.run(FreshchatAccount.NOT_CONFIGURED, Optional.empty(), Optional.empty()))
                .containsExactly(Finding.NOT_CONFIGURED);
        assertThat(CHECKUP.choices(FreshchatAccount.NOT_CONFIGURED))
                .isEqualTo(AccountCheckup.Choices.NONE);
    }

    @Test
    void noAgentIsAWarning() {
        freshchat.answer(200, CONFIGURATION).answer(200, CHANNELS);

        assertThat(run("chat", Optional.empty(), "")).contains(Finding.AGENT_NOT_SET);
        assertThat(Finding.AGENT_NOT_SET.severity()).isEqualTo(Finding.Severity.WARNING);
    }

    @ParameterizedTest
    @CsvSource({"'', WEBHOOK_KEY_NOT_SET", "bm9rZXk=, WEBHOOK_KEY_NOT_READABLE"})
    void aWebhookKeyThatCannotBeUsedIsNamed(String key, Finding found) {
        freshchat.answer(401, Map.of(), "{}");

        assertThat(run("chat", Optional.empty(), key))
                .containsExactly(Finding.TOKEN_NOT_ACCEPTED, found);
    }

    @Test
    void chatChannelsAndActiveAgentsCanBeChosen() {
        freshchat
                .answer(
                        200,
                        """
                        {"channels":[{"id":"mail","name":"Mail","source":"EMAIL"},
                          {"id":"chat","name":"Zalo","source":"FRESHCHAT"},
                          {"name":"no id","source":"FRESHCHAT"}]}
                        """)
                .answer(
                        200,
                        """
                        {"agents":[{"id":"a","first_name":"Lan","last_name":"Anh"},
                          {"id":"b","is_deactivated":true},{"id":"c","is_deleted":true},
                          {"id":"d"}]}
                        """);

        assertThat(CHECKUP.choices(freshchat.account()))
                .isEqualTo(
                        new AccountCheckup.Choices(
                                List.of(new AccountCheckup.Choice("chat", "Zalo")),
                                List.of(
                                        new AccountCheckup.Choice("a", "Lan Anh"),
                                        new AccountCheckup.Choice("d", "d"))));
    }

    @Test
    void whereTheAccountDoesNotTellThereIsNothingToChoose() {
        freshchat.answer(403, "{}").answer(500, "{}");

        assertThat(CHECKUP.choices(freshchat.account())).isEqualTo(AccountCheckup.Choices.NONE);
    }

    @ParameterizedTest
    @EnumSource
    void everyFindingIsToldInBothLanguages(Finding finding) {
        assertThat(finding.text().vietnamese()).endsWith(".");
        assertThat(finding.text().english())
                .endsWith(".")
                .isNotEqualTo(finding.text().vietnamese());
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkup_vi.properties", "checkup_en.properties"})
    void noTextIsLeftOver(String file) {
        assertThat(Texts.load(file).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Finding.values()).map(Finding::key).toList());
    }

    private List<Finding> run(String channel, Optional<String> agent, String key) {
        FreshchatAccount account =
                new FreshchatAccount(
                        new HelpdeskAccountId(Samples.APP_ID),
                        freshchat.account().baseUrl(),
                        freshchat.account().apiToken(),
                        key);
        return CHECKUP.run(
                account,
                Optional.of(channel).filter(it -> !it.isEmpty()).map(ChannelId::new),
                agent.map(AgentId::new));
    }
}
