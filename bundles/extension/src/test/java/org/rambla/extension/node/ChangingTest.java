// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.resolver.Resolver;
import org.rambla.api.feature.FeatureOffers;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Units;
import org.rambla.api.text.Messages;
import org.rambla.extension.Problem;
import org.rambla.extension.change.Changing;
import org.rambla.extension.change.Stage;
import org.rambla.extension.check.Check;
import org.rambla.extension.development.DevelopmentFolder;
import org.rambla.extension.guard.ExtensionBundles;
import org.rambla.extension.register.Artifacts;
import org.rambla.extension.register.Change;
import org.rambla.extension.register.Keys;
import org.rambla.extension.register.Shelf;
import org.rambla.extension.register.Shipped;
import org.rambla.extension.register.StoredArtifact;
import org.rambla.extension.register.StoredArtifact.Origin;
import org.rambla.persistence.TestDatabase;

/** What is asked of an administrator before something is installed, and what is written with it. */
class ChangingTest {
    private final TestDatabase databases = TestDatabase.derby("extension");
    private final StubHost host = new StubHost();
    private final List<String> offered = new ArrayList<>();

    @TempDir
    Path folder;

    private Shelf shelf;
    private Stage stage;
    private Changing changing;

    /** Says keys with what is put into them. */
    private static final Messages KEYS = new Messages() {
        @Override
        public String language() {
            return "en";
        }

        @Override
        public String text(String key, Object... arguments) {
            return Stream.concat(Stream.of(key), Stream.of(arguments))
                    .map(String::valueOf)
                    .collect(Collectors.joining(" "));
        }

        @Override
        public String count(String key, long count, Object... arguments) {
            return text(key, count);
        }

        @Override
        public boolean has(String key) {
            return true;
        }
    };

    /** Waits for nothing. */
    private Changing hasty;

    @SuppressWarnings("unchecked")
    private static <T> T stub(Class<T> type, Map<String, Object> answers) {
        return (T) Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName()));
    }

    @BeforeEach
    void build() {
        shelf = new Shelf(databases, folder);
        Check check = new Check(
                stub(BundleContext.class, Map.of("getBundles", new Bundle[0])),
                stub(Resolver.class, Map.of("resolve", Map.of())),
                new ExtensionBundles(),
                shelf.register,
                shelf.artifacts,
                new Keys(shelf.database, shelf.audit),
                stub(Units.class, Map.of("applied", List.of())));
        stage = new Stage(check, shelf.artifacts);
        Lanes lanes = new Lanes(Duration.ofHours(1));
        CarryOut carryOut = new CarryOut(
                shelf.register, shelf.changes, shelf.nodes, host, lanes, new NotStarting(shelf.register), false);
        Node node = new Node(
                shelf.register,
                shelf.changes,
                shelf.artifacts,
                shelf.nodes,
                new Shipped(shelf.register, shelf.artifacts),
                null,
                carryOut);
        FeatureOffers offers = (FeatureOffers) Proxy.newProxyInstance(
                FeatureOffers.class.getClassLoader(),
                new Class<?>[] {FeatureOffers.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("blueprints")) {
                        return List.of();
                    }
                    offered.add(arguments[1] + " " + arguments[2]);
                    return null;
                });
        changing = new Changing(node, stage, offers);
        hasty = new Changing(node, stage, offers, Duration.ZERO);
    }

    @AfterEach
    void close() {
        databases.close();
    }

    private StoredArtifact brought(String version) throws Exception {
        try (InputStream in = Files.newInputStream(shelf.bundle("poll", version))) {
            return stage.take(in, "poll.jar", Origin.UPLOADED, 1).artifact();
        }
    }

    @Test
    void whatNoTrustedKeySigned_isInstalledOnlyWhenItsNameIsTyped() throws Exception {
        StoredArtifact poll = brought("1.0.0");
        for (String typed : List.of("", "Poll", "tide")) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> changing.confirm(poll, typed, Set.of(), 1))
                    .matches(refusal -> refusal.key().equals("extension.refusal.typed"));
        }
        assertThat(host.asked).isEmpty();
        assertThat(shelf.register.find("poll")).isEmpty();
        assertThat(changing.confirm(poll, " poll ", Set.of(7L), 1).state()).isEqualTo(Change.State.DONE);
        assertThat(host.version("poll")).isEqualTo("1.0.0");
        assertThat(offered).containsExactly("poll [7]");
    }

    @Test
    void whatDoesNotStart_isOfferedNowhere() throws Exception {
        StoredArtifact poll = brought("1.0.0");
        host.when(poll, () -> {
            throw new Failure(Problem.of("extension.problem.noComponent"), "");
        });
        assertThat(changing.confirm(poll, "poll", Set.of(7L), 1).state()).isEqualTo(Change.State.FAILED);
        assertThat(offered).isEmpty();
        assertThat(shelf.register.find("poll")).isEmpty();
    }

    @Test
    void anUpdate_leavesWhatIsOfferedAsItIs() throws Exception {
        changing.confirm(brought("1.0.0"), "poll", Set.of(7L), 1);
        offered.clear();
        changing.confirm(brought("1.1.0"), "poll", Set.of(), 1);
        assertThat(host.version("poll")).isEqualTo("1.1.0");
        assertThat(offered).isEmpty();
    }

    @Test
    void whoeverDevelops_isToldWhatIsWrong_howeverLateItShows() throws Exception {
        StoredArtifact poll = brought("1.0.0");
        host.when(poll, () -> {
            sleep(200);
            throw new Failure(Problem.of("extension.problem.waits", "poll: clock"), "");
        });
        Change change = hasty.develop(poll);
        assertThat(change.state()).isEqualTo(Change.State.FAILED);
        assertThat(change.problem().key()).isEqualTo("extension.problem.waits");
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsBuilt_isTakenWhenTheServerIsReady_andNotBefore() throws Exception {
        Path built = Files.createDirectories(folder.resolve("target"));
        Files.copy(shelf.bundle("poll", "1.0.0"), built.resolve("poll.jar"));
        AtomicBoolean ready = new AtomicBoolean();
        AtomicInteger looked = new AtomicInteger();
        DevelopmentFolder development = new DevelopmentFolder(built, stage, changing, () -> {
            looked.incrementAndGet();
            return ready.get();
        });
        development.start();
        try {
            Eventually.until("it has looked a few times", () -> looked.get() > 4);
            assertThat(host.asked).isEmpty();
            assertThat(shelf.artifacts.find(Artifacts.sha256(built.resolve("poll.jar"))))
                    .isEmpty();
            ready.set(true);
            Eventually.until("it runs", () -> host.version("poll").equals("1.0.0"));
        } finally {
            development.stop();
        }
    }

    @Test
    void whatIsBuiltWhileSomethingElseChanges_isTakenAfterwards() throws Exception {
        StoredArtifact before = brought("1.0.0");
        changing.confirm(before, "poll", Set.of(), 1);
        Change change = shelf.changes.begin(Change.Act.DISABLE, "poll", before, 1);
        Path built = Files.createDirectories(folder.resolve("target"));
        Files.copy(shelf.bundle("poll", "1.1.0"), built.resolve("poll.jar"));
        DevelopmentFolder development = new DevelopmentFolder(built, stage, changing, () -> true);
        development.start();
        try {
            Eventually.until(
                    "it says that it waits",
                    () -> development
                            .trouble(KEYS)
                            .equals("extension.development.trouble poll.jar extension.refusal.busy"));
            assertThat(host.version("poll")).isEqualTo("1.0.0");
            shelf.changes.failed(change, before, Problem.of("extension.problem.stopped"), "");
            Eventually.until("it runs", () -> host.version("poll").equals("1.1.0"));
            Eventually.until("nothing is wrong", () -> development.trouble(KEYS).isEmpty());
        } finally {
            development.stop();
        }
    }

    @Test
    void whatIsNotThere_isSaidByName() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> changing.disable("tide", 1))
                .matches(refusal -> refusal.status() == 404 && refusal.key().equals("extension.refusal.unknown"));
    }

    @Test
    void aVersionOlderThanTheOneThatWasRemoved_isNotSaidToBeOlderThanOneThatIsInstalled() throws Exception {
        changing.confirm(brought("1.1.0"), "poll", Set.of(), 1);
        assertThat(warnings("1.0.0")).contains("extension.warning.older");
        changing.remove("poll", 1);
        assertThat(warnings("1.0.0"))
                .contains("extension.warning.olderThanBefore")
                .doesNotContain("extension.warning.older");
    }

    private List<String> warnings(String version) throws Exception {
        return stage.again(brought(version)).warnings().stream()
                .map(Problem::key)
                .toList();
    }
}
