// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Method;
import java.security.Principal;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.function.Function;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.model.Parameter;
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
    private static final String ROUTE = "rambla.route";
    /** Jersey asks for one; who may do what is the gate's business. */
    private static final SecurityContext NOBODY = new Nobody();

    private final ApplicationHandler handler;
    private final boolean cookies;

    /** @param cookies whether the resources may set cookies */
    JerseyApplication(Collection<Object> resources, boolean cookies, Rendering rendering) {
        this.cookies = cookies;
        ResourceConfig config = new ResourceConfig();
        resources.forEach(resource -> config.registerResources(WholePaths.of(resource)));
        config.register(new DecidedOnly());
        config.register(new PageFilter(rendering));
        config.register(new TextParameters());
        config.register(new Failures());
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
     * @param sending told when the resource is done and its answer is being sent
     * @throws Exception what the resource threw
     */
    void handle(HttpServletRequest request, HttpServletResponse response, Call call, Runnable sending)
            throws Exception {
        int depth = call.route().mount().kind().depth();
        ContainerRequest inbound = new ContainerRequest(
                RequestUri.base(call.path(), depth),
                RequestUri.whole(call.path(), depth, request.getQueryString()),
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
        if (call.route().mount().kind().api() && request.getHeader("Accept") != null) {
            // Programs get JSON, whatever else they would rather have: Jersey would fail while it writes.
            inbound.header("Accept", "*/*;q=0.01");
        }
        if (call.form() == null) {
            inbound.setEntityStream(request.getInputStream());
        }
        AnswerWriter writer = new AnswerWriter(response, cookies, sending);
        inbound.setWriter(writer);
        handler.handle(inbound);
        Throwable failure = Failures.of(inbound);
        Failures.rethrow(failure == null ? writer.failure() : failure);
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
            if (Failures.thrown(request, response)) {
                return;
            }
            try {
                rendering.render((RequestVisit) request.getProperty(VISIT), response);
                AnswerHeaders.check(response.getStringHeaders());
            } catch (RuntimeException | Error e) {
                Failures.keep(request, response, e);
            }
        }
    }
}
