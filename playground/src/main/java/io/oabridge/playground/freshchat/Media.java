package io.oabridge.playground.freshchat;

import io.oabridge.playground.simulator.MultipartForm;
import io.oabridge.playground.simulator.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Everything uploaded or copied, in memory, served without a token as the real storage does. */
final class Media implements AutoCloseable {
    private static final String PATH = "/media/";
    private static final Duration FETCH_TIMEOUT = Duration.ofSeconds(5);

    private final Map<String, Stored> byId = new ConcurrentHashMap<>();
    private final Map<String, UploadedFile> filesByHash = new ConcurrentHashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(FETCH_TIMEOUT)
                    .build();
    private final Ids ids;
    private final String address;

    Media(Ids ids, String address) {
        this.ids = ids;
        this.address = address;
    }

    /** Keeps the bytes and answers where they are from now on. */
    String store(String name, String contentType, byte[] bytes) {
        String id = ids.guid() + extension(name).map(text -> "." + text).orElse("");
        byId.put(id, new Stored(contentType, bytes));
        return address + PATH + id;
    }

    UploadedFile storeFile(MultipartForm.Part part, String securityStatus) {
        byte[] bytes = part.bytes();
        UploadedFile file =
                new UploadedFile(
                        hash(part.fileName(), bytes),
                        part.fileName(),
                        part.contentType(),
                        bytes.length,
                        store(part.fileName(), part.contentType(), bytes),
                        securityStatus);
        filesByHash.put(file.hash(), file);
        return file;
    }

    Optional<UploadedFile> file(String hash) {
        return Optional.ofNullable(filesByHash.get(hash));
    }

    Reply serve(String id) {
        return Optional.ofNullable(byId.get(id))
                .map(stored -> Reply.bytes(200, stored.contentType, stored.bytes))
                .orElseGet(() -> Reply.text(404, "text/plain", "not found"));
    }

    /**
     * Freshchat fetches an image while it handles the post, and keeps its own copy ({@code
     * docs/platforms/freshchat.md} §4).
     */
    Optional<String> copy(String url) {
        if (url.startsWith(address + PATH)) {
            return byId.containsKey(url.substring((address + PATH).length()))
                    ? Optional.of(url)
                    : Optional.empty();
        }
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(FETCH_TIMEOUT).build();
            HttpResponse<byte[]> response =
                    client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200 || response.body().length == 0) {
                return Optional.empty();
            }
            String type = response.headers().firstValue("Content-Type").orElse("image/jpeg");
            return Optional.of(store(request.uri().getPath(), type, response.body()));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    static Optional<String> extension(String name) {
        int dot = name.lastIndexOf('.');
        String end = dot < 0 ? "" : name.substring(dot + 1);
        return end.matches("[A-Za-z0-9]{1,8}") ? Optional.of(end) : Optional.empty();
    }

    private static String hash(String name, byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    /** What {@code POST /files/upload} keeps; a message part names it by its hash. */
    record UploadedFile(
            String hash,
            String name,
            String contentType,
            long size,
            String url,
            String securityStatus) {}

    private static final class Stored {
        private final String contentType;
        private final byte[] bytes;

        private Stored(String contentType, byte[] bytes) {
            this.contentType = contentType;
            this.bytes = bytes.clone();
        }
    }
}
