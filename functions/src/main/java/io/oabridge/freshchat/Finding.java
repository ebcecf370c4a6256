package io.oabridge.freshchat;

import io.oabridge.domain.Language;
import io.oabridge.domain.LocalizedText;
import java.util.Locale;
import java.util.Map;

/**
 * What a check-up can find in an account's set-up, with what to tell the administrator. The texts
 * are in {@code checkup_vi.properties} and {@code checkup_en.properties}.
 */
public enum Finding {
    /** Nobody has entered anything yet. */
    NOT_CONFIGURED(Severity.PROBLEM),
    TOKEN_ACCEPTED(Severity.OK),
    /** The address answers, and what answers is not the API. */
    WRONG_BASE_URL(Severity.PROBLEM),
    TOKEN_NOT_ACCEPTED(Severity.PROBLEM),
    /** No answer, or one that may be better in a while. */
    NOT_REACHED(Severity.PROBLEM),
    APP_ID_MATCHES(Severity.OK),
    APP_ID_DIFFERS(Severity.PROBLEM),
    /** The token may not read the account, or the account does not tell. */
    APP_ID_NOT_TOLD(Severity.WARNING),
    CHANNEL_FITS(Severity.OK),
    CHANNEL_NOT_SET(Severity.PROBLEM),
    CHANNEL_NOT_FOUND(Severity.PROBLEM),
    /**
     * An e-mail or WhatsApp channel, where posted messages fail (docs/platforms/freshchat.md §3).
     */
    CHANNEL_OF_ANOTHER_SOURCE(Severity.PROBLEM),
    CHANNEL_NOT_READ(Severity.WARNING),
    AGENT_FITS(Severity.OK),
    AGENT_NOT_SET(Severity.WARNING),
    AGENT_NOT_FOUND(Severity.PROBLEM),
    /** Deactivated or deleted. */
    AGENT_NOT_ACTIVE(Severity.PROBLEM),
    AGENT_NOT_READ(Severity.WARNING),
    WEBHOOK_KEY_READABLE(Severity.OK),
    WEBHOOK_KEY_NOT_SET(Severity.PROBLEM),
    WEBHOOK_KEY_NOT_READABLE(Severity.PROBLEM);

    private static final Map<String, String> VIETNAMESE = texts(Language.VI);
    private static final Map<String, String> ENGLISH = texts(Language.EN);

    private final Severity severity;

    Finding(Severity severity) {
        this.severity = severity;
    }

    /** Whether messages cross in spite of it. */
    public enum Severity {
        OK,
        /** Something is not as good as it could be, or could not be looked at. */
        WARNING,
        /** Messages are lost or wait until it is mended. */
        PROBLEM
    }

    public Severity severity() {
        return severity;
    }

    /** What was found, and what to do about it. */
    public LocalizedText text() {
        return new LocalizedText(find(VIETNAMESE), find(ENGLISH));
    }

    /** The finding's name in the text tables. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String find(Map<String, String> table) {
        String text = table.get(key());
        if (text == null) {
            throw new IllegalStateException("no text " + key() + " in the check-up tables");
        }
        return text;
    }

    private static Map<String, String> texts(Language language) {
        return Texts.load("checkup_" + language.code() + ".properties");
    }
}
