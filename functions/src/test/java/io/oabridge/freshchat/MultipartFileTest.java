package io.oabridge.freshchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class MultipartFileTest {
    private static final int SIZE = 12 * 1024 * 1024;

    @TempDir private Path directory;

    @Test
    void aLargeFileLeavesInSmallPiecesAndItsLengthIsKnown() throws IOException {
        Path file = directory.resolve("large");
        Files.write(file, new byte[SIZE]);
        BodyPublisher body = new MultipartFile("image", "a.png", "image/png", file).body("b");

        List<Integer> pieces = pieces(body);

        assertThat(pieces).allSatisfy(piece -> assertThat(piece).isLessThanOrEqualTo(64 * 1024));
        assertThat(pieces.stream().mapToLong(Integer::longValue).sum())
                .isEqualTo(body.contentLength())
                .isGreaterThan(SIZE);
    }

    @Test
    void aFileThatIsGoneIsABrokenMachine() {
        MultipartFile gone =
                new MultipartFile("file", "a.txt", "text/plain", directory.resolve("gone"));

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> gone.body("b"));
    }

    private static List<Integer> pieces(BodyPublisher body) {
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        CompletableFuture<Boolean> finished = new CompletableFuture<>();
        body.subscribe(
                new Flow.Subscriber<>() {
                    @Override
                    public void onSubscribe(Flow.Subscription subscription) {
                        subscription.request(Long.MAX_VALUE);
                    }

                    @Override
                    public void onNext(ByteBuffer piece) {
                        sizes.add(piece.remaining());
                    }

                    @Override
                    public void onError(Throwable cause) {
                        finished.completeExceptionally(cause);
                    }

                    @Override
                    public void onComplete() {
                        finished.complete(true);
                    }
                });
        finished.join();
        return sizes;
    }
}
