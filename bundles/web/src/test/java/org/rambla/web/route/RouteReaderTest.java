// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rambla.api.page.Requires;
import org.rambla.api.space.Role;
import org.rambla.web.mount.Mounts;

/** What is taken from a bundle, and what is refused with words that say where and why. */
final class RouteReaderTest {
    private static List<Route> read(Kind kind, Object resource) throws RouteProblem {
        return RouteReader.read(resource, Mounts.mount("poll", kind, Map.of("poll.read", Role.VISITOR)));
    }

    private static void refused(Kind kind, Object resource, String... words) {
        assertThatThrownBy(() -> read(kind, resource))
                .isInstanceOf(RouteProblem.class)
                .hasMessageContaining(resource.getClass().getName())
                .hasMessageContainingAll(words);
    }

    @Path("polls")
    public static final class Good {
        @GET
        @Requires("poll.read")
        public void list() {}

        @GET
        @Path("/{poll}")
        @Requires(value = "poll.read", item = "poll")
        public void one() {}

        @DELETE
        @Path("{ poll }/files/{path: .+}")
        @Requires(Requires.MODERATOR)
        public void remove() {}

        public void helper() {}

        public static void alsoNone() {}
    }

    @Test
    void resource_becomesItsRoutes() throws Exception {
        List<Route> routes = read(Kind.SPACE, new Good());
        assertThat(routes)
                .extracting(r ->
                        r.method() + " " + r.template() + " " + r.requires() + " " + r.item() + " " + r.parameters())
                .containsExactlyInAnyOrder(
                        "GET /s/{space}/poll/polls poll.read  [space]",
                        "GET /s/{space}/poll/polls/{poll} poll.read poll [space, poll]",
                        "DELETE /s/{space}/poll/polls/{poll}/files/{path:rest} space.moderate  [space, poll, path]");
        assertThat(routes)
                .allSatisfy(r -> assertThat(r.handler().getDeclaringClass()).isEqualTo(Good.class));
    }

    public static final class WithoutPath {
        @GET
        @Requires("poll.read")
        public void get() {}
    }

    /** JAX-RS would inherit this path; whoever reads the class would not see it. */
    @Path("parent")
    public abstract static class Parent {}

    public static final class PathOfItsParent extends Parent {
        @GET
        @Requires("poll.read")
        public void get() {}
    }

    @Test
    void classWithoutAPathOfItsOwn_isRefused() {
        refused(Kind.SPACE, new WithoutPath(), "@Path");
        refused(Kind.SPACE, new PathOfItsParent(), "@Path");
    }

    @Path("a")
    public static final class Unprotected {
        @GET
        public void get() {}
    }

    @Path("a")
    public static final class HalfProtected {
        @GET
        @Requires("poll.read")
        public void get() {}

        @POST
        public void post() {}
    }

    @Test
    void methodWithoutAPermission_isRefused() {
        refused(Kind.SPACE, new Unprotected(), ".get", "@Requires");
        refused(Kind.SPACE, new HalfProtected(), ".post", "@Requires");
    }

    @Path("a")
    public static final class Unknown {
        @GET
        @Requires("poll.invented")
        public void get() {}
    }

    @Path("a")
    public static final class OfAnotherFeature {
        @GET
        @Requires("forum.read")
        public void get() {}
    }

    @Path("a")
    public static final class ForAnyone {
        @GET
        @Requires(Requires.ANYONE)
        public void get() {}
    }

    @Path("a")
    public static final class ForMembersOfTheSpace {
        @GET
        @Requires(Requires.MEMBER)
        public void get() {}
    }

    @Path("a")
    public static final class ForAdministrators {
        @GET
        @Requires(Requires.ADMINISTRATOR)
        public void get() {}
    }

    @Path("a")
    public static final class ForTheSignedIn {
        @GET
        @Requires(Requires.SIGNED_IN)
        public void get() {}
    }

    @Test
    void permissionThatIsNotKnown_isRefused() {
        refused(Kind.SPACE, new Unknown(), "poll.invented");
        refused(Kind.SPACE, new OfAnotherFeature(), "forum.read");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void permission_fitsThePlace(Kind kind) throws Exception {
        check(kind, new ForAnyone(), List.of(Kind.CORE, Kind.NETWORK, Kind.NETWORK_API, Kind.LINK));
        check(kind, new ForTheSignedIn(), List.of(Kind.CORE, Kind.NETWORK, Kind.NETWORK_API, Kind.ACCOUNT));
        check(kind, new ForAdministrators(), List.of(Kind.CORE, Kind.ADMIN));
        check(kind, new ForMembersOfTheSpace(), List.of(Kind.SPACE, Kind.SPACE_API));
    }

    private static void check(Kind kind, Object resource, List<Kind> fitting) throws RouteProblem {
        if (fitting.contains(kind)) {
            assertThat(read(kind, resource)).hasSize(1);
        } else {
            refused(kind, resource, "not known there");
        }
    }

    @Path("/s/{space}/things")
    public static final class CoreInASpace {
        @GET
        @Requires(value = Requires.MEMBER)
        public void get() {}
    }

    @Path("/admin/{space}/things")
    public static final class CoreBesideASpace {
        @GET
        @Requires(Requires.MEMBER)
        public void get() {}
    }

    @Test
    void rightInASpace_isForAddressesInsideOne() throws Exception {
        assertThat(read(Kind.CORE, new CoreInASpace())).hasSize(1);
        refused(Kind.CORE, new CoreBesideASpace(), "not known there");
    }

    @Path("a")
    public static final class ItemOutsideThePath {
        @GET
        @Requires(value = "poll.read", item = "poll")
        public void get() {}
    }

    @Path("a/{poll}")
    public static final class ItemOutsideASpace {
        @GET
        @Requires(value = Requires.SIGNED_IN, item = "poll")
        public void get() {}
    }

    @Test
    void item_standsInThePathInsideASpace() {
        refused(Kind.SPACE, new ItemOutsideThePath(), "poll");
        refused(Kind.NETWORK, new ItemOutsideASpace(), "poll");
    }

    @Path("a")
    public static final class Locator {
        @Path("deeper")
        public Object deeper() {
            return new Good();
        }
    }

    @Test
    void subResourceLocator_isRefused() {
        refused(Kind.SPACE, new Locator(), ".deeper", "locator");
    }

    @Path("{id: [0-9]+}")
    public static final class Regex {
        @GET
        @Requires("poll.read")
        public void get() {}
    }

    @Path("{id: \\d{2}}")
    public static final class NestedRegex {
        @GET
        @Requires("poll.read")
        public void get() {}
    }

    @Path("a-{id}")
    public static final class PartOfASegment {
        @GET
        @Requires("poll.read")
        public void get() {}
    }

    @Path("{a}-{b}")
    public static final class TwoInASegment {
        @GET
        @Requires("poll.read")
        public void get() {}
    }

    @Path("{rest: .+}/more")
    public static final class RestInTheMiddle {
        @GET
        @Requires("poll.read")
        public void get() {}
    }

    @Path("{a}/{a}")
    public static final class OneNameTwice {
        @GET
        @Requires("poll.read")
        public void get() {}
    }

    @Path("{space}")
    public static final class NameOfTheSpace {
        @GET
        @Requires("poll.read")
        public void get() {}
    }

    @Path("caf\u00e9")
    public static final class Accented {
        @GET
        @Requires("poll.read")
        public void get() {}
    }

    @Test
    void pathThatTheTableCannotTell_isRefused() {
        refused(Kind.SPACE, new Regex(), "only .+");
        refused(Kind.SPACE, new NestedRegex(), "only .+");
        refused(Kind.SPACE, new PartOfASegment(), "whole segment");
        refused(Kind.SPACE, new TwoInASegment(), "whole segment");
        refused(Kind.SPACE, new RestInTheMiddle(), "nothing may follow");
        refused(Kind.SPACE, new OneNameTwice(), "one name");
        refused(Kind.SPACE, new NameOfTheSpace(), "one name");
        refused(Kind.SPACE, new Accented(), "plain words");
    }

    @Path("a")
    static final class Unseen {
        @GET
        @Requires("poll.read")
        public void get() {}
    }

    @Test
    void aClassThatOnlyItsPackageSees_isRefused() {
        refused(Kind.SPACE, new Unseen(), "is not public");
    }

    /** A method of its own. */
    @HttpMethod("PROPFIND")
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Propfind {}

    @Path("a")
    public static final class OwnMethod {
        @Propfind
        @Requires("poll.read")
        public void get() {}
    }

    @Path("a")
    public static final class Heads {
        @HEAD
        @Requires("poll.read")
        public void head() {}
    }

    @Path("a")
    public static final class Options {
        @OPTIONS
        @Requires("poll.read")
        public void options() {}
    }

    @Path("a")
    public static final class TwoMethods {
        @GET
        @POST
        @Requires("poll.read")
        public void both() {}
    }

    @Test
    void methodThatCoreAnswersItself_isRefused() {
        refused(Kind.SPACE, new OwnMethod(), "one of GET");
        refused(Kind.SPACE, new Heads(), "one of GET");
        refused(Kind.SPACE, new Options(), "one of GET");
        refused(Kind.SPACE, new TwoMethods(), "one of GET");
    }

    @Path("a")
    public static final class Types {
        @GET
        @Produces("text/html")
        @Requires("poll.read")
        public void page() {}

        @GET
        @Produces("application/json")
        @Requires(Requires.MODERATOR)
        public void json() {}
    }

    /** The permission of one would have stood for both. */
    @Test
    void twoMethodsAtOneAddress_areRefusedWhateverTheyProduce() throws Exception {
        List<Route> routes = read(Kind.SPACE, new Types());
        assertThatThrownBy(() -> RouteTable.of(routes))
                .isInstanceOf(RouteProblem.class)
                .hasMessageContainingAll("page", "json");
    }

    @Path("a")
    @PreMatching
    public static final class Early implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext context) {}
    }

    @Path("a")
    public static final class Late implements ContainerResponseFilter {
        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {}
    }

    @Path("a")
    public static final class Mapper implements ExceptionMapper<Exception> {
        @Override
        public Response toResponse(Exception e) {
            return null;
        }
    }

    @Path("a")
    public static final class Dynamic implements DynamicFeature {
        @Override
        public void configure(ResourceInfo info, FeatureContext context) {}
    }

    @Path("a")
    public static final class Configuring implements jakarta.ws.rs.core.Feature {
        @Override
        public boolean configure(FeatureContext context) {
            return true;
        }
    }

    @Path("a")
    public static final class Intercepting implements WriterInterceptor {
        @Override
        public void aroundWriteTo(WriterInterceptorContext context) {}
    }

    @Path("a")
    public static final class Converting implements ParamConverterProvider {
        @Override
        public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
            return null;
        }
    }

    @Path("a")
    @Provider
    public static final class Annotated {}

    @Path("a")
    public static final class Binding extends AbstractBinder {
        @Override
        protected void configure() {}
    }

    @Path("a")
    public static final class Listening implements ApplicationEventListener {
        @Override
        public void onEvent(ApplicationEvent event) {}

        @Override
        public RequestEventListener onRequest(RequestEvent event) {
            return null;
        }
    }

    /** Through a class and an interface of its own. */
    public interface Hidden extends ContainerRequestFilter {}

    public abstract static class Hiding implements Hidden {
        @Override
        public void filter(ContainerRequestContext context) {}
    }

    @Path("a")
    public static final class Behind extends Hiding {}

    /** A name binding is harmless without a filter. */
    @NameBinding
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Bound {}

    @Test
    void whatTakesPartInTheMachinery_isRefused() {
        for (Object resource : List.of(
                new Early(),
                new Late(),
                new Mapper(),
                new Dynamic(),
                new Configuring(),
                new Intercepting(),
                new Converting(),
                new Annotated(),
                new Binding(),
                new Listening(),
                new Behind())) {
            refused(Kind.SPACE, resource, "only resources are taken");
        }
    }

    /** Annotations on an interface are found by JAX-RS too; core does not look there, so such a method has no route. */
    public interface Contract {
        @GET
        @Path("inherited")
        void inherited();
    }

    @Path("a")
    public static final class Implementing implements Contract {
        @Override
        public void inherited() {}

        @GET
        @Requires("poll.read")
        public void own() {}
    }

    @Test
    void annotationsOfAnInterface_makeNoRoute() throws Exception {
        assertThat(read(Kind.SPACE, new Implementing()))
                .extracting(Route::template)
                .containsExactly("/s/{space}/poll/a");
    }
}
