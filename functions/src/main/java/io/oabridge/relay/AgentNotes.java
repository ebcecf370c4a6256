package io.oabridge.relay;

import io.oabridge.domain.Connection;
import io.oabridge.domain.Content;
import io.oabridge.domain.Conversation;
import io.oabridge.domain.LocalizedText;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.port.Helpdesk;
import io.oabridge.relay.port.Meter;
import io.oabridge.relay.port.Meter.Signal;

/**
 * Tells the agent, in the conversation itself and in the connection's language, what did not reach
 * the customer: the first words, the code, the cause and what to do. A private note, so it never
 * crosses.
 */
final class AgentNotes {
    private static final int QUOTED_CHARACTERS = 80;
    private static final LocalizedText NOT_DELIVERED =
            new LocalizedText(
                    "Tin nhắn CHƯA đến được khách hàng: %s", "NOT delivered to the customer: %s");
    private static final LocalizedText MAYBE_DELIVERED =
            new LocalizedText(
                    "Tin nhắn CÓ THỂ đã đến khách hàng, nhưng không xác nhận được: %s",
                    "This MAY have reached the customer, but nobody can confirm it: %s");
    private static final LocalizedText ASK_BEFORE_RESENDING =
            new LocalizedText(
                    "Hãy kiểm tra trong Zalo hoặc hỏi khách trước khi gửi lại, để khách không nhận hai lần.",
                    "Check in the messenger or ask the customer before sending it again, so that it does not arrive twice.");
    private static final LocalizedText CODE = new LocalizedText("Mã lỗi", "Code");
    private static final LocalizedText FOR_ADMIN =
            new LocalizedText("Dành cho quản trị viên", "For the administrator");
    private static final LocalizedText GAVE_UP =
            new LocalizedText(
                    "Đã thử lại nhiều lần nhưng không gửi được (%s). Tin nhắn được lưu lại để quản trị viên gửi lại.",
                    "It was tried again and again without success (%s). It is kept, and an administrator can send it again.");

    private final Helpdesk helpdesk;
    private final Meter meter;

    AgentNotes(Helpdesk helpdesk, Meter meter) {
        this.helpdesk = helpdesk;
        this.meter = meter;
    }

    SendOutcome refused(
            Connection connection,
            Conversation conversation,
            Content part,
            SendOutcome.Refused refusal) {
        var language = connection.settings().language();
        String text =
                NOT_DELIVERED.in(language).formatted(firstWords(part))
                        + "\n"
                        + CODE.in(language)
                        + " "
                        + refusal.code()
                        + ". "
                        + refusal.forAgent().in(language)
                        + "\n"
                        + FOR_ADMIN.in(language)
                        + ": "
                        + refusal.forAdmin().in(language);
        return post(connection, conversation, text);
    }

    SendOutcome maybeSent(Connection connection, Conversation conversation, Content part) {
        var language = connection.settings().language();
        String text =
                MAYBE_DELIVERED.in(language).formatted(firstWords(part))
                        + "\n"
                        + ASK_BEFORE_RESENDING.in(language);
        return post(connection, conversation, text);
    }

    SendOutcome gaveUp(
            Connection connection, Conversation conversation, Content part, String cause) {
        var language = connection.settings().language();
        String text =
                NOT_DELIVERED.in(language).formatted(firstWords(part))
                        + "\n"
                        + GAVE_UP.in(language).formatted(cause);
        return post(connection, conversation, text);
    }

    private SendOutcome post(Connection connection, Conversation conversation, String text) {
        SendOutcome outcome = helpdesk.postNote(connection, conversation, text);
        if (outcome instanceof SendOutcome.Refused refused) {
            meter.count(Signal.NOTE_NOT_POSTED, refused.code());
        }
        return outcome;
    }

    private static String firstWords(Content part) {
        String text =
                part instanceof Content.Text(String words)
                        ? words.strip()
                        : part.getClass().getSimpleName();
        int length = text.codePointCount(0, text.length());
        return length <= QUOTED_CHARACTERS
                ? "“" + text + "”"
                : "“" + text.substring(0, text.offsetByCodePoints(0, QUOTED_CHARACTERS)) + "…”";
    }
}
