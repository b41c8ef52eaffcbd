// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import jakarta.servlet.http.HttpServletResponse;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ContainerException;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;

/** Writes what Jersey has to say to the servlet's answer; what failed is left to core, with nothing written. */
final class AnswerWriter implements ContainerResponseWriter {
    private final HttpServletResponse response;
    private final boolean cookies;
    private final Runnable sending;
    private Throwable failure;

    /**
     * @param cookies whether cookies may be set
     * @param sending told before the first byte of the answer is sent
     */
    AnswerWriter(HttpServletResponse response, boolean cookies, Runnable sending) {
        this.response = response;
        this.cookies = cookies;
        this.sending = sending;
    }

    @Override
    public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse answer) {
        if (Failures.of(answer.getRequestContext()) != null) {
            return OutputStream.nullOutputStream();
        }
        sending.run();
        response.setStatus(answer.getStatus());
        AnswerHeaders.write(answer.getStringHeaders(), response, cookies);
        if (length >= 0) {
            response.setContentLengthLong(length);
        }
        try {
            return new LeftOpen(response.getOutputStream());
        } catch (IOException e) {
            throw new ContainerException(e);
        }
    }

    @Override
    public boolean suspend(long time, TimeUnit unit, TimeoutHandler handler) {
        return false;
    }

    @Override
    public void setSuspendTimeout(long time, TimeUnit unit) {
        throw new IllegalStateException("Requests are not suspended");
    }

    @Override
    public void commit() {}

    @Override
    public void failure(Throwable error) {
        failure = error;
    }

    @Override
    public boolean enableResponseBuffering() {
        return true;
    }

    /** What Jersey could not cope with, or null. */
    Throwable failure() {
        return failure;
    }

    /** Closing would end the answer as if it were whole; the container does that when all went well. */
    private static final class LeftOpen extends FilterOutputStream {
        LeftOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() {}
    }
}
