// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rambla.web.mount.Mount;

/** Finds the route of a path. Literal segments go before parameters, parameters before a rest. */
public final class RouteTable {
    /** No routes at all. */
    public static final RouteTable EMPTY = new RouteTable();

    private final Node root = new Node();
    private final List<Route> routes = new ArrayList<>();

    /**
     * What a path leads to: a route, or only the methods that would have one.
     *
     * @param mount whose address it is
     */
    public record Match(Optional<Route> route, Map<String, String> parameters, Set<String> methods, Mount mount) {}

    /** @throws RouteProblem when two routes answer the same address with the same method, whatever types they take or give */
    public static RouteTable of(List<Route> routes) throws RouteProblem {
        RouteTable table = new RouteTable();
        for (Route route : routes) {
            table.add(route);
        }
        return table;
    }

    public List<Route> routes() {
        return List.copyOf(routes);
    }

    private void add(Route route) throws RouteProblem {
        routes.add(route);
        Node node = root;
        for (String segment : segments(route.template())) {
            if (!segment.startsWith("{")) {
                node = node.literals.computeIfAbsent(segment, s -> new Node());
            } else if (segment.contains(":")) {
                node.rest = node.rest == null ? new Node() : node.rest;
                node = node.rest;
            } else {
                node.parameter = node.parameter == null ? new Node() : node.parameter;
                node = node.parameter;
            }
        }
        Route other = node.routes.putIfAbsent(route.method(), route);
        if (other != null) {
            throw new RouteProblem(where(route) + " and " + where(other) + " both answer " + route.method() + " "
                    + route.template() + "; one address and method has one permission");
        }
    }

    private static String where(Route route) {
        return route.handler().getDeclaringClass().getName() + "."
                + route.handler().getName();
    }

    /** Looks a path up; empty when nothing is there whatever the method. */
    public Optional<Match> find(String method, List<String> path) {
        List<String> values = new ArrayList<>();
        Node node = walk(root, path, 0, values);
        if (node == null) {
            return Optional.empty();
        }
        Mount mount = node.routes.values().iterator().next().mount();
        Route route = node.routes.get(method.equals("HEAD") ? "GET" : method);
        if (route == null) {
            return Optional.of(new Match(Optional.empty(), Map.of(), methods(node), mount));
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < route.parameters().size(); i++) {
            parameters.put(route.parameters().get(i), values.get(i));
        }
        return Optional.of(new Match(Optional.of(route), parameters, methods(node), mount));
    }

    private static Set<String> methods(Node node) {
        Set<String> methods = new TreeSet<>(node.routes.keySet());
        methods.add("OPTIONS");
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }

    private static Node walk(Node node, List<String> path, int at, List<String> values) {
        if (at == path.size()) {
            return node.routes.isEmpty() ? null : node;
        }
        Node literal = node.literals.get(path.get(at));
        if (literal != null) {
            Node found = walk(literal, path, at + 1, values);
            if (found != null) {
                return found;
            }
        }
        if (node.parameter != null) {
            values.add(path.get(at));
            Node found = walk(node.parameter, path, at + 1, values);
            if (found != null) {
                return found;
            }
            values.remove(values.size() - 1);
        }
        if (node.rest != null) {
            values.add(String.join("/", path.subList(at, path.size())));
            return node.rest;
        }
        return null;
    }

    static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/")) {
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        return segments;
    }

    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private final Map<String, Route> routes = new HashMap<>();
        private Node parameter;
        private Node rest;
    }
}
