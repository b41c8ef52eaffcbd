// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerException;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.rambla.api.page.Form;
import org.rambla.api.visit.Visit;
import org.rambla.web.gate.RequestVisit;
import org.rambla.web.route.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Jersey application of its own for one mount, driven without a servlet container: resources get a {@link Visit} and a
 * {@link Form}, never the servlet request.
 */
final class JerseyApplication {
    private static final Logger LOG = LoggerFactory.getLogger(JerseyApplication.class);
    private static final String VISIT = "rambla.visit";
    private static final String FORM = "rambla.form";
    private static final String FAILURE = "rambla.failure";
    private static final String ROUTE = "rambla.route";
    /** Jersey asks for one; who may do what is the gate's business. */
    private static final SecurityContext NOBODY = new Nobody();

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final ApplicationHandler handler;
    private final boolean cookies;

    /** @param cookies whether the resources may set cookies */
    JerseyApplication(Collection<Object> resources, boolean cookies, Rendering rendering) {
        this.cookies = cookies;
        ResourceConfig config = new ResourceConfig();
        resources.forEach(resource -> config.registerResources(WholePaths.of(resource)));
        config.register(new DecidedOnly());
        config.register(new PageFilter(rendering));
        config.register(new Failures());
        config.register(new WritingFailures());
        config.register(Json.provider());
        config.register(new AbstractBinder() {
            @Override
            protected void configure() {
                bind(new RequestValues()).to(ValueParamProvider.class);
            }
        });
        config.addProperties(Map.of(
                ServerProperties.WADL_FEATURE_DISABLE, true,
                ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true,
                ServerProperties.RESOURCE_VALIDATION_IGNORE_ERRORS, false,
                CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true,
                CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true,
                CommonProperties.JSON_PROCESSING_FEATURE_DISABLE, true));
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(ApplicationHandler.class.getClassLoader());
        try {
            handler = new ApplicationHandler(config);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /**
     * Answers one request.
     *
     * @throws Exception what the resource threw
     */
    void handle(HttpServletRequest request, HttpServletResponse response, Call call) throws Exception {
        String base = call.path().base(call.route().mount().kind().depth());
        String path = call.path().text();
        String query = request.getQueryString();
        URI uri = URI.create(
                "http://rambla" + (path.length() < base.length() ? base : path) + (query == null ? "" : "?" + printable(query)));
        ContainerRequest inbound = new ContainerRequest(
                URI.create("http://rambla" + base),
                uri,
                request.getMethod(),
                NOBODY,
                new MapPropertiesDelegate(),
                handler.getConfiguration());
        inbound.setProperty(VISIT, call.visit());
        inbound.setProperty(FORM, call.form());
        inbound.setProperty(ROUTE, call.route());
        for (String name : Collections.list(request.getHeaderNames())) {
            if (!name.equalsIgnoreCase("Cookie") && !name.equalsIgnoreCase("Authorization")) {
                inbound.headers(name, Collections.list(request.getHeaders(name)));
            }
        }
        if (call.form() == null) {
            inbound.setEntityStream(request.getInputStream());
        }
        Writer writer = new Writer(response, cookies);
        inbound.setWriter(writer);
        handler.handle(inbound);
        writer.rethrow((Throwable) inbound.getProperty(FAILURE));
    }

    /** The query with everything escaped that an address may not hold. */
    private static String printable(String query) {
        StringBuilder out = new StringBuilder(query.length());
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            boolean plain = c > 0x20 && c < 0x7f && "\"<>\\^`{|}[]#".indexOf(c) < 0;
            boolean broken = c == '%' && !(i + 2 < query.length() && hex(query.charAt(i + 1)) && hex(query.charAt(i + 2)));
            if (plain && !broken) {
                out.append(c);
                continue;
            }
            int point = query.codePointAt(i);
            for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                out.append('%').append(HEX.toHexDigits(b));
            }
            i += Character.charCount(point) - 1;
        }
        return out.toString();
    }

    private static boolean hex(char c) {
        return HexFormat.isHexDigit(c);
    }

    private static final class Nobody implements SecurityContext {
        @Override
        public Principal getUserPrincipal() {
            return null;
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public String getAuthenticationScheme() {
            return null;
        }
    }

    /** Visit and Form as parameters, straight from the request's properties. */
    private static final class RequestValues implements ValueParamProvider {
        @Override
        public Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
            if (parameter.getRawType() == Visit.class) {
                return request -> request.getProperty(VISIT);
            }
            if (parameter.getRawType() == Form.class) {
                return request -> request.getProperty(FORM);
            }
            return null;
        }

        @Override
        public PriorityType getPriority() {
            return Priority.HIGH;
        }
    }

    /**
     * Jersey weighs paths by other rules than the route table does. Whatever it finds, only the method that was decided
     * on may run.
     */
    private static final class DecidedOnly implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            Route decided = (Route) request.getProperty(ROUTE);
            Method found = ((ContainerRequest) request)
                    .getUriInfo()
                    .getMatchedResourceMethod()
                    .getInvocable()
                    .getHandlingMethod();
            if (!decided.handler().equals(found)) {
                LOG.error("{} was decided for {}, but {} would answer", decided.template(), decided.handler(), found);
                throw new NotFoundException();
            }
        }
    }

    private record PageFilter(Rendering rendering) implements ContainerResponseFilter {
        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            Throwable failure = response.getEntity() instanceof Failure f ? f.cause() : null;
            if (failure == null) {
                try {
                    rendering.render((RequestVisit) request.getProperty(VISIT), response);
                    AnswerHeaders.check(response.getStringHeaders());
                } catch (RuntimeException | Error e) {
                    failure = e;
                }
            }
            if (failure != null) {
                request.setProperty(FAILURE, failure);
                response.setEntity(null);
            }
        }
    }

    /** What a resource threw, on its way out: Jersey would answer it by itself, in its own words. */
    private record Failure(Throwable cause) {}

    /** Notes what goes wrong while an answer is written, which Jersey would only log. */
    private static final class WritingFailures implements WriterInterceptor {
        @Override
        public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
            try {
                context.proceed();
            } catch (IOException | RuntimeException | Error e) {
                context.setProperty(FAILURE, e);
                throw e;
            }
        }
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

    private static final class Failures implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable problem) {
            return problem instanceof WebApplicationException asked
                    ? asked.getResponse()
                    : Response.serverError().entity(new Failure(problem)).build();
        }
    }

    private static final class Writer implements ContainerResponseWriter {
        private final HttpServletResponse response;
        private final boolean cookies;
        private Throwable failure;

        Writer(HttpServletResponse response, boolean cookies) {
            this.response = response;
            this.cookies = cookies;
        }

        @Override
        public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse answer) {
            if (answer.getRequestContext().getProperty(FAILURE) != null) {
                return OutputStream.nullOutputStream();
            }
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

        void rethrow(Throwable kept) throws Exception {
            Throwable cause = kept == null ? failure : kept;
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
}
