package io.oabridge.freshchat;

import io.oabridge.domain.Language;
import io.oabridge.domain.LocalizedText;
import io.oabridge.domain.SendOutcome;
import io.oabridge.domain.SendOutcome.Refused.Scope;
import java.util.Locale;
import java.util.Map;

/**
 * Everything Freshchat refuses for good, with what to tell the agent and the administrator
 * (docs/platforms/freshchat.md §8). The texts are in {@code failures_vi.properties} and {@code
 * failures_en.properties}, under {@link #key()}.
 */
enum Refusal {
    /** 401: missing, expired or replaced by a newer one. */
    TOKEN_NOT_ACCEPTED,
    /** 403: the plan or the token's scope does not allow it. */
    NOT_ALLOWED,
    /** 400 without a reason we know. */
    NOT_VALID,
    /** 400 {@code IMAGE_EMPTY_CONTENT}: Freshchat could not fetch the picture. */
    PICTURE_NOT_FETCHED,
    /** 400 "Conversation payload not valid". */
    CONVERSATION_NOT_VALID,
    /**
     * 400 about TextFragment and EmailFragment: the channel is for e-mail. Freshchat shows the
     * message nevertheless, so repeating it would double it.
     */
    EMAIL_CHANNEL,
    /** 400 "… not the latest conversation": the user has a newer one. */
    CONVERSATION_REPLACED,
    /** 404: the user, channel or address is not there. */
    NOT_FOUND,
    /** 404 {@code AGENT_NOT_FOUND}. */
    AGENT_NOT_FOUND,
    /** A web page or a redirect instead of JSON: the base URL is not the API's. */
    WRONG_BASE_URL,
    /** Accepted, and marked as failed inside the answer (docs/platforms/freshchat.md §3.1). */
    MESSAGE_FAILED,
    /** The connection names no agent to sign private notes. */
    NO_NOTE_AUTHOR,
    /** A status that is not in the table. */
    UNEXPECTED_ANSWER;

    private static final Map<String, String> VIETNAMESE = texts(Language.VI);
    private static final Map<String, String> ENGLISH = texts(Language.EN);

    /** The row's name in the text tables, and its code when Freshchat gives none. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    SendOutcome.Refused because(String code) {
        return new SendOutcome.Refused(code, text("agent"), text("admin")).with(scope());
    }

    private Scope scope() {
        return switch (this) {
            case TOKEN_NOT_ACCEPTED,
                    NOT_ALLOWED,
                    NOT_FOUND,
                    WRONG_BASE_URL,
                    NO_NOTE_AUTHOR,
                    AGENT_NOT_FOUND ->
                    Scope.CONNECTION;
            case NOT_VALID,
                    CONVERSATION_REPLACED,
                    PICTURE_NOT_FETCHED,
                    CONVERSATION_NOT_VALID,
                    EMAIL_CHANNEL,
                    MESSAGE_FAILED,
                    UNEXPECTED_ANSWER ->
                    Scope.MESSAGE;
        };
    }

    private LocalizedText text(String reader) {
        String name = key() + "." + reader;
        return new LocalizedText(find(VIETNAMESE, name), find(ENGLISH, name));
    }

    private static String find(Map<String, String> table, String name) {
        String text = table.get(name);
        if (text == null) {
            throw new IllegalStateException("no text " + name + " in the failure tables");
        }
        return text;
    }

    private static Map<String, String> texts(Language language) {
        return Texts.load("failures_" + language.code() + ".properties");
    }
}
