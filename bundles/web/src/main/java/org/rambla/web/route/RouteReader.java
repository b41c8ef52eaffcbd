// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.route;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.WriterInterceptor;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rambla.api.page.Requires;
import org.rambla.web.mount.Mount;

/**
 * Reads the routes of resource objects, so that core can decide before any of their code runs. What could run before that
 * decision is refused: providers, filters, sub-resource locators.
 */
public final class RouteReader {
    private static final List<Class<?>> RUN_EARLY = List.of(
            ContainerRequestFilter.class,
            ContainerResponseFilter.class,
            DynamicFeature.class,
            jakarta.ws.rs.core.Feature.class,
            ContextResolver.class,
            ExceptionMapper.class,
            MessageBodyReader.class,
            MessageBodyWriter.class,
            ParamConverterProvider.class,
            ReaderInterceptor.class,
            WriterInterceptor.class);
    private static final Pattern PARAMETER = Pattern.compile("\\{\\s*([A-Za-z][A-Za-z0-9_-]*)\\s*(:\\s*(.+?)\\s*)?}");
    private static final Set<String> ANYWHERE = Set.of(Requires.ANYONE, Requires.SIGNED_IN);
    private static final Set<String> NETWORK_WIDE =
            Set.of(Requires.ANYONE, Requires.SIGNED_IN, Requires.PROGRAMME_MANAGER, Requires.ADMINISTRATOR);
    private static final Set<String> IN_SPACE =
            Set.of(Requires.VISITOR, Requires.MEMBER, Requires.MODERATOR, Requires.MANAGER);

    private RouteReader() {}

    /** A problem found elsewhere while mounting. */
    public static RouteProblem problem(String message) {
        return new RouteProblem(message);
    }

    /** The routes of one resource. */
    public static List<Route> read(Object resource, Mount mount) throws RouteProblem {
        Class<?> type = resource.getClass();
        for (Class<?> early : RUN_EARLY) {
            if (early.isInstance(resource)) {
                throw new RouteProblem(type.getName() + " is a " + early.getSimpleName() + "; only resources are taken");
            }
        }
        Path base = type.getAnnotation(Path.class);
        if (base == null || type.isAnnotationPresent(Provider.class)) {
            throw new RouteProblem(type.getName() + " has no @Path of its own");
        }
        List<Route> routes = new ArrayList<>();
        for (Method method : type.getMethods()) {
            if (!method.isBridge() && !Modifier.isStatic(method.getModifiers())) {
                read(method, base.value(), mount, routes);
            }
        }
        return routes;
    }

    private static void read(Method method, String base, Mount mount, List<Route> routes) throws RouteProblem {
        String verb = verb(method);
        Path path = method.getAnnotation(Path.class);
        String where = method.getDeclaringClass().getName() + "." + method.getName();
        if (verb == null) {
            if (path != null) {
                throw new RouteProblem(where + " is a sub-resource locator; give it an HTTP method");
            }
            return;
        }
        Requires requires = method.getAnnotation(Requires.class);
        if (requires == null) {
            throw new RouteProblem(where + " does not say which permission it needs (@Requires)");
        }
        String template = mount.kind().base(mount.name()) + "/" + base + "/" + (path == null ? "" : path.value());
        List<String> parameters = new ArrayList<>();
        String clean = clean(template, parameters, where);
        checkPermission(requires, mount, where, parameters);
        if (!requires.item().isEmpty() && !parameters.contains(requires.item())) {
            throw new RouteProblem(where + " has no path parameter " + requires.item());
        }
        routes.add(new Route(mount, verb, clean, List.copyOf(parameters), requires.value(), requires.item()));
    }

    private static String verb(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return verb.value();
            }
        }
        return null;
    }

    /** Segments are plain words or whole parameters; only the last one may take the rest of the path. */
    private static String clean(String template, List<String> parameters, String where) throws RouteProblem {
        List<String> segments = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(template);
        String marked = matcher.replaceAll(m -> {
            parameters.add(m.group(1));
            return m.group(2) == null ? "{" + m.group(1) + "}" : "{" + m.group(1) + ":rest}";
        });
        Matcher again = PARAMETER.matcher(template);
        while (again.find()) {
            if (again.group(3) != null && !Set.of(".+", ".*").contains(again.group(3))) {
                throw new RouteProblem(where + ": of patterns in paths only .+ is taken");
            }
        }
        for (String segment : RouteTable.segments(marked)) {
            if (segment.indexOf('{') > 0 || (segment.startsWith("{") && !segment.endsWith("}"))) {
                throw new RouteProblem(where + ": a path parameter takes a whole segment");
            }
            if (!segments.isEmpty() && segments.get(segments.size() - 1).endsWith(":rest}")) {
                throw new RouteProblem(where + ": nothing may follow a parameter that takes the rest of the path");
            }
            segments.add(segment);
        }
        if (new HashSet<>(parameters).size() != parameters.size()) {
            throw new RouteProblem(where + ": two path parameters have one name");
        }
        return "/" + String.join("/", segments);
    }

    private static void checkPermission(Requires requires, Mount mount, String where, List<String> parameters)
            throws RouteProblem {
        String permission = requires.value();
        boolean inSpace = parameters.contains("space");
        boolean fits = switch (mount.kind()) {
            case CORE -> NETWORK_WIDE.contains(permission) || (inSpace && IN_SPACE.contains(permission));
            case SPACE, SPACE_API -> IN_SPACE.contains(permission) || mount.permissions().containsKey(permission);
            case ADMIN -> permission.equals(Requires.ADMINISTRATOR);
            case ACCOUNT -> permission.equals(Requires.SIGNED_IN);
            case NETWORK -> ANYWHERE.contains(permission);
            case LINK -> permission.equals(Requires.ANYONE);
        };
        if (!fits) {
            throw new RouteProblem(where + " needs a permission that is not known there: " + permission);
        }
    }
}
