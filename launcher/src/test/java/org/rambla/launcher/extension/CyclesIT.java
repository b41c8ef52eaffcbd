// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.extension;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.rambla.launcher.system.Browser;
import org.rambla.launcher.system.OnServer;
import org.rambla.launcher.system.Place;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.Standing;

/** Install, update, remove, again and again, while people use the forum and the very feature that is being updated. */
@OnServer
class CyclesIT {
    private static final int CYCLES = Boolean.getBoolean("rambla.deep") ? 50 : 8;
    private static final int ROUNDS = Boolean.getBoolean("rambla.deep") ? 50 : 4;
    private static final String NAME = "pulse";
    /** Descriptors and threads that come and go by themselves. */
    private static final int SOME = 12;
    /**
     * Megabytes that come and go by themselves: the index holds up to 64 that it took in but has not written yet. Few
     * rounds cannot tell that from a leak, many can: 25 that kept a megabyte each would be seen in the long run.
     */
    private static final int MEGABYTES = Boolean.getBoolean("rambla.deep") ? 24 : 64;
    /** Classes of the tests and of the JDK that are loaded late. */
    private static final int MANY = 300;

    private final RunningServer server;
    private final AdministratorsDesk desk;

    CyclesIT(RunningServer server) {
        this.server = server;
        this.desk = new AdministratorsDesk(server.network()
                .who(Standing.ADMINISTRATOR, Place.PUBLIC)
                .browser()
                .speaking("en"));
    }

    @TestFactory
    Stream<DynamicTest> cyclesUnderLoad_dropNoRequestAndLeaveNothingBehind() {
        return inTurn(0, this::cyclesUnderLoad);
    }

    @TestFactory
    Stream<DynamicTest> comingAndGoing_leavesNothingBehind() {
        return inTurn(1, this::comingAndGoing);
    }

    private Stream<DynamicTest> inTurn(int number, Executable test) {
        return server.kind().turn(number) ? Stream.of(DynamicTest.dynamicTest(NAME, test)) : Stream.empty();
    }

    private void cyclesUnderLoad() throws Exception {
        Browser manager = server.network().who(Standing.MANAGER, Place.PUBLIC).browser();
        String space = Place.PUBLIC.slug();
        desk.install(version(1), NAME);
        AdministratorsDesk.turn(manager, space, NAME, true);
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        loaders.add(loader());
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong answered = new AtomicLong();
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        List<Thread> people = new ArrayList<>();
        for (String path : List.of("/s/" + space + "/forum", "/s/" + space + "/" + NAME, "/s/" + space)) {
            Thread person = new Thread(() -> use(path, over, answered, wrong), "load");
            person.start();
            people.add(person);
        }
        List<Long> took = new ArrayList<>();
        try {
            for (int i = 2; i <= CYCLES + 1; i++) {
                byte[] file = version(i);
                var checked = desk.check(file).expect(200);
                long start = System.nanoTime();
                desk.confirm(checked, NAME);
                took.add((System.nanoTime() - start) / 1_000_000);
                assertThat(manager.open("/s/" + space + "/" + NAME).body()).contains("beat " + i);
                loaders.add(loader());
            }
        } finally {
            over.set(true);
            for (Thread person : people) {
                person.join();
            }
        }
        System.out.println("Updates under load on " + server.kind() + ", from confirming to the page that says done: "
                + took.stream().sorted().skip(took.size() / 2).findFirst().orElse(0L) + " ms (median of " + took.size()
                + "), " + answered + " requests meanwhile, " + wrong.size() + " not answered as they should be");
        assertThat(wrong).isEmpty();
        assertThat(answered.get()).isGreaterThan(CYCLES);
        desk.clear(NAME);
        RunningServer.await("its bundles are gone", () -> bundles().isEmpty());
        RunningServer.await("its class loaders are gone", () -> {
            System.gc();
            return loaders.stream().allMatch(l -> l.get() == null);
        });
        RunningServer.await(
                "its threads are gone",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(t -> t.getName().endsWith("-" + NAME)));
    }

    /** From installing to erasing and again, while others read the forum: what the process holds at the end it held before. */
    private void comingAndGoing() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong answered = new AtomicLong();
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        Thread person = new Thread(() -> use("/s/" + Place.PUBLIC.slug() + "/forum", over, answered, wrong), "load");
        person.start();
        Held before = null;
        try {
            for (int i = 1; i <= ROUNDS; i++) {
                desk.install(version(1), NAME);
                desk.install(version(2), NAME);
                desk.clear(NAME);
                if (i == ROUNDS / 2) {
                    before = Held.settled();
                }
            }
        } finally {
            over.set(true);
            person.join();
        }
        // They leave right after the page that says so.
        RunningServer.await("its bundles are gone", () -> bundles().isEmpty());
        Held after = Held.atMost(before);
        System.out.println("Held on " + server.kind() + " after " + ROUNDS / 2 + " times of coming and going: " + before
                + ", after " + ROUNDS + ": " + after);
        assertThat(wrong).isEmpty();
        assertThat(after.descriptors()).isLessThanOrEqualTo(before.descriptors() + SOME);
        assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + SOME);
        assertThat(after.classes()).isLessThanOrEqualTo(before.classes() + MANY);
        assertThat(after.megabytes()).isLessThanOrEqualTo(before.megabytes() + MEGABYTES);
    }

    /** What the process holds, once what was let go is gone. */
    private record Held(long descriptors, int threads, int classes, long megabytes) {
        /** What is only passing by is gone after a while. */
        static Held settled() {
            Held now = look();
            for (int i = 0; i < 3; i++) {
                pause();
                now = look();
            }
            return now;
        }

        /** As soon as it is no more than before; what is kept for good stays for good, however long that is waited for. */
        static Held atMost(Held before) {
            Held now = look();
            for (int i = 0; i < 120 && !now.fits(before); i++) {
                pause();
                now = look();
            }
            return now;
        }

        private boolean fits(Held before) {
            return descriptors <= before.descriptors + SOME
                    && threads <= before.threads + SOME
                    && classes <= before.classes + MANY
                    && megabytes <= before.megabytes + MEGABYTES;
        }

        private static void pause() {
            try {
                Thread.sleep(1_000);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static Held look() {
            System.gc();
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            return new Held(
                    ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                            .getOpenFileDescriptorCount(),
                    ManagementFactory.getThreadMXBean().getThreadCount(),
                    ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                    used >> 20);
        }
    }

    private void use(String path, AtomicBoolean over, AtomicLong answered, ConcurrentLinkedQueue<String> wrong) {
        Browser reader = server.browser();
        while (!over.get()) {
            int status = reader.fetch(path).status();
            if (status != 200) {
                wrong.add(path + " " + status);
            }
            answered.incrementAndGet();
        }
    }

    private static byte[] version(int number) {
        return ExtensionJar.named(NAME)
                .version(number + ".0.0")
                .members("public Set<Object> pages() { return Set.of(new Beat()); }"
                        + " public Html panel(Visit visit) { return Html.text(\"beat " + number + "\"); }"
                        + " @Path(\"\") public static class Beat { @GET @Requires(Requires.VISITOR) public Page beat() {"
                        + " return Page.of(\"Beat\", Html.text(\"beat " + number + "\")); } }")
                .build();
    }

    private List<Bundle> bundles() {
        return Arrays.stream(server.context().getBundles())
                .filter(b -> ("org.example." + NAME).equals(b.getSymbolicName()))
                .toList();
    }

    private WeakReference<ClassLoader> loader() {
        Bundle newest = bundles().get(bundles().size() - 1);
        return new WeakReference<>(newest.adapt(BundleWiring.class).getClassLoader());
    }
}
