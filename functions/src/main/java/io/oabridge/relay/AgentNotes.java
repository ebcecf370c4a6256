package io.oabridge.relay;

import io.oabridge.domain.Content;
import io.oabridge.domain.Language;
import io.oabridge.domain.LocalizedText;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.PartByPart.Route;
import io.oabridge.relay.port.NoteMemory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Tells the agent, in the conversation itself and in the connection's language, what did not reach
 * the customer: the first words, the code, the cause and what to do. A private note, so it never
 * crosses.
 */
final class AgentNotes {
    /** How long a cause that was explained is not explained again in the same conversation. */
    static final Duration QUIET = Duration.ofMinutes(10);

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
    private static final LocalizedText QUIET_NOW =
            new LocalizedText(
                    "Trong %d phút tới, tin nhắn khác trong hội thoại này bị từ chối vì cùng lý do sẽ không được báo lại.",
                    "Other messages of this conversation refused for the same reason in the next %d minutes are not reported again.");
    private static final LocalizedText GAVE_UP =
            new LocalizedText(
                    "Đã thử lại nhiều lần nhưng không gửi được (%s). Tin nhắn được lưu lại để quản trị viên gửi lại.",
                    "It was tried again and again without success (%s). It is kept, and an administrator can send it again.");

    private static final SendOutcome TOLD_BEFORE =
            new SendOutcome.Sent(new MessageId("told-before"));

    private final NotePosting posting;
    private final NoteMemory memory;
    private final InstantSource clock;

    AgentNotes(NotePosting posting, NoteMemory memory, InstantSource clock) {
        this.posting = posting;
        this.memory = memory;
        this.clock = clock;
    }

    /** A cause this conversation was told of lately counts as told again. */
    SendOutcome refused(Route route, Content part, SendOutcome.Refused refusal) {
        Instant now = clock.instant();
        if (memory.isFresh(route.conversation(), refusal.code(), now)) {
            return TOLD_BEFORE;
        }
        SendOutcome outcome =
                posting.post(
                        route, part, NOT_DELIVERED, language -> explanation(refusal, language));
        if (outcome instanceof SendOutcome.Sent) {
            memory.remember(route.conversation(), refusal.code(), now.plus(QUIET));
        }
        return outcome;
    }

    SendOutcome maybeSent(Route route, Content part) {
        return posting.post(route, part, MAYBE_DELIVERED, ASK_BEFORE_RESENDING::in);
    }

    SendOutcome gaveUp(Route route, Content part, String cause) {
        return posting.post(
                route, part, NOT_DELIVERED, language -> GAVE_UP.in(language).formatted(cause));
    }

    private static String explanation(SendOutcome.Refused refusal, Language language) {
        return CODE.in(language)
                + " "
                + refusal.code()
                + ". "
                + refusal.forAgent().in(language)
                + "\n"
                + FOR_ADMIN.in(language)
                + ": "
                + refusal.forAdmin().in(language)
                + "\n"
                + QUIET_NOW.in(language).formatted(QUIET.toMinutes());
    }
}
