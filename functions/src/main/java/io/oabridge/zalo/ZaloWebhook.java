package io.oabridge.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import io.oabridge.domain.Direction;
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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides what becomes of a webhook without calling anybody, since Zalo waits two seconds
 * (docs/platforms/zalo.md §5.3). It reads the envelope only; whatever the bytes are, it gives a
 * verdict and never throws.
 */
public final class ZaloWebhook {
    private static final int MAX_BODY_BYTES = 200 * 1024;

    /** A queue takes no longer a group id, and nothing outside visible ASCII. */
    private static final Pattern TIMESTAMP =
            Pattern.compile("(?<=\"timestamp\")\\s*+:\\s*+\"?+[^\",}\\s\\\\]*+");

    private final SecretSource<ZaloApp> app;

    public ZaloWebhook(SecretSource<ZaloApp> app) {
        this.app = app;
    }

    /**
     * The verdict on one webhook.
     *
     * @param rawBody exactly the bytes received: the signature covers them
     * @param signatureHeader the value of {@code X-ZEvent-Signature}
     */
    public Intake receive(byte[] rawBody, Optional<String> signatureHeader, Instant receivedAt) {
        Optional<String> signature = signatureHeader.filter(value -> !value.isBlank());
        if (signature.isEmpty()) {
            return drop(DropReason.UNSIGNED);
        }
        ZaloApp known = app.current();
        if (!known.verifiesWebhooks()) {
            known = app.changed().orElse(known);
        }
        if (!known.verifiesWebhooks()) {
            return drop(DropReason.NOT_CONFIGURED);
        }
        boolean tooLarge = rawBody.length > MAX_BODY_BYTES;
        // Anybody can send these bytes: a tree of JSON takes many times its text.
        Optional<String> text = tooLarge ? Optional.empty() : utf8(rawBody);
        Optional<JsonNode> event = text.flatMap(Json::object);
        Optional<ZaloApp> signedFor = signedFor(known, signature.get(), rawBody, event);
        if (signedFor.isEmpty()) {
            return new Intake.Reject(RejectReason.BAD_SIGNATURE);
        }
        if (tooLarge) {
            return new Intake.Reject(RejectReason.TOO_LARGE);
        }
        if (text.isEmpty() || event.isEmpty()) {
            return drop(DropReason.MALFORMED);
        }
        return sort(signedFor.get(), event.get(), text.get(), receivedAt);
    }

    /** The app whose key made the signature; a key that was reset is read again once. */
    private Optional<ZaloApp> signedFor(
            ZaloApp known, String signature, byte[] rawBody, Optional<JsonNode> event) {
        String timestamp =
                event.filter(it -> !Json.at(it, "timestamp").isFloatingPointNumber())
                        .flatMap(it -> Json.text(it, "timestamp"))
                        .orElseGet(() -> anyTimestamp(rawBody));
        if (ZaloSignature.matches(signature, known, rawBody, timestamp)) {
            return Optional.of(known);
        }
        return app.changed()
                .filter(ZaloApp::verifiesWebhooks)
                .filter(it -> ZaloSignature.matches(signature, it, rawBody, timestamp));
    }

    /**
     * The last timestamp in the bytes as it is written there, since Zalo puts it last; or empty
     * text.
     */
    private static String anyTimestamp(byte[] rawBody) {
        Matcher matcher = TIMESTAMP.matcher(new String(rawBody, StandardCharsets.ISO_8859_1));
        String found = "";
        while (matcher.find()) {
            found = matcher.group().replaceAll("[\":\\s]", "");
        }
        return found;
    }

    private static Intake sort(ZaloApp app, JsonNode event, String body, Instant receivedAt) {
        if (Json.text(event, "app_id").filter(id -> !id.equals(app.appId())).isPresent()) {
            return drop(DropReason.UNKNOWN_ACCOUNT);
        }
        Optional<String> name = Json.text(event, "event_name");
        if (name.isEmpty()) {
            return drop(DropReason.MALFORMED);
        }
        Optional<EventRule> rule = EventRule.of(name.get());
        if (rule.isEmpty()) {
            return drop(DropReason.UNKNOWN_EVENT);
        }
        Optional<Envelope> envelope = Envelope.read(event, rule.get());
        return switch (rule.get()) {
            case CUSTOMER_MESSAGE, REACTION, FOLLOWING, WITHDRAWAL ->
                    envelope.map(it -> accept(it, name.get(), body, receivedAt))
                            .orElse(drop(DropReason.MALFORMED));
            case OA_MESSAGE ->
                    envelope.map(it ->
                                    ZaloEventReader.isByAPerson(event)
                                            ? accept(it, name.get(), body, receivedAt)
                                            : drop(DropReason.ECHO))
                            .orElse(drop(DropReason.MALFORMED));
            case OA_OTHER -> drop(DropReason.ECHO);
            case NOT_SHOWN -> drop(DropReason.NOT_SHOWN);
        };
    }

    private static Intake accept(Envelope envelope, String name, String body, Instant receivedAt) {
        return new Intake.Accept(
                RelayWork.of(
                        Direction.TO_HELPDESK,
                        envelope.customer().reference(),
                        name,
                        envelope.id().value(),
                        receivedAt,
                        body));
    }

    /**
     * The bytes as text; empty when they are not UTF-8, or hold a NUL, which no JSON in UTF-8 does.
     */
    private static Optional<String> utf8(byte[] bytes) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Intake drop(DropReason reason) {
        return new Intake.Drop(reason);
    }
}
