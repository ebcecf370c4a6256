package io.oabridge.transport;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Writes an answer's body into a file piece by piece, and hangs up when it is longer than allowed.
 * The result is the size; empty for a body that was too long.
 */
final class FileBody implements HttpResponse.BodySubscriber<OptionalLong> {
    private final CompletableFuture<OptionalLong> size = new CompletableFuture<>();
    private final FileChannel file;
    private final long limit;
    private Flow.@Nullable Subscription upstream;
    private long written;

    FileBody(FileChannel file, long limit) {
        this.file = file;
        this.limit = limit;
    }

    @Override
    public CompletionStage<OptionalLong> getBody() {
        return size;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        upstream = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        if (size.isDone()) {
            return;
        }
        long length = pieces.stream().mapToLong(ByteBuffer::remaining).sum();
        if (length > limit - written) {
            hangUp();
            size.complete(OptionalLong.empty());
            return;
        }
        try {
            for (ByteBuffer piece : pieces) {
                while (piece.hasRemaining()) {
                    file.write(piece);
                }
            }
            written += length;
        } catch (IOException e) {
            hangUp();
            size.completeExceptionally(e);
        }
    }

    @Override
    public void onError(Throwable cause) {
        size.completeExceptionally(cause);
    }

    @Override
    public void onComplete() {
        size.complete(OptionalLong.of(written));
    }

    private void hangUp() {
        Flow.Subscription subscription = upstream;
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
