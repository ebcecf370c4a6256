package io.oabridge.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oabridge.domain.Connection;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.ConnectionSettings;
import io.oabridge.domain.Language;
import io.oabridge.domain.LocalizedText;
import io.oabridge.relay.port.SecretSource;
import io.oabridge.relay.port.SecretStore;
import io.oabridge.transport.AllowedHosts;
import io.oabridge.transport.Json;
import java.net.URI;
import java.util.Optional;

/**
 * What is set up here.
 *
 * @param language of pages and of new connections, until somebody chooses
 * @param zalo where the Zalo secret is read and changed
 * @param zaloFields the same secret, read seldom enough for pages that are open to everybody
 * @param freshchat where the Freshchat secret is read and changed
 * @param freshchatHosts where Freshchat's API may be
 */
public record SetUp(
        Language language,
        URI zaloOauth,
        SecretStore zalo,
        SecretSource<JsonNode> zaloFields,
        SecretStore freshchat,
        AllowedHosts freshchatHosts) {

    /** Beside a token or key that no request could carry. */
    static final LocalizedText NOT_A_CREDENTIAL =
            new LocalizedText(
                    "Giá trị này có khoảng trắng, ký tự có dấu hoặc quá dài: hãy chép lại đúng nguyên văn.",
                    "This has blanks, letters with accents or far too many characters: copy it again, exactly as it is shown.");

    /** The fields of a secret; none of a text that is no JSON object. */
    static ObjectNode fields(SecretStore.Stored stored) {
        return Json.object(stored.text())
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseGet(Json.MAPPER::createObjectNode);
    }

    /** A text field; empty text when it is not there. */
    static String text(JsonNode fields, String name) {
        return Json.text(fields, name).orElse("").strip();
    }

    /** What is stored about Freshchat; nothing when what is stored was damaged by hand. */
    static FreshchatSecret freshchatOf(SecretStore.Stored stored) {
        try {
            return FreshchatSecret.parse(stored.text());
        } catch (IllegalStateException e) {
            return FreshchatSecret.parse("{}");
        }
    }

    /**
     * How a newly connected account behaves until its owner says otherwise; empty as long as the
     * helpdesk's account is not set up.
     */
    Optional<Connection> newConnection(ConnectionId id) {
        FreshchatSecret secret = freshchatOf(freshchat.read());
        return secret.channel()
                .filter(_ -> secret.account().isConfigured())
                .map(channel -> ConnectionSettings.defaults(channel).withLanguage(language))
                .map(it -> secret.noteAuthor().map(it::withNoteAuthor).orElse(it))
                .map(it -> new Connection(id, secret.account().appId(), it));
    }
}
