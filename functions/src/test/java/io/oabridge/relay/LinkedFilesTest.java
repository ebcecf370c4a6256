package io.oabridge.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.domain.Direction;
import io.oabridge.domain.Secret;
import io.oabridge.relay.fakes.FixedSecret;
import io.oabridge.relay.fakes.InMemoryFileStore;
import io.oabridge.relay.fakes.SettableClock;
import io.oabridge.relay.port.DeliveryKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses of shared files: lasting, the same again, and nobody's guess. */
class LinkedFilesTest {
    private static final Duration LIFE = Duration.ofDays(30);
    private static final Secret KEY = new Secret("invented link key");
    private static final DeliveryKey DELIVERY =
            new DeliveryKey(Direction.TO_MESSENGER, "desk:talk", "message", "a1");

    private final SettableClock clock = new SettableClock();
    private final InMemoryFileStore store = new InMemoryFileStore();
    private final LinkedFiles files = files(KEY, "https://bridge.example");

    @Test
    void theSamePartHasTheSameAddressAgain() {
        Optional<URI> first = share(files);

        assertThat(first).isPresent().isEqualTo(share(files)).isEqualTo(files.find(DELIVERY, 0));
        assertThat(store.all()).hasSize(1);
    }

    @Test
    void whatWasNeverSharedIsNotFound() {
        share(files);

        assertThat(files.find(DELIVERY, 1)).isEmpty();
    }

    @Test
    void theAddressStaysWhenThePublicAddressChanges() {
        Optional<URI> first = share(files);

        assertThat(share(files(KEY, "https://moved.example"))).isEqualTo(first);
        assertThat(share(new LinkedFiles(store, ids(KEY), Optional.empty(), clock)))
                .isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://bridge.example/live", "https://bridge.example/live/"})
    void thePublicAddressMayHaveAPath(String publicUrl) {
        assertThat(share(files(KEY, publicUrl)).orElseThrow().toString())
                .matches("https://bridge\\.example/live/files/[A-Za-z0-9_-]{32}/message\\.txt");
    }

    @Test
    void aNameOfAnyLettersFitsIntoTheAddress() {
        Optional<URI> address = files.share(DELIVERY, 0, "báo giá/1?.txt", "text", LIFE);

        assertThat(address.orElseThrow().getRawPath()).endsWith("/b%C3%A1o%20gi%C3%A1%2F1%3F.txt");
    }

    @Test
    void aLinkLastsSevenDaysFromTheLastTimeItWasShared() {
        share(files);
        for (int day = 1; day <= 30; day++) {
            clock.advance(Duration.ofDays(1));
            share(files);
            assertThat(store.all().getFirst().expiresAt())
                    .isAfterOrEqualTo(clock.instant().plus(Duration.ofDays(7)));
        }
    }

    @ParameterizedTest
    @CsvSource({"90, 91", "7, 8", "1, 8"})
    void aFileIsKeptAsLongAsIsWishedAndNeverLessThanIsPromised(int days, int kept) {
        files.share(DELIVERY, 0, "message.txt", "text", Duration.ofDays(days));

        assertThat(store.all().getFirst().expiresAt())
                .isEqualTo(clock.instant().plus(Duration.ofDays(kept)));
    }

    /** A message that is tried every minute need not store its text every minute. */
    @Test
    void whatLastsLongEnoughIsNotStoredAgain() {
        share(files);
        Instant first = store.all().getFirst().expiresAt();
        clock.advance(Duration.ofSeconds(1));

        share(files);

        assertThat(store.all().getFirst().expiresAt()).isEqualTo(first);
    }

    @Test
    void aFilePrintsWithoutItsTextAndItsId() {
        share(files);

        assertThat(store.all().getFirst()).hasToString("StoredFile[message.txt, 14 characters]");
    }

    /** 192 bits, and no two characters of them depend on each other in any way one could see. */
    @Test
    void anIdIsAsGoodAsRandom() {
        Map<Integer, Long> counts =
                IntStream.range(0, 2000)
                        .mapToObj(part -> ids(KEY).of(DELIVERY, part).orElseThrow())
                        .flatMapToInt(String::chars)
                        .boxed()
                        .collect(Collectors.groupingBy(c -> c, Collectors.counting()));

        assertThat(FileIds.LENGTH * 6).isGreaterThanOrEqualTo(128);
        assertThat(counts).hasSize(64);
        // 1000 of each are expected; five standard deviations are 157.
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(843L, 1157L));
    }

    @Test
    void withoutAKeyNothingIsShared() {
        assertThat(share(files(new Secret(" "), "https://bridge.example"))).isEmpty();
        assertThat(store.all()).isEmpty();
    }

    @Test
    void whoeverHasAnotherKeyComesToAnotherAddress() {
        assertThat(share(files(new Secret("a guess"), "https://bridge.example")))
                .isPresent()
                .isNotEqualTo(share(files));
    }

    @Test
    void noTwoPartsShareAnId() {
        List<String> pieces = List.of("", "a", "#", "a#", "#a", "1:a", "talk", "talk#message");
        FileIds ids = ids(KEY);
        Set<String> seen = new HashSet<>();
        int asked = 0;
        for (String conversation : pieces) {
            for (String kind : pieces) {
                for (String message : pieces) {
                    for (int part = 0; part < 20; part++) {
                        var key =
                                new DeliveryKey(
                                        Direction.TO_MESSENGER, conversation, kind, message);
                        seen.add(ids.of(key, part).orElseThrow());
                        asked++;
                    }
                }
            }
        }

        assertThat(seen).hasSize(asked).allMatch(id -> id.matches("[A-Za-z0-9_-]{32}"));
    }

    @Test
    void aKeyMadeFromAnotherSecretDoesNotShowIt() {
        Secret made = FileIds.keyFrom(new Secret("install key"));

        assertThat(made.reveal()).hasSize(43).doesNotContain("install");
        assertThat(made).isNotEqualTo(FileIds.keyFrom(new Secret("install kez")));
        assertThat(FileIds.keyFrom(new Secret("")).isBlank()).isTrue();
    }

    private static Optional<URI> share(LinkedFiles files) {
        return files.share(DELIVERY, 0, "message.txt", "the whole text", LIFE);
    }

    private LinkedFiles files(Secret key, String publicUrl) {
        return new LinkedFiles(store, ids(key), Optional.of(URI.create(publicUrl)), clock);
    }

    private static FileIds ids(Secret key) {
        return new FileIds(new FixedSecret(key));
    }
}
