package io.oabridge.connect;

import io.oabridge.domain.AgentId;
import io.oabridge.domain.ChannelId;
import io.oabridge.domain.ConnectionSettings;
import io.oabridge.domain.ConnectionSettings.LongText;
import io.oabridge.domain.Language;
import io.oabridge.domain.LocalizedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads the settings of a connection from texts by name, wherever they were entered. What is read
 * is good as a whole, or all that is wrong with it is named.
 */
public final class SettingsEntry {
    public static final String LANGUAGE = "language";
    public static final String CHANNEL = "channel";
    public static final String NOTE_AUTHOR = "noteAuthor";
    public static final String NAME_SUFFIX = "nameSuffix";
    public static final String LONG_TEXT = "longText";
    public static final String RESOLVED_NOTICE = "resolvedNotice";
    public static final String BOT_MESSAGES = "botMessages";
    public static final String MIRROR_OWNER_REPLIES = "mirrorOwnerReplies";
    public static final String REACTIONS = "reactions";
    public static final String RETENTION_DAYS = "retentionDays";

    /** Every setting there is. */
    public static final List<String> NAMES =
            List.of(
                    LANGUAGE,
                    CHANNEL,
                    NOTE_AUTHOR,
                    NAME_SUFFIX,
                    LONG_TEXT,
                    RESOLVED_NOTICE,
                    BOT_MESSAGES,
                    MIRROR_OWNER_REPLIES,
                    REACTIONS,
                    RETENTION_DAYS);

    private static final int LONGEST_SUFFIX = 50;

    /** The longest text Zalo takes: {@code docs/platforms/zalo.md} §2.4. */
    private static final int LONGEST_NOTICE = 2000;

    private final Map<String, String> values;
    private final ConnectionSettings before;
    private final Map<String, LocalizedText> problems = new LinkedHashMap<>();

    private SettingsEntry(Map<String, String> values, ConnectionSettings before) {
        this.values = values;
        this.before = before;
    }

    /**
     * @param values by name. Channel, note author and days may be missing and then stay as they
     *     are; a missing notice is none; everything else must be there
     */
    public static Read read(Map<String, String> values, ConnectionSettings before) {
        return new SettingsEntry(values, before).read();
    }

    /** The same texts that {@link #read} takes. */
    public static Map<String, String> show(ConnectionSettings settings) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(LANGUAGE, settings.language().code());
        values.put(CHANNEL, settings.channel().value());
        values.put(NOTE_AUTHOR, settings.noteAuthor().map(AgentId::value).orElse(""));
        values.put(NAME_SUFFIX, settings.nameSuffix());
        values.put(LONG_TEXT, code(settings.longText()));
        settings.resolvedNotice().ifPresent(text -> values.put(RESOLVED_NOTICE, text));
        values.put(BOT_MESSAGES, Boolean.toString(settings.botMessages()));
        values.put(MIRROR_OWNER_REPLIES, Boolean.toString(settings.mirrorOwnerReplies()));
        values.put(REACTIONS, Boolean.toString(settings.reactions()));
        values.put(RETENTION_DAYS, Integer.toString(settings.retentionDays()));
        return values;
    }

    private Read read() {
        values.keySet().stream()
                .filter(name -> !NAMES.contains(name))
                .forEach(name ->
                        problems.put(
                                name,
                                new LocalizedText(
                                        "không có cài đặt này.", "there is no such setting.")));
        Optional<Language> language =
                required(LANGUAGE, SettingsEntry::language, text("vi hoặc en", "vi or en"));
        ChannelId channel = channel();
        Optional<AgentId> noteAuthor = noteAuthor();
        Optional<String> suffix =
                required(
                        NAME_SUFFIX,
                        SettingsEntry::suffix,
                        text(
                                "một dòng, tối đa " + LONGEST_SUFFIX + " ký tự",
                                "one line of at most " + LONGEST_SUFFIX + " characters"));
        Optional<LongText> longText =
                required(
                        LONG_TEXT,
                        SettingsEntry::longText,
                        text("file hoặc split", "file or split"));
        Optional<String> notice = notice();
        boolean bots = flag(BOT_MESSAGES);
        boolean mirror = flag(MIRROR_OWNER_REPLIES);
        boolean reactions = flag(REACTIONS);
        int days = days();
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        return new Valid(
                new ConnectionSettings(
                        language.orElseThrow(),
                        channel,
                        noteAuthor,
                        suffix.orElseThrow(),
                        longText.orElseThrow(),
                        notice,
                        bots,
                        mirror,
                        reactions,
                        days));
    }

    private ChannelId channel() {
        if (!values.containsKey(CHANNEL)) {
            return before.channel();
        }
        return required(
                        CHANNEL,
                        text -> Optional.of(text).filter(id -> !id.isEmpty()).map(ChannelId::new),
                        text("một kênh của Freshchat", "a channel of Freshchat"))
                .orElse(before.channel());
    }

    private Optional<AgentId> noteAuthor() {
        return values.containsKey(NOTE_AUTHOR)
                ? value(NOTE_AUTHOR).filter(id -> !id.isEmpty()).map(AgentId::new)
                : before.noteAuthor();
    }

    private Optional<String> notice() {
        return values.containsKey(RESOLVED_NOTICE)
                ? required(
                        RESOLVED_NOTICE,
                        text ->
                                Optional.of(text)
                                        .filter(it -> !it.isEmpty())
                                        .filter(it -> it.length() <= LONGEST_NOTICE),
                        text(
                                "một lời nhắn từ 1 đến " + LONGEST_NOTICE + " ký tự",
                                "a text of 1 to " + LONGEST_NOTICE + " characters"))
                : Optional.empty();
    }

    private boolean flag(String name) {
        return required(
                        name,
                        text ->
                                switch (text) {
                                    case "true" -> Optional.of(true);
                                    case "false" -> Optional.of(false);
                                    default -> Optional.<Boolean>empty();
                                },
                        text("true hoặc false", "true or false"))
                .orElse(false);
    }

    private int days() {
        if (!values.containsKey(RETENTION_DAYS)) {
            return before.retentionDays();
        }
        return required(
                        RETENTION_DAYS,
                        SettingsEntry::days,
                        text(
                                "một số từ %d đến %d"
                                        .formatted(
                                                ConnectionSettings.LEAST_RETENTION_DAYS,
                                                ConnectionSettings.MOST_RETENTION_DAYS),
                                "a number from %d to %d"
                                        .formatted(
                                                ConnectionSettings.LEAST_RETENTION_DAYS,
                                                ConnectionSettings.MOST_RETENTION_DAYS)))
                .orElse(before.retentionDays());
    }

    /** The value of a setting, or a problem that says what it must be. */
    private <T> Optional<T> required(
            String name, Function<String, Optional<T>> reader, LocalizedText wanted) {
        Optional<T> read = value(name).flatMap(reader);
        if (read.isEmpty()) {
            problems.put(
                    name,
                    text(
                            "phải là " + wanted.vietnamese() + ".",
                            "must be " + wanted.english() + "."));
        }
        return read;
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip);
    }

    private static Optional<Language> language(String text) {
        return Stream.of(Language.values()).filter(it -> it.code().equals(text)).findFirst();
    }

    private static Optional<String> suffix(String text) {
        return Optional.of(text)
                .filter(it -> it.length() <= LONGEST_SUFFIX && it.lines().count() <= 1);
    }

    private static Optional<LongText> longText(String text) {
        return Stream.of(LongText.values()).filter(it -> code(it).equals(text)).findFirst();
    }

    private static Optional<Integer> days(String text) {
        return Optional.of(text)
                .filter(it -> it.matches("\\d{1,3}"))
                .map(Integer::valueOf)
                .filter(it -> it >= ConnectionSettings.LEAST_RETENTION_DAYS)
                .filter(it -> it <= ConnectionSettings.MOST_RETENTION_DAYS);
    }

    private static String code(LongText longText) {
        return longText.name().toLowerCase(Locale.ROOT);
    }

    private static LocalizedText text(String vietnamese, String english) {
        return new LocalizedText(vietnamese, english);
    }

    /** What became of the reading. */
    public sealed interface Read {}

    /** Every value is good. */
    public record Valid(ConnectionSettings settings) implements Read {}

    /** Nothing may be changed; {@code problems} has a piece of a sentence for each wrong value. */
    public record Invalid(Map<String, LocalizedText> problems) implements Read {}
}
