package io.oabridge.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.Content;
import io.oabridge.domain.Customer;
import io.oabridge.domain.MessageId;
import io.oabridge.domain.Profile;
import io.oabridge.domain.SendOutcome;
import io.oabridge.relay.port.CallBudget;
import io.oabridge.relay.port.Messenger;
import io.oabridge.relay.port.SecretSource;
import io.oabridge.transport.HttpTransport;
import io.oabridge.transport.Json;
import io.oabridge.transport.MediaSource;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Zalo as the relay sees it: consultation messages to one customer, their public profile, and the
 * OA behind a token. Safe for use by many threads.
 */
public final class ZaloMessenger implements Messenger {
    private final ZaloApi api;
    private final ConsultationMessages messages;
    private final MediaMessages media;
    private final ZaloErrors errors;

    /** One that obeys no limit; for a call or two. */
    public ZaloMessenger(
            HttpTransport transport,
            URI apiBase,
            SecretSource<ZaloApp> app,
            MediaSource source,
            InstantSource clock) {
        this(transport, apiBase, app, source, CallBudget.unlimited(), clock);
    }

    /**
     * @param apiBase for example {@code https://openapi.zalo.me}
     * @param source fetches what agents attach
     * @param budget what the app may call, uploads, profiles and history included
     * @param clock tells how long it is until a moment Zalo names
     */
    public ZaloMessenger(
            HttpTransport transport,
            URI apiBase,
            SecretSource<ZaloApp> app,
            MediaSource source,
            CallBudget budget,
            InstantSource clock) {
        this.api = new ZaloApi(transport, apiBase, app, budget, clock);
        this.messages = new ConsultationMessages(api);
        this.errors = new ZaloErrors(clock);
        this.media = new MediaMessages(api, messages, source, errors);
    }

    /** A medium stays one, and so does what cannot be sent; everything else becomes text. */
    @Override
    public List<Content> fit(List<Content> parts) {
        return parts.stream()
                .flatMap(part ->
                        part instanceof Content.Media
                                ? Stream.of(part)
                                : PlainWords.of(part)
                                        .map(ZaloMessenger::texts)
                                        .orElseGet(() -> Stream.of(part)))
                .toList();
    }

    private static Stream<Content> texts(String words) {
        return TextPieces.of(words).stream().map(Content.Text::new);
    }

    @Override
    public int textLimit() {
        return TextPieces.LONGEST_MESSAGE;
    }

    /**
     * A medium takes up to five requests: it is fetched and uploaded first, and may turn out to fit
     * only as a link. Not more than one of them can reach the customer.
     */
    @Override
    public SendOutcome send(AccessToken token, Customer customer, Content part) {
        return part instanceof Content.Media medium
                ? media.send(token, customer, medium)
                : PlainWords.of(part)
                        .map(words -> messages.send(token, customer, words))
                        .orElseGet(() -> errors.refusal(Unsendable.of(part)));
    }

    @Override
    public Answer<Optional<MessageId>> findSent(
            AccessToken token,
            Customer customer,
            Content part,
            Instant notBefore,
            Predicate<MessageId> claimed) {
        SentMessageSearch search = new SentMessageSearch(api, token, customer);
        return part instanceof Content.Media medium
                ? search.find(medium, notBefore, claimed)
                : PlainWords.of(part)
                        .map(words -> search.find(words, notBefore, claimed))
                        .orElseGet(() -> Answer.given(Optional.empty()));
    }

    @Override
    public Answer<Optional<String>> quoted(
            AccessToken token, Customer customer, MessageId message) {
        return new ZaloHistory(api, token, customer).words(message);
    }

    /** Name and picture only: what the customer filled into a form stays with Zalo. */
    @Override
    public Answer<Profile> profile(AccessToken token, Customer customer) {
        ObjectNode data = Json.MAPPER.createObjectNode().put("user_id", customer.id().value());
        return required(
                api.read(token, "/v3.0/oa/user/detail", data),
                "no display_name",
                answer ->
                        Json.text(answer, "data", "display_name")
                                .map(name -> new Profile(name, avatar(answer))));
    }

    private static Optional<URI> avatar(JsonNode answer) {
        return Json.text(answer, "data", "avatar").flatMap(WebAddresses::read);
    }

    /** The id is {@code oaid} or {@code oa_id} (docs/platforms/zalo.md §4.2). */
    @Override
    public Answer<Account> account(AccessToken token) {
        return required(
                api.read(token, "/v2.0/oa/getoa"),
                "no oa_id",
                answer ->
                        Stream.of("oa_id", "oaid")
                                .flatMap(field -> Json.text(answer, "data", field).stream())
                                .findFirst()
                                .flatMap(Envelope::connection)
                                .map(id -> new Account(id, name(answer, id.account()))));
    }

    private static String name(JsonNode answer, String otherwise) {
        return Json.text(answer, "data", "name").orElse(otherwise);
    }

    private <T> Answer<T> required(
            Answer<JsonNode> answer, String lack, Function<JsonNode, Optional<T>> reading) {
        return switch (answer) {
            case Answer.Missing<JsonNode> it -> Answer.missing(it.failure());
            case Answer.Given<JsonNode> it ->
                    reading.apply(it.value())
                            .map(Answer::given)
                            .orElseGet(() -> Answer.missing(api.lacking(lack)));
        };
    }
}
