// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
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
import org.rambla.web.form.ReceivedForm;
import org.rambla.web.gate.RequestVisit;

/**
 * A Jersey application of its own for one mount, driven without a servlet container: resources get a {@link Visit} and a
 * {@link Form}, never the servlet request.
 */
final class JerseyApplication {
    private static final String VISIT = "rambla.visit";
    private static final String FORM = "rambla.form";

    private static final jakarta.ws.rs.core.SecurityContext NOBODY = new jakarta.ws.rs.core.SecurityContext() {
        @Override
        public java.security.Principal getUserPrincipal() {
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
    };

    private final ApplicationHandler handler;

    JerseyApplication(Collection<Object> resources, Rendering rendering) {
        ResourceConfig config = new ResourceConfig();
        config.registerInstances(resources.toArray());
        config.register(new PageFilter(rendering));
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
     * @param base path of the mount, ending in "/"
     * @throws Exception what the resource threw
     */
    void handle(HttpServletRequest request, HttpServletResponse response, String base, RequestVisit visit, ReceivedForm form)
            throws Exception {
        String path = request.getRequestURI();
        String whole = path.length() < base.length() ? base : path;
        String query = request.getQueryString();
        URI baseUri = URI.create("http://rambla" + base);
        URI uri = URI.create("http://rambla" + whole + (query == null ? "" : "?" + printable(query)));
        ContainerRequest inbound = new ContainerRequest(
                baseUri, uri, request.getMethod(), NOBODY, new MapPropertiesDelegate(), handler.getConfiguration());
        inbound.setProperty(VISIT, visit);
        inbound.setProperty(FORM, form);
        for (Enumeration<String> names = request.getHeaderNames(); names.hasMoreElements(); ) {
            String name = names.nextElement();
            if (!name.equalsIgnoreCase("Cookie") && !name.equalsIgnoreCase("Authorization")) {
                inbound.headers(name, request.getHeaders(name).asIterator().next());
            }
        }
        if (form == null) {
            inbound.setEntityStream(request.getInputStream());
        }
        Writer writer = new Writer(response);
        inbound.setWriter(writer);
        handler.handle(inbound);
        writer.rethrow();
    }

    private static String printable(String query) {
        StringBuilder out = new StringBuilder(query.length());
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            boolean plain = c > 0x20 && c < 0x7f && "\"<>\\^`{|}[]".indexOf(c) < 0;
            boolean broken = c == '%' && !(i + 2 < query.length() && hex(query.charAt(i + 1)) && hex(query.charAt(i + 2)));
            if (plain && !broken) {
                out.append(c);
            } else {
                for (byte b : String.valueOf(c).getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
                    out.append('%').append(String.format("%02X", b));
                }
            }
        }
        return out.toString();
    }

    private static boolean hex(char c) {
        return Character.digit(c, 16) >= 0;
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

    private record PageFilter(Rendering rendering) implements ContainerResponseFilter {
        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            rendering.render((RequestVisit) request.getProperty(VISIT), response);
        }
    }

    private static final class Writer implements ContainerResponseWriter {
        private final HttpServletResponse response;
        private Throwable failure;

        Writer(HttpServletResponse response) {
            this.response = response;
        }

        @Override
        public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse answer) {
            response.setStatus(answer.getStatus());
            for (Map.Entry<String, List<String>> header : answer.getStringHeaders().entrySet()) {
                header.getValue().forEach(value -> response.addHeader(header.getKey(), value));
            }
            if (length >= 0) {
                response.setContentLengthLong(length);
            }
            try {
                return response.getOutputStream();
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

        void rethrow() throws Exception {
            Throwable cause = failure;
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
