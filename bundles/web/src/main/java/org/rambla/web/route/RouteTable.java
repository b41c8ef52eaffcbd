// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the route of a path. Literal segments go before parameters, parameters before a rest. */
public final class RouteTable {
    private final Node root = new Node();
    private final List<Route> routes = new ArrayList<>();

    /** What a path leads to: a route, or only the methods that would have one. */
    public record Match(Optional<Route> route, Map<String, String> parameters, TreeSet<String> methods) {}

    public static RouteTable of(List<Route> routes) {
        RouteTable table = new RouteTable();
        routes.forEach(table::add);
        return table;
    }

    public List<Route> routes() {
        return List.copyOf(routes);
    }

    private void add(Route route) {
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
        node.routes.putIfAbsent(route.method(), route);
    }

    /** Looks a path up; empty when nothing is there whatever the method. */
    public Optional<Match> find(String method, List<String> path) {
        List<String> values = new ArrayList<>();
        Node node = walk(root, path, 0, values);
        if (node == null) {
            return Optional.empty();
        }
        Route route = node.routes.get(method.equals("HEAD") ? "GET" : method);
        if (route == null) {
            return Optional.of(new Match(Optional.empty(), Map.of(), new TreeSet<>(node.routes.keySet())));
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < route.parameters().size(); i++) {
            parameters.put(route.parameters().get(i), values.get(i));
        }
        return Optional.of(new Match(Optional.of(route), parameters, new TreeSet<>(node.routes.keySet())));
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
