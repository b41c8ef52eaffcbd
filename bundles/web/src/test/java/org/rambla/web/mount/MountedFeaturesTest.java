// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.rambla.api.feature.Feature;
import org.rambla.api.feature.Features.Installed;
import org.rambla.api.feature.Features.Panel;
import org.rambla.api.feature.Features.State;
import org.rambla.api.page.Requires;
import org.rambla.api.page.Routes;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.web.front.House;
import org.rambla.web.front.SampleFeature;
import org.rambla.web.gate.RequestVisit;
import org.rambla.web.route.RequestPath;
import org.rambla.web.route.RouteTable;
import org.slf4j.MDC;

final class MountedFeaturesTest {
    private House house;

    /** A feature with a panel and nothing else. */
    private record Panelled(Function<Visit, Html> what) implements Feature {
        @Override
        public Html panel(Visit visit) {
            return what.apply(visit);
        }

        @Override
        public Html networkPanel(Visit visit) {
            return what.apply(visit);
        }
    }

    /** A feature with pages and nothing else. */
    private record Paged(Supplier<Set<Object>> resources) implements Feature {
        @Override
        public Set<Object> pages() {
            return resources.get();
        }
    }

    @Path("")
    public static final class Unprotected {
        @GET
        public String get() {
            return "";
        }
    }

    @Path("/same")
    public static final class Same {
        @GET
        @Requires(Requires.ANYONE)
        public String get() {
            return "";
        }
    }

    @Path("/")
    public static final class SameAgain {
        @GET
        @Path("alone")
        @Requires(Requires.ANYONE)
        public String alone() {
            return "";
        }

        @GET
        @Path("same")
        @Requires(Requires.ADMINISTRATOR)
        public String get() {
            return "";
        }
    }

    @BeforeEach
    void build() {
        house = new House();
        house.town().member(1, false, false);
        house.town()
                .space(
                        5,
                        "night",
                        Visibility.PUBLIC,
                        false,
                        "poll",
                        "late",
                        "broken",
                        "linkage",
                        "lazy",
                        "empty",
                        "fine");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Installed installed(String name) {
        return house.mounted().find(name).orElseThrow();
    }

    private Optional<RouteTable.Match> find(String path) {
        return house.mounted().find("GET", RequestPath.of(path).orElseThrow().segments());
    }

    private RequestVisit visit() {
        RequestVisit visit = house.visit(1, "/s/night");
        house.gate().decide(visit, "GET", RequestPath.of("/s/night").orElseThrow());
        return visit;
    }

    @Test
    void feature_isMountedAsItsManifestSays() {
        house.feature("poll", new SampleFeature(), SampleFeature.PERMISSIONS);
        assertThat(installed("poll").state()).isEqualTo(State.RUNNING);
        assertThat(installed("poll").permissions()).containsOnlyKeys("poll.read", "poll.vote", "poll.close");
        assertThat(installed("poll").tabs()).hasSize(1);
        assertThat(house.mounted().all())
                .contains(new Routes.Route("poll", true, "GET", "/s/{space}/poll/polls/{poll}", "poll.read", "poll"));
    }

    @Test
    void featureWithAnUnprotectedMethod_isRefusedAndSaysWhy() {
        house.feature("open", new Paged(() -> Set.of(new Unprotected())));
        assertThat(installed("open").state()).isEqualTo(State.REFUSED);
        assertThat(installed("open").problem()).contains("Unprotected.get", "@Requires");
        assertThat(find("/s/night/open")).isEmpty();
    }

    @Test
    void featureThatFailsToStart_harmsOnlyItself() {
        house.feature("broken", new Paged(() -> {
            throw new NoClassDefFoundError("org/example/Gone");
        }));
        house.feature("poll", new SampleFeature(), SampleFeature.PERMISSIONS);
        assertThat(installed("broken").state()).isEqualTo(State.FAILED);
        assertThat(installed("poll").running()).isTrue();
    }

    @Test
    void secondFeatureOfOneName_isRefused() throws Exception {
        house.feature("poll", new SampleFeature(), SampleFeature.PERMISSIONS);
        house.bundle("com.example.poll", "1.0.0", "org.rambla.feature;name=poll", java.util.Map.of())
                .getBundleContext()
                .registerService(Feature.class, new Panelled(v -> Html.text("the other one")), null);
        assertThat(house.mounted().installed()).hasSize(1);
        assertThat(house.mounted().panels(visit())).isEmpty();
    }

    @Test
    void whyAFeatureWasRefused_isForgottenWithItsBundle() throws Exception {
        house.feature("poll", new SampleFeature(), SampleFeature.PERMISSIONS);
        Bundle other = house.bundle("com.example.poll", "1.0.0", "org.rambla.feature;name=poll", java.util.Map.of());
        other.getBundleContext().registerService(Feature.class, new Panelled(v -> Html.NONE), null);
        assertThat(house.mounted().refused(other.getBundleId()).orElseThrow()).contains("is there already");
        other.uninstall();
        assertThat(house.mounted().refused(other.getBundleId())).isEmpty();
    }

    @Test
    void workOfAFeatureThatGoes_isNotInterrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        AtomicReference<String> end = new AtomicReference<>();
        var bundle = house.feature("late", new Panelled(v -> {
            begun.countDown();
            try {
                gone.await();
                end.set("finished");
            } catch (InterruptedException e) {
                end.set("interrupted");
            }
            return Html.NONE;
        }));
        house.patience(100);
        // Again when the page, on a slow machine, was done before its thread began.
        while (begun.getCount() > 0) {
            house.mounted().panels(visit());
        }
        bundle.stop();
        // An interrupt would have come by now, and would win against the latch.
        assertThat(end).hasNullValue();
        gone.countDown();
        for (int i = 0; i < 6_000 && end.get() == null; i++) {
            Thread.sleep(10);
        }
        assertThat(end).hasValue("finished");
    }

    @Test
    void featureThatIsStopped_answersNothingFromThenOn() throws Exception {
        var bundle = house.feature("poll", new SampleFeature(), SampleFeature.PERMISSIONS);
        assertThat(find("/s/night/poll")).isPresent();
        bundle.stop();
        assertThat(find("/s/night/poll")).isEmpty();
        assertThat(house.mounted().running("poll")).isFalse();
        assertThat(house.mounted().installed()).isEmpty();
        bundle.start();
        bundle.getBundleContext().registerService(Feature.class, new SampleFeature(), null);
        for (int i = 0; i < 6_000 && !house.mounted().running("poll"); i++) {
            Thread.sleep(10);
        }
        assertThat(find("/s/night/poll")).isPresent();
    }

    @Test
    void corePagesAtAnAddressThatIsTaken_areLeftOutWhole() {
        house.core("first", new Same());
        house.core("second", new SameAgain());
        assertThat(find("/same").orElseThrow().route().orElseThrow().requires()).isEqualTo(Requires.ANYONE);
        assertThat(find("/alone")).isEmpty();
        assertThat(house.mounted().corePages()).hasSize(1);
    }

    /** Panels among which those that say something and those that say nothing were not too late. */
    private static List<Panel> inTime(Supplier<List<Panel>> asked) {
        List<Panel> panels = asked.get();
        for (int i = 0; i < 50 && !panels.toString().contains("broken, late, lazy, linkage. "); i++) {
            panels = asked.get();
        }
        return panels;
    }

    @Test
    void panels_comeFromTheFeaturesThatAnswerInTime() {
        CountDownLatch never = new CountDownLatch(1);
        house.feature("late", new Panelled(v -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Html.text("late");
        }));
        house.feature("broken", new Panelled(v -> {
            throw new IllegalStateException("broken");
        }));
        house.feature("linkage", new Panelled(v -> {
            throw new NoSuchMethodError("gone");
        }));
        house.feature(
                "lazy",
                new Panelled(v -> Html.of(out -> {
                    throw new IllegalStateException("broken while it is rendered");
                })));
        house.feature("empty", new Panelled(v -> Html.of(out -> {})));
        house.feature("fine", new Panelled(v -> Html.text("<fine>")));
        house.feature("off", new Panelled(v -> Html.text("off")));
        house.patience(300);
        // Again when the machine, and not a feature, was late.
        List<Panel> panels = inTime(() -> house.mounted().panels(visit()));
        assertThat(panels).extracting(Panel::feature).containsExactly("fine", "");
        assertThat(panels.get(1).html().toString())
                .contains(
                        "did not arrive in time",
                        "broken, late, lazy, linkage",
                        "<a href=\"/s/night\">Load the page again")
                .doesNotContain("empty", "fine", "off");
        assertThat(panels.get(0).html()).hasToString("&lt;fine&gt;");
        assertThat(inTime(() -> house.mounted().networkPanels(visit())))
                .extracting(Panel::feature)
                .containsExactly("fine", "off", "");
    }

    @Test
    void panel_isMadeOnAThreadOfItsFeatureThatKnowsTheRequest() {
        AtomicReference<String> seen = new AtomicReference<>();
        house.feature("fine", new Panelled(v -> {
            seen.set(Thread.currentThread().getName() + " " + MDC.get("request"));
            return Html.text("x");
        }));
        house.mounted().panels(visit());
        assertThat(seen).hasValue("feature-fine 0123456789ab");
    }

    @Test
    void panel_mayHoldAGuestsForm() {
        house.feature("fine", new Panelled(Visit::token));
        RequestVisit guest = house.visit(0, "/s/night");
        house.gate().decide(guest, "GET", RequestPath.of("/s/night").orElseThrow());
        String html = house.mounted().panels(guest).get(0).html().toString();
        String token = html.replaceAll("(?s).*name=\"_token\" value=\"([^\"]+)\".*", "$1");
        assertThat(guest.formToken().valid(token)).isTrue();
        assertThat(guest.browserKey().made()).isPresent();
    }

    @Test
    void manyVisitorsAtOnce_allGetTheirPanels() throws Exception {
        house.feature("fine", new Panelled(v -> Html.text("x")));
        ExecutorService visitors = Executors.newFixedThreadPool(16);
        try {
            List<Future<Integer>> answers = IntStream.range(0, 400)
                    .mapToObj(i -> visitors.submit(
                            () -> house.mounted().panels(visit()).size()))
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(1);
            }
        } finally {
            visitors.shutdownNow();
        }
    }
}
