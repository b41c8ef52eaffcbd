// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.route;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
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
 * decision, or change what it leads to, is refused: providers, filters, sub-resource locators.
 */
public final class RouteReader {
    /** Whoever takes part in Jersey's own work is no plain resource. */
    private static final List<String> MACHINERY = List.of("jakarta.ws.rs.", "org.glassfish.", "org.jvnet.hk2.");

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Pattern PARAMETER = Pattern.compile("\\{\\s*([A-Za-z][A-Za-z0-9_-]*)\\s*(:\\s*(.+?)\\s*)?}");
    private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9._~-]+");
    private static final Set<String> ANYWHERE = Set.of(Requires.ANYONE, Requires.SIGNED_IN, Requires.PROGRAMME_MANAGER);
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
        refuseMachinery(type, type);
        // Jersey could not call its methods.
        if (!Modifier.isPublic(type.getModifiers())) {
            throw new RouteProblem(type.getName() + " is not public");
        }
        Path base = type.getAnnotation(Path.class);
        if (base == null) {
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

    /** A filter, reader, writer, mapper, binder ... by what it extends, implements or is annotated with. */
    private static void refuseMachinery(Class<?> type, Class<?> resource) throws RouteProblem {
        if (type == null || type == Object.class) {
            return;
        }
        if (MACHINERY.stream().anyMatch(type.getName()::startsWith)) {
            throw new RouteProblem(resource.getName() + " is a " + type.getSimpleName() + "; only resources are taken");
        }
        for (Annotation annotation : type.getAnnotations()) {
            String name = annotation.annotationType().getName();
            if (name.startsWith("jakarta.ws.rs.ext.") || name.startsWith("jakarta.ws.rs.container.")) {
                throw new RouteProblem(resource.getName() + " is a @"
                        + annotation.annotationType().getSimpleName() + "; only resources are taken");
            }
        }
        for (Class<?> above : type.getInterfaces()) {
            refuseMachinery(above, resource);
        }
        refuseMachinery(type.getSuperclass(), resource);
    }

    private static void read(Method method, String base, Mount mount, List<Route> routes) throws RouteProblem {
        String where = method.getDeclaringClass().getName() + "." + method.getName();
        String verb = verb(method, where);
        Path path = method.getAnnotation(Path.class);
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
        boolean inSpace = clean.startsWith("/s/{space}") || clean.startsWith("/api/s/{space}");
        checkPermission(requires, mount, where, inSpace);
        if (!requires.item().isEmpty() && !(parameters.contains(requires.item()) && inSpace)) {
            throw new RouteProblem(where + " has no path parameter " + requires.item() + " inside a space");
        }
        routes.add(new Route(mount, verb, clean, List.copyOf(parameters), requires.value(), requires.item(), method));
    }

    /** HEAD and OPTIONS are core's to answer: with a method of their own they could run with another permission. */
    private static String verb(Method method, String where) throws RouteProblem {
        String found = null;
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                if (found != null || !METHODS.contains(verb.value())) {
                    throw new RouteProblem(where + ": a method answers one of GET, POST, PUT, PATCH and DELETE");
                }
                found = verb.value();
            }
        }
        return found;
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
            if (!LITERAL.matcher(segment).matches() && !segment.matches("\\{[A-Za-z0-9_-]+(:rest)?}")) {
                throw new RouteProblem(
                        where + ": a path is made of plain words and of parameters that take a whole segment");
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

    private static void checkPermission(Requires requires, Mount mount, String where, boolean inSpace)
            throws RouteProblem {
        String permission = requires.value();
        boolean fits = switch (mount.kind()) {
            case CORE -> NETWORK_WIDE.contains(permission) || (inSpace && IN_SPACE.contains(permission));
            case SPACE, SPACE_API ->
                IN_SPACE.contains(permission) || mount.permissions().containsKey(permission);
            case ADMIN -> permission.equals(Requires.ADMINISTRATOR);
            case ACCOUNT -> permission.equals(Requires.SIGNED_IN);
            case NETWORK, NETWORK_API -> ANYWHERE.contains(permission);
            case LINK -> permission.equals(Requires.ANYONE);
        };
        if (!fits) {
            throw new RouteProblem(where + " needs a permission that is not known there: " + permission);
        }
    }
}
