package io.oabridge.zalo;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.AccessToken;
import io.oabridge.domain.Answer;
import io.oabridge.domain.ConnectionId;
import io.oabridge.domain.Content;
import io.oabridge.domain.Content.Media.Kind;
import io.oabridge.domain.Customer;
import io.oabridge.domain.CustomerId;
import io.oabridge.domain.Language;
import io.oabridge.domain.LocalizedText;
import io.oabridge.domain.Secret;
import io.oabridge.domain.SendOutcome;
import io.oabridge.transport.FetchedMedia;
import io.oabridge.transport.HttpTransport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would reach the customer as nothing but an apology stays here, and the agent is told. */
class ZaloUnsendableTest {
    private static final AccessToken TOKEN = new AccessToken(new Secret("neutral-access-token"));
    private static final Customer CUSTOMER =
            new Customer(
                    new ConnectionId("zalo", "2000000000000000002"),
                    new CustomerId("3000000000000000003"));
    private static final Content POLL = new Content.Unsupported("poll");
    private static final URI ADDRESS = URI.create("https://files.example/bao-gia");

    private final LoopbackZalo zalo = new LoopbackZalo();
    private final FakeMedia media;
    private final ZaloMessenger messenger;

    ZaloUnsendableTest(@TempDir Path folder) throws IOException {
        media = new FakeMedia(folder);
        messenger =
                new ZaloMessenger(
                        new HttpTransport(Duration.ofSeconds(10)),
                        zalo.address(),
                        AppSecrets.usual(),
                        media,
                        InstantSource.system());
    }

    @AfterEach
    void nothingWasSent() {
        zalo.close();
        assertThat(zalo.requests()).isEmpty();
    }

    @Test
    void whatHasNoFormInZaloIsRefused() {
        assertThat(refusal(POLL).code()).isEqualTo("kind-unknown");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aMediumWithoutAnAddressIsRefused(Kind kind) {
        assertThat(refusal(new Content.Pending(kind, Optional.of("a.pdf"))).code())
                .isEqualTo("file-without-address");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410})
    void aFileThatIsNotGivenOutAnyMoreIsRefused(int status) {
        media.put(ADDRESS, new FetchedMedia.Gone(status));

        assertThat(refusal(new Content.Media(Kind.FILE, ADDRESS)).code()).isEqualTo("file-gone");
    }

    @ParameterizedTest
    @EnumSource(Unsendable.class)
    void theReasonIsExplainedInBothLanguages(Unsendable reason) {
        SendOutcome.Refused refusal = new ZaloErrors(InstantSource.system()).refusal(reason);

        assertThat(refusal.scope()).isEqualTo(SendOutcome.Refused.Scope.MESSAGE);
        for (LocalizedText text : List.of(refusal.forAgent(), refusal.forAdmin())) {
            for (Language language : Language.values()) {
                assertThat(text.in(language)).hasSizeBetween(20, 400).endsWith(".");
            }
        }
        assertThat(refusal.forAgent().vietnamese()).contains("Freshchat");
        assertThat(ZaloErrors.isListed(refusal.code())).isTrue();
    }

    @Test
    void itIsNotLookedForSinceItWasNeverSent() {
        assertThat(messenger.findSent(TOKEN, CUSTOMER, POLL, Instant.EPOCH, _ -> false))
                .isEqualTo(Answer.given(Optional.empty()));
    }

    private SendOutcome.Refused refusal(Content part) {
        assertThat(messenger.fit(List.of(part))).containsExactly(part);
        SendOutcome outcome = messenger.send(TOKEN, CUSTOMER, part);
        assertThat(outcome).isInstanceOf(SendOutcome.Refused.class);
        return (SendOutcome.Refused) outcome;
    }
}
