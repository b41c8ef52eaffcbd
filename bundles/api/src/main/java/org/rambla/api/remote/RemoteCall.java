// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.remote;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a server that is not ours, over HTTP/1.1. A call is over within its time and holds no more than its size, whatever
 * the other one does. Nobody is followed to another address, since keys go along with requests.
 */
public final class RemoteCall {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** One for all, made when it is needed first: a client has threads of its own, and most servers ask nobody. */
    private static final class Client {
        static final HttpClient ONLY = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
    }

    private RemoteCall() {}

    /**
     * Sends a request and waits for the whole answer, of any status.
     *
     * @param patience for everything, from the first step to the last byte
     * @param most bytes of the answer
     * @throws TooLarge when the answer has more
     * @throws HttpTimeoutException when it takes longer
     * @throws InterruptedIOException when the thread is interrupted, which it still is then
     * @throws IOException when the server cannot be reached, or breaks off
     */
    public static HttpResponse<byte[]> send(HttpRequest request, Duration patience, int most) throws IOException {
        return send(request, patience, head -> new Bounded(most));
    }

    /** The same, with an answer that goes elsewhere, such as into a file. */
    public static <T> HttpResponse<T> send(HttpRequest request, Duration patience, BodyHandler<T> into)
            throws IOException {
        CompletableFuture<HttpResponse<T>> asked = Client.ONLY.sendAsync(request, into);
        try {
            // A request's own patience ends with the head of the answer; this one ends with its last byte.
            return asked.get(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no whole answer within " + patience);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException problem) {
                throw problem;
            }
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            asked.cancel(true);
        }
    }

    /** The answer has more bytes than the caller takes. */
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;

        TooLarge(int most) {
            super("an answer of more than " + most + " bytes");
        }
    }
}
