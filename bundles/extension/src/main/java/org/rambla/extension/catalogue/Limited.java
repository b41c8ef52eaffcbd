// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.catalogue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Writes an answer into a file and hangs up when it is larger than it may be; says whether it came whole. */
final class Limited implements BodySubscriber<Boolean> {
    private final CompletableFuture<Boolean> whole = new CompletableFuture<>();
    private final OutputStream out;
    private long left;
    private Subscription subscription;

    private Limited(OutputStream out, long limit) {
        this.out = out;
        this.left = limit;
    }

    static Limited to(Path target, long limit) {
        try {
            return new Limited(Files.newOutputStream(target), limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CompletionStage<Boolean> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        try {
            for (ByteBuffer part : parts) {
                left -= part.remaining();
                if (left < 0) {
                    subscription.cancel();
                    end(null);
                    whole.complete(false);
                    return;
                }
                byte[] bytes = new byte[part.remaining()];
                part.get(bytes);
                out.write(bytes);
            }
            subscription.request(1);
        } catch (IOException e) {
            subscription.cancel();
            onError(e);
        }
    }

    @Override
    public void onError(Throwable problem) {
        end(problem);
        whole.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
        try {
            out.close();
            whole.complete(true);
        } catch (IOException e) {
            whole.completeExceptionally(e);
        }
    }

    private void end(Throwable problem) {
        try {
            out.close();
        } catch (IOException e) {
            if (problem != null) {
                problem.addSuppressed(e);
            }
        }
    }
}
