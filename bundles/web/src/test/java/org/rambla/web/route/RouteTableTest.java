// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rambla.web.mount.Mount;
import org.rambla.web.mount.Mounts;

final class RouteTableTest {
    private static final Mount MOUNT = Mounts.mount("poll", Kind.CORE, Map.of());

    private static Route route(String methodAndTemplate) {
        String[] parts = methodAndTemplate.split(" ");
        List<String> parameters = new ArrayList<>();
        Matcher matcher = Pattern.compile("\\{(\\w+)").matcher(parts[1]);
        while (matcher.find()) {
            parameters.add(matcher.group(1));
        }
        return new Route(MOUNT, parts[0], parts[1], parameters, "anyone", "", handler());
    }

    private static Method handler() {
        try {
            return Object.class.getMethod("toString");
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RouteTable table(String... routes) throws RouteProblem {
        List<Route> all = new ArrayList<>();
        for (String route : routes) {
            all.add(route(route));
        }
        return RouteTable.of(all);
    }

    private static Optional<RouteTable.Match> find(RouteTable table, String method, String path) {
        return table.find(method, RequestPath.of(path).orElseThrow().segments());
    }

    @ParameterizedTest
    @CsvSource({
        "/topics, /topics, {}",
        "/topics/, /topics, {}",
        "/topics/new, /topics/new, {}",
        "/topics/7, /topics/{topic}, {topic=7}",
        "/topics/new/x, /topics/{topic}/{rest:rest}, '{topic=new, rest=x}'",
        "/topics/7/posts, /topics/{topic}/posts, {topic=7}",
        "/topics/new/posts, /topics/{topic}/posts, {topic=new}",
        "/topics/7/posts/3, /topics/{topic}/posts/{post}, '{topic=7, post=3}'",
        "/topics/7/a/b/c, /topics/{topic}/{rest:rest}, '{topic=7, rest=a/b/c}'",
        "/topics/7/posts/3/x, /topics/{topic}/{rest:rest}, '{topic=7, rest=posts/3/x}'",
        "/topics/caf%C3%A9%20noir, /topics/{topic}, {topic=caf\u00e9 noir}",
        "/a/b/end, /{x}/b/end, {x=a}",
        "/other, /{page}, {page=other}",
        "/, /, {}"
    })
    void path_findsTheNearestRoute(String path, String template, String parameters) throws Exception {
        RouteTable table = table(
                "GET /",
                "GET /topics",
                "GET /topics/new",
                "GET /topics/{topic}",
                "GET /topics/{topic}/posts",
                "GET /topics/{topic}/posts/{post}",
                "GET /topics/{topic}/{rest:rest}",
                "GET /a/b/middle",
                "GET /{x}/b/end",
                "GET /{page}");
        RouteTable.Match match = find(table, "GET", path).orElseThrow();
        assertThat(match.route().orElseThrow().template()).isEqualTo(template);
        assertThat(match.parameters()).hasToString(parameters);
    }

    @Test
    void order_ofTheRoutesDoesNotMatter() throws Exception {
        RouteTable table = table("GET /{rest:rest}", "GET /{a}", "GET /new");
        assertThat(find(table, "GET", "/new")
                        .orElseThrow()
                        .route()
                        .orElseThrow()
                        .template())
                .isEqualTo("/new");
        assertThat(find(table, "GET", "/x").orElseThrow().route().orElseThrow().template())
                .isEqualTo("/{a}");
        assertThat(find(table, "GET", "/x/y")
                        .orElseThrow()
                        .route()
                        .orElseThrow()
                        .template())
                .isEqualTo("/{rest:rest}");
    }

    @Test
    void nothingThere_findsNothing() throws Exception {
        RouteTable table = table("GET /a/b", "GET /a/{x}/c", "GET /files/{rest:rest}");
        assertThat(find(table, "GET", "/a")).isEmpty();
        assertThat(find(table, "GET", "/a/b/d")).isEmpty();
        assertThat(find(table, "GET", "/A/b")).isEmpty();
        assertThat(find(table, "GET", "/files")).as("a rest is never empty").isEmpty();
        assertThat(find(RouteTable.EMPTY, "GET", "/")).isEmpty();
    }

    @Test
    void head_findsWhatGetFinds() throws Exception {
        RouteTable table = table("GET /a", "POST /a", "POST /b");
        assertThat(find(table, "HEAD", "/a").orElseThrow().route().orElseThrow().method())
                .isEqualTo("GET");
        assertThat(find(table, "HEAD", "/b").orElseThrow().route()).isEmpty();
    }

    @Test
    void otherMethod_findsThoseThatAreThere() throws Exception {
        RouteTable table = table("GET /a", "POST /a", "DELETE /b");
        assertThat(find(table, "PUT", "/a").orElseThrow().methods()).containsExactly("GET", "HEAD", "OPTIONS", "POST");
        assertThat(find(table, "GET", "/b").orElseThrow().methods()).containsExactly("DELETE", "OPTIONS");
        assertThat(find(table, "PUT", "/a").orElseThrow().mount()).isSameAs(MOUNT);
    }

    @Test
    void oneAddressAndMethodTwice_isRefusedWhateverTheParametersAreCalled() {
        assertThatThrownBy(() -> table("GET /a/{x}", "GET /a/{y}")).isInstanceOf(RouteProblem.class);
        assertThatThrownBy(() -> table("GET /{x:rest}", "GET /{y:rest}")).isInstanceOf(RouteProblem.class);
    }

    @Test
    void veryLongPath_isDecidedQuickly() throws Exception {
        RouteTable table = table("GET /{a}/{b}/{c}/x", "GET /a/{b}/c/y", "GET /{a}/b/{c}/z", "GET /a/b/c/d");
        assertThat(find(table, "GET", "/a".repeat(100_000))).isEmpty();
    }
}
