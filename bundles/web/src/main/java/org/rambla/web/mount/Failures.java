// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import org.glassfish.jersey.server.ContainerException;

/**
 * Brings what went wrong in a resource, or while its answer was written, out of Jersey, which would answer it in its own
 * words or only log it.
 */
final class Failures implements ExceptionMapper<Throwable>, WriterInterceptor {
    private static final String FAILURE = "rambla.failure";

    /** What a resource threw, on its way through the response. */
    private record Thrown(Throwable cause) {}

    @Override
    public Response toResponse(Throwable problem) {
        return problem instanceof WebApplicationException asked
                ? asked.getResponse()
                : Response.serverError().entity(new Thrown(problem)).build();
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        try {
            context.proceed();
        } catch (IOException | RuntimeException | Error e) {
            context.setProperty(FAILURE, e);
            throw e;
        }
    }

    /** Whether this answer stands for something that was thrown, which is then kept. */
    static boolean thrown(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Thrown thrown) {
            keep(request, response, thrown.cause());
            return true;
        }
        return false;
    }

    /** Keeps a failure; nothing of the answer will be written. */
    static void keep(ContainerRequestContext request, ContainerResponseContext response, Throwable problem) {
        request.setProperty(FAILURE, problem);
        response.setEntity(null);
    }

    /** What was kept, or null. */
    static Throwable of(ContainerRequestContext request) {
        return (Throwable) request.getProperty(FAILURE);
    }

    /** Throws it at last; errors of bundles as exceptions, because they are no reason to end anything else. */
    static void rethrow(Throwable problem) throws Exception {
        Throwable cause = problem;
        while (cause instanceof ContainerException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof Exception exception) {
            throw exception;
        }
        if (cause != null) {
            throw new IllegalStateException(cause);
        }
    }
}
