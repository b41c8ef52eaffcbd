// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/**
 * An answer that begins when what was sent has been read to its end. Whoever is refused early is still sending: were the
 * answer complete before, the container would hang up, the sender might never see the refusal, and the next request on
 * that connection would find it closed. What is endless is given up, and the answer says that the connection closes.
 */
final class BodyFirst extends HttpServletResponseWrapper {
    private static final long MOST_BYTES = 128L * 1024 * 1024;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final HttpServletRequest request;
    private boolean settled;

    BodyFirst(HttpServletRequest request, HttpServletResponse response) {
        super(response);
        this.request = request;
    }

    /** Whether a request comes with a body. */
    static boolean needed(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        settle();
        return super.getOutputStream();
    }

    /** Reads the rest away; for answers without a body of their own too. */
    void settle() {
        if (settled || isCommitted()) {
            return;
        }
        settled = true;
        // Who waits for "100 Continue" has sent nothing yet, and need not any more.
        boolean waiting = request.getHeader("Expect") != null;
        if (waiting || request.getContentLengthLong() > MOST_BYTES || !drained()) {
            setHeader("Connection", "close");
        }
    }

    private boolean drained() {
        long end = System.nanoTime() + MOST_NANOS;
        byte[] buffer = new byte[8192];
        try {
            InputStream body = request.getInputStream();
            long read = 0;
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                read += n;
                if (read > MOST_BYTES || System.nanoTime() - end > 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException | RuntimeException e) {
            // Cut short by the sender, or broken: there is nothing more to come.
            return false;
        }
    }
}
