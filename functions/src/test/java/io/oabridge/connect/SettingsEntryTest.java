package io.oabridge.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.AgentId;
import io.oabridge.domain.ChannelId;
import io.oabridge.domain.ConnectionSettings;
import io.oabridge.domain.ConnectionSettings.LongText;
import io.oabridge.domain.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a setting may be, wherever it was entered. */
class SettingsEntryTest {
    private static final ConnectionSettings BEFORE =
            new ConnectionSettings(
                    Language.EN,
                    new ChannelId("channel-1"),
                    Optional.of(new AgentId("agent-1")),
                    "(Zalo)",
                    LongText.SPLIT,
                    Optional.of("Cảm ơn!"),
                    false,
                    true,
                    true,
                    90);

    private final Map<String, String> values = new HashMap<>(SettingsEntry.show(BEFORE));

    @Test
    void whatIsShownCanBeReadBack() {
        ConnectionSettings others = ConnectionSettings.defaults(new ChannelId("channel-2"));

        assertThat(SettingsEntry.read(values, others)).isEqualTo(new SettingsEntry.Valid(BEFORE));
        assertThat(SettingsEntry.read(SettingsEntry.show(others), BEFORE))
                .isEqualTo(new SettingsEntry.Valid(others));
    }

    @Test
    void whatIsNotEnteredEverywhereStaysAsItIs() {
        values.keySet().removeAll(List.of("channel", "noteAuthor", "retentionDays"));

        assertThat(SettingsEntry.read(values, BEFORE)).isEqualTo(new SettingsEntry.Valid(BEFORE));
    }

    @ParameterizedTest
    @CsvSource({
        "language, fr",
        "language, ''",
        "channel, ' '",
        "longText, FILE",
        "resolvedNotice, ' '",
        "botMessages, yes",
        "mirrorOwnerReplies, ''",
        "reactions, TRUE",
        "retentionDays, 6",
        "retentionDays, 366",
        "retentionDays, -7",
        "retentionDays, 1e2",
        "retentionDays, ''",
        "retentionDays, 99999999999",
        "colour, blue",
    })
    void whatASettingCannotBeIsNamed(String name, String value) {
        values.put(name, value);

        assertThat(SettingsEntry.read(values, BEFORE))
                .isInstanceOfSatisfying(
                        SettingsEntry.Invalid.class,
                        invalid -> assertThat(invalid.problems()).containsOnlyKeys(name));
    }

    @Test
    void lengthsHaveTheirLimits() {
        values.put("nameSuffix", "x".repeat(50));
        values.put("resolvedNotice", "y".repeat(2000));
        assertThat(SettingsEntry.read(values, BEFORE)).isInstanceOf(SettingsEntry.Valid.class);

        values.put("nameSuffix", "x".repeat(51));
        values.put("resolvedNotice", "y".repeat(2001));
        assertThat(SettingsEntry.read(values, BEFORE))
                .isInstanceOfSatisfying(
                        SettingsEntry.Invalid.class,
                        invalid ->
                                assertThat(invalid.problems())
                                        .containsOnlyKeys("nameSuffix", "resolvedNotice"));
    }

    @Test
    void aSuffixIsOneLine() {
        values.put("nameSuffix", "hai\ndòng");

        assertThat(SettingsEntry.read(values, BEFORE)).isInstanceOf(SettingsEntry.Invalid.class);
    }
}
