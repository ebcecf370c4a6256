package io.oabridge.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.oabridge.localaws.LocalAws;
import io.oabridge.localaws.LocalDynamoDb;
import io.oabridge.relay.port.FileStore.StoredFile;
import io.oabridge.topology.TableSpec;
import java.net.URI;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LocalAws.class)
class DynamoFileStoreIT {
    /** Far ahead: DynamoDB Local deletes what has expired by the machine's own clock. */
    private static final Instant NOW = Instant.parse("2100-11-22T08:00:00Z");

    private static final Instant END = NOW.plusSeconds(600);

    private final DynamoFileStore store;

    DynamoFileStoreIT(LocalDynamoDb dynamoDb) {
        store = new DynamoFileStore(dynamoDb.client(), dynamoDb.table(TableSpec.FILES));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "",
                " \r\n\t ",
                "tiếng Việt e\u0323\u0302 😀 👩\u200D👧",
                "\u0000\uFEFF"
            })
    void aTextComesBackAsItWas(String text) {
        StoredFile file = file("id-1", text, END);

        assertThat(store.save(file)).isTrue();

        assertThat(store.find("id-1", NOW)).contains(file);
    }

    @Test
    void anUnknownIdIsEmpty() {
        store.save(file("id-1", "text", END));

        assertThat(store.find("id-2", NOW)).isEmpty();
        assertThat(store.find("", NOW)).isEmpty();
    }

    @Test
    void anExpiredFileIsEmptyBeforeItIsDeleted() {
        store.save(file("id-1", "text", END));

        assertThat(store.find("id-1", END.minusSeconds(1))).isPresent();
        assertThat(store.find("id-1", END)).isEmpty();
    }

    @Test
    void aFileTakesThePlaceOfAnEarlierOne() {
        store.save(file("id-1", "text", END));
        StoredFile later = file("id-1", "text", END.plusSeconds(600));

        store.save(later);

        assertThat(store.find("id-1", END)).contains(later);
    }

    @Test
    void aLongTextThatCompressesWellIsKept() {
        StoredFile file = file("id-1", "một hai ba ".repeat(50_000), END);

        assertThat(store.save(file)).isTrue();
        assertThat(store.find("id-1", NOW)).contains(file);
    }

    @Test
    void whatDoesNotFitIsNotStored() {
        assertThat(store.save(file("id-1", noise(300_000), END))).isTrue();
        assertThat(store.save(file("id-2", noise(600_000), END))).isFalse();
        assertThat(store.save(file("id-3", "a".repeat(5_000_000), END))).isFalse();

        assertThat(store.find("id-1", NOW)).isPresent();
        assertThat(store.find("id-2", NOW)).isEmpty();
        assertThat(store.find("id-3", NOW)).isEmpty();
    }

    @Test
    void neitherIdNorTextIsPrinted() {
        assertThat(file("id-1", "private words", END))
                .hasToString("StoredFile[message.txt, 13 characters]");
    }

    /** Six bits of chance a character: three quarters are left of it. */
    private static String noise(int characters) {
        return new Random(7)
                .ints(characters, ' ', ' ' + 64)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static StoredFile file(String id, String text, Instant expiresAt) {
        return new StoredFile(
                id,
                URI.create("https://bridge.example/files/" + id + "/message.txt"),
                "message.txt",
                text,
                expiresAt);
    }
}
