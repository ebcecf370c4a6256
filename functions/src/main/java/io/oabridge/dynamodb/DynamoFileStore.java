package io.oabridge.dynamodb;

import io.oabridge.relay.port.FileStore;
import io.oabridge.topology.TableSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** An item per file, its text compressed. */
public final class DynamoFileStore implements FileStore {
    /** An item has room for 400 KB, names and all. */
    private static final int MOST_COMPRESSED_BYTES = 350 * 1024;

    /** A function's answer has room for 6 MB, of which base64 takes a quarter. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final String FILE = "file";
    private static final String ADDRESS = "address";
    private static final String NAME = "name";
    private static final String TEXT = "text";

    private final Table table;

    public DynamoFileStore(DynamoDbClient client, String tableName) {
        this.table = new Table(client, tableName);
    }

    @Override
    public boolean save(StoredFile file) {
        byte[] text = file.text().getBytes(StandardCharsets.UTF_8);
        if (text.length > MOST_BYTES) {
            return false;
        }
        byte[] compressed = compressed(text);
        if (compressed.length > MOST_COMPRESSED_BYTES) {
            return false;
        }
        table.put(
                Item.keyed(key(file.id()))
                        .with(ADDRESS, file.address().toString())
                        .with(NAME, file.name())
                        .with(TEXT, Values.bytes(compressed))
                        .with(TableSpec.EXPIRES_AT, Values.seconds(file.expiresAt())));
        return true;
    }

    @Override
    public Optional<StoredFile> find(String id, Instant now) {
        return table.read(key(id))
                .filter(item -> !item.expired(now))
                .flatMap(item ->
                        item.bytes(TEXT)
                                .map(text ->
                                        new StoredFile(
                                                id,
                                                URI.create(item.required(ADDRESS)),
                                                item.required(NAME),
                                                original(text),
                                                expiry(item))));
    }

    private static Instant expiry(Item item) {
        return Instant.ofEpochSecond(item.number(TableSpec.EXPIRES_AT).orElse(0L));
    }

    private static byte[] compressed(byte[] text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private static String original(SdkBytes compressed) {
        try (GZIPInputStream gzip = new GZIPInputStream(compressed.asInputStream())) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored file cannot be unpacked", e);
        }
    }

    private static String key(String id) {
        return KeyText.of(FILE, id);
    }
}
