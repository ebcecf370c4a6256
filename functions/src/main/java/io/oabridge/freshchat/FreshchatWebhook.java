package io.oabridge.freshchat;

import io.oabridge.domain.Content;
import io.oabridge.domain.Direction;
import io.oabridge.domain.Happening;
import io.oabridge.relay.port.Intake;
import io.oabridge.relay.port.Intake.DropReason;
import io.oabridge.relay.port.Intake.RejectReason;
import io.oabridge.relay.port.RelayWork;
import io.oabridge.relay.port.SecretSource;
import io.oabridge.transport.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what a delivery to the Freshchat webhook address is: verified first, then sorted by the
 * rules of docs/platforms/freshchat.md §6.4 and §6.5. What it accepts, {@link FreshchatEventReader}
 * can read. Calls nobody but the source of the key.
 */
public final class FreshchatWebhook {
    private static final int MAX_BYTES = 200 * 1024;
    private static final String MESSAGE_CREATE = "message_create";
    private static final Set<String> ABOUT_THE_CONVERSATION =
            Set.of("conversation_assignment", FreshchatEvent.RESOLUTION, "conversation_reopen");

    private final SecretSource<FreshchatAccount> account;

    public FreshchatWebhook(SecretSource<FreshchatAccount> account) {
        this.account = account;
    }

    /**
     * @param appIdInPath the last segment of the webhook address
     * @param rawBody the body's bytes exactly as they arrived
     * @param signatureHeader the value of {@link FreshchatSignature#HEADER}
     * @param receivedAt when the delivery arrived
     */
    public Intake receive(
            String appIdInPath,
            byte[] rawBody,
            Optional<String> signatureHeader,
            Instant receivedAt) {
        Optional<String> signature = signatureHeader.filter(header -> !header.isBlank());
        if (signature.isEmpty()) {
            return new Intake.Drop(DropReason.UNSIGNED);
        }
        Verified verified = verify(rawBody, signature.get());
        return switch (verified.verdict()) {
            case NO_KEY, UNREADABLE_KEY -> new Intake.Drop(DropReason.NOT_CONFIGURED);
            case WRONG -> new Intake.Reject(RejectReason.BAD_SIGNATURE);
            case GENUINE -> sort(verified.account(), appIdInPath, rawBody, receivedAt);
        };
    }

    /** A new key is tried at once, so that replacing it loses no delivery. */
    private Verified verify(byte[] rawBody, String signature) {
        Verified first = verifyWith(account.current(), rawBody, signature);
        if (first.verdict() == FreshchatSignature.Verdict.GENUINE) {
            return first;
        }
        return account.changed().map(newer -> verifyWith(newer, rawBody, signature)).orElse(first);
    }

    private static Verified verifyWith(FreshchatAccount with, byte[] rawBody, String signature) {
        return new Verified(
                FreshchatSignature.verify(with.webhookPublicKey(), rawBody, signature), with);
    }

    private static Intake sort(
            FreshchatAccount account, String appIdInPath, byte[] rawBody, Instant receivedAt) {
        if (rawBody.length > MAX_BYTES) {
            return new Intake.Reject(RejectReason.TOO_LARGE);
        }
        Optional<String> body = utf8(rawBody);
        Optional<FreshchatEvent> event = body.flatMap(Json::object).map(FreshchatEvent::new);
        if (body.isEmpty() || event.isEmpty()) {
            return new Intake.Drop(DropReason.MALFORMED);
        }
        String appId = account.appId().value();
        if (!appId.equals(appIdInPath)
                || event.get().appId().filter(id -> !id.equals(appId)).isPresent()) {
            return new Intake.Drop(DropReason.UNKNOWN_ACCOUNT);
        }
        return switch (wanted(event.get())) {
            case Wanted.Not(DropReason reason) -> new Intake.Drop(reason);
            case Wanted.Yes wanted ->
                    new Intake.Accept(work(account, wanted, receivedAt, body.get()));
        };
    }

    private static Wanted wanted(FreshchatEvent event) {
        String action = event.action().orElse("");
        Optional<Happening.Resolution> resolution =
                event.isResolution() ? event.resolution() : Optional.empty();
        if (resolution.isPresent()) {
            return new Wanted.Yes(
                    resolution.get().conversation().id().value(),
                    FreshchatEvent.RESOLUTION,
                    resolution.get().id().value());
        }
        if (event.isOfAnUnusableConversation()) {
            return new Wanted.Not(DropReason.MALFORMED);
        }
        if (!action.equals(MESSAGE_CREATE)) {
            boolean unreadable = action.isEmpty() && !event.isAnotherKindOfWebhook();
            return new Wanted.Not(
                    ABOUT_THE_CONVERSATION.contains(action)
                            ? DropReason.NOT_SHOWN
                            : unreadable ? DropReason.MALFORMED : DropReason.UNKNOWN_EVENT);
        }
        Optional<FreshchatMessage> message = event.message();
        Optional<FreshchatMessage.Actor> actor = message.flatMap(FreshchatMessage::actor);
        return message.isPresent() && actor.isPresent()
                ? wanted(event, message.get(), actor.get())
                : new Wanted.Not(DropReason.MALFORMED);
    }

    private static Wanted wanted(
            FreshchatEvent event, FreshchatMessage message, FreshchatMessage.Actor actor) {
        if (actor == FreshchatMessage.Actor.USER) {
            return new Wanted.Not(DropReason.ECHO);
        }
        if (message.isPrivate()) {
            return new Wanted.Not(DropReason.PRIVATE_NOTE);
        }
        if (message.isStatusLine()) {
            return new Wanted.Not(DropReason.STATUS_LINE);
        }
        return switch (actor) {
            case SYSTEM ->
                    new Wanted.Not(
                            message.parts().stream().allMatch(FreshchatWebhook::isPlaceholder)
                                    ? DropReason.EMPTY
                                    : DropReason.STATUS_LINE);
            case UNKNOWN -> new Wanted.Not(DropReason.UNKNOWN_EVENT);
            case USER, AGENT, BOT -> wantedWords(event, message);
        };
    }

    /**
     * Payloads of 2018 carry {@code msg_parts} instead: readable JSON whose words this version does
     * not know how to find (docs/platforms/freshchat.md §6.4).
     */
    private static Wanted wantedWords(FreshchatEvent event, FreshchatMessage message) {
        if (!message.hasPartLists()) {
            return new Wanted.Not(DropReason.MALFORMED);
        }
        if (message.parts().isEmpty()) {
            return new Wanted.Not(DropReason.EMPTY);
        }
        Optional<String> conversation = message.conversationId();
        Optional<String> id = message.id();
        return event.appId().isPresent() && conversation.isPresent() && id.isPresent()
                ? new Wanted.Yes(conversation.get(), MESSAGE_CREATE, id.get())
                : new Wanted.Not(DropReason.MALFORMED);
    }

    /** Freshchat's welcome message is a lone dot (docs/platforms/freshchat.md §6.5). */
    private static boolean isPlaceholder(Content part) {
        return part instanceof Content.Text(String text)
                && List.of(".", "•").contains(text.strip());
    }

    private static RelayWork work(
            FreshchatAccount account, Wanted.Yes wanted, Instant receivedAt, String body) {
        return RelayWork.of(
                Direction.TO_MESSENGER,
                account.appId().value() + ":" + wanted.conversation(),
                wanted.action(),
                wanted.id(),
                receivedAt,
                body);
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private record Verified(FreshchatSignature.Verdict verdict, FreshchatAccount account) {}

    private sealed interface Wanted {
        record Yes(String conversation, String action, String id) implements Wanted {}

        record Not(DropReason reason) implements Wanted {}
    }
}
