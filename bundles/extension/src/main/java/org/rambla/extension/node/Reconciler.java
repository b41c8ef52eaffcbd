// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.node;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.rambla.extension.Problem;
import org.rambla.extension.register.Artifacts;
import org.rambla.extension.register.Change;
import org.rambla.extension.register.Change.Act;
import org.rambla.extension.register.Change.Phase;
import org.rambla.extension.register.Extension;
import org.rambla.extension.register.NodeReport.State;
import org.rambla.extension.register.Nodes;
import org.rambla.extension.register.Register;
import org.rambla.extension.register.StoredArtifact;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes this server run what the register says, at its start, after a change here and after a change on another server:
 * all of them the same case. What is blocked is abandoned.
 */
public final class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final long PROVEN_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long POLL_MILLISECONDS = 500;
    private static final int MOST_CRASHES = 2;

    private final Register register;
    private final Artifacts artifacts;
    private final Nodes nodes;
    private final Server server;
    private final boolean safeMode;
    private final long patience;
    private final Runnable before;
    private final Thread thread;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final Set<String> changing = ConcurrentHashMap.newKeySet();
    /** Artifacts that did not start here, by feature: not tried again until the register moves on. */
    private final Map<String, Extension> failed = new ConcurrentHashMap<>();

    private final CountDownLatch settled = new CountDownLatch(1);
    private final Object bell = new Object();
    private boolean rung;
    private volatile boolean stopped;

    /**
     * @param patience how long an extension may take to start
     * @param before run once, before the register is looked at for the first time
     */
    Reconciler(
            Register register,
            Artifacts artifacts,
            Nodes nodes,
            Server server,
            boolean safeMode,
            Duration patience,
            Runnable before) {
        this.patience = patience.toNanos();
        this.register = register;
        this.artifacts = artifacts;
        this.nodes = nodes;
        this.server = server;
        this.safeMode = safeMode;
        this.before = before;
        this.thread = new Thread(this::run, "extensions");
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    public void stop() {
        stopped = true;
        wake();
        lanes.values().forEach(Lane::stop);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
            nodes.quiet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.info("The marks stay: {}", e.getMessage());
        }
    }

    /** Whether everything that should run here has been started, or has failed to. */
    public boolean settled() {
        return settled.getCount() == 0;
    }

    public boolean safeMode() {
        return safeMode;
    }

    /** The register moved on: look at once. */
    void wake() {
        synchronized (bell) {
            rung = true;
            bell.notifyAll();
        }
    }

    private void run() {
        try {
            begin();
        } catch (RuntimeException e) {
            LOG.error("Extensions cannot be started", e);
        }
        settled.countDown();
        long up = System.nanoTime();
        boolean proven = false;
        long seen = -1;
        while (!stopped) {
            try {
                long version = register.version();
                if (version != seen) {
                    reconcile();
                    seen = version;
                }
                watch();
                if (!proven && System.nanoTime() - up > PROVEN_NANOS) {
                    nodes.proven();
                    artifacts.sweep();
                    proven = true;
                }
            } catch (RuntimeException e) {
                LOG.warn("Extensions cannot be looked after at the moment: {}", e.toString());
            }
            await();
        }
    }

    private void await() {
        synchronized (bell) {
            try {
                if (!rung && !stopped) {
                    bell.wait(POLL_MILLISECONDS);
                }
            } catch (InterruptedException e) {
                stopped = true;
            }
            rung = false;
        }
    }

    /** What comes with the server is started at once, side by side; the rest one by one, so that a culprit is known. */
    private void begin() {
        before.run();
        register.interrupted().forEach(change -> LOG.warn("{} of {} was interrupted", change.act(), change.feature()));
        blame();
        Map<String, StoredArtifact> wanted = wanted();
        List<StoredArtifact> own =
                wanted.values().stream().filter(this::trusted).toList();
        List<StoredArtifact> others = wanted.values().stream()
                .filter(a -> !trusted(a))
                .sorted(Comparator.comparing(StoredArtifact::feature))
                .toList();
        CountDownLatch started = new CountDownLatch(own.size());
        own.forEach(artifact -> start(artifact, started));
        await(started);
        for (StoredArtifact artifact : others) {
            CountDownLatch one = new CountDownLatch(1);
            start(artifact, one);
            await(one);
        }
    }

    private void await(CountDownLatch latch) {
        try {
            while (!stopped && !latch.await(POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                watch();
            }
        } catch (InterruptedException e) {
            stopped = true;
        }
    }

    /**
     * The last run ended without being asked to. What it was starting is the culprit; if nothing was, then of those on
     * trial the one that changed last. Who is it for the second time in a row is set aside.
     */
    private void blame() {
        Map<String, Extension> known = new HashMap<>();
        register.all().forEach(e -> known.put(e.feature(), e));
        List<Nodes.Mark> marks = nodes.marks().stream()
                .filter(m -> m.mark() != Nodes.QUIET && known.containsKey(m.feature()))
                .toList();
        List<Nodes.Mark> starting =
                marks.stream().filter(m -> m.mark() == Nodes.STARTING).toList();
        List<Nodes.Mark> culprits = !starting.isEmpty()
                ? starting
                : marks.stream()
                        .max(Comparator.comparing(m -> known.get(m.feature()).changedAt()))
                        .stream()
                        .toList();
        for (Nodes.Mark mark : culprits) {
            int crashes = mark.crashes() + 1;
            nodes.crashed(mark.feature(), crashes);
            LOG.warn("The server ended while {} was being started or on trial ({})", mark.feature(), crashes);
            if (crashes >= MOST_CRASHES) {
                register.setAside(mark.feature(), Problem.of("extension.problem.crashes"));
            }
        }
    }

    private boolean trusted(StoredArtifact artifact) {
        return artifact.origin() == StoredArtifact.Origin.SHIPPED;
    }

    /** What this server should run now, by feature. */
    private Map<String, StoredArtifact> wanted() {
        Map<String, StoredArtifact> wanted = new HashMap<>();
        for (Extension extension : register.all()) {
            if (extension.enabled() && !extension.equals(failed.get(extension.feature()))) {
                artifacts
                        .find(extension.artifact())
                        .filter(a -> !safeMode || trusted(a))
                        .ifPresent(a -> wanted.put(extension.feature(), a));
            }
        }
        return wanted;
    }

    private void reconcile() {
        Map<String, StoredArtifact> wanted = wanted();
        Set<String> features = new HashSet<>(wanted.keySet());
        for (Extension extension : register.all()) {
            features.add(extension.feature());
        }
        for (String feature : features) {
            if (changing.contains(feature) || lane(feature).busy()) {
                continue;
            }
            StoredArtifact should = wanted.get(feature);
            Optional<StoredArtifact> does = server.running(feature);
            if (should == null && does.isPresent() && !failedUpdate(feature)) {
                lane(feature).run(() -> server.stop(feature), () -> server.cutOff(feature));
            } else if (should != null && does.map(d -> d.id() != should.id()).orElse(true)) {
                start(should, new CountDownLatch(1));
            }
        }
    }

    /** The version before goes on here when another server took a new one that does not start on this one. */
    private boolean failedUpdate(String feature) {
        Extension extension = failed.get(feature);
        return extension != null
                && register.find(feature).map(extension::equals).orElse(false);
    }

    private void start(StoredArtifact artifact, CountDownLatch done) {
        String feature = artifact.feature();
        Lane lane = lane(feature);
        lane.run(
                () -> {
                    try {
                        Installed version = server.start(artifact, !trusted(artifact));
                        if (lane.abandoned()) {
                            server.discard(version);
                        } else {
                            server.use(version, !trusted(artifact));
                        }
                    } catch (Failure e) {
                        if (!lane.abandoned()) {
                            LOG.error("{} {} does not start: {}", feature, artifact.version(), e.detail());
                            register.find(feature).ifPresent(x -> failed.put(feature, x));
                            nodes.report(feature, artifact.id(), State.FAILED, e.problem(), e.detail());
                        }
                    } finally {
                        done.countDown();
                    }
                },
                () -> {
                    nodes.mark(feature, Nodes.QUIET);
                    nodes.report(feature, artifact.id(), State.FAILED, Problem.of("extension.problem.blocked"), "");
                    register.setAside(feature, Problem.of("extension.problem.blocked"));
                    done.countDown();
                });
    }

    private Lane lane(String feature) {
        return lanes.compute(feature, (name, lane) -> lane == null || lane.abandoned() ? new Lane(name) : lane);
    }

    /** Abandons what does not come back. */
    private void watch() {
        lanes.forEach((feature, lane) -> {
            if (lane.blocked(patience)) {
                LOG.error("{} is blocked and is abandoned", feature);
                lane.abandon();
            } else if (server.blocked(feature)) {
                LOG.error("{} does not give its requests back and is cut off", feature);
                register.setAside(feature, Problem.of("extension.problem.requests"));
                server.cutOff(feature);
            }
        });
    }

    /** Carries out a change that was begun, on the extension's own thread; the register says how it went. */
    public void carryOut(Change change, StoredArtifact artifact) {
        String feature = change.feature();
        changing.add(feature);
        Lane lane = lane(feature);
        lane.run(
                () -> {
                    try {
                        act(change, artifact, lane);
                    } catch (Failure e) {
                        if (!lane.abandoned()) {
                            fail(change, artifact, e.problem(), e.detail());
                        }
                    } catch (RuntimeException e) {
                        LOG.error("{} of {} failed", change.act(), feature, e);
                        fail(change, artifact, Problem.of("extension.problem.failed", e.toString()), "");
                    } finally {
                        changing.remove(feature);
                        wake();
                    }
                },
                () -> {
                    nodes.mark(feature, Nodes.QUIET);
                    fail(change, artifact, Problem.of("extension.problem.blocked"), "");
                    changing.remove(feature);
                });
    }

    private void fail(Change change, StoredArtifact artifact, Problem problem, String detail) {
        LOG.warn("{} of {} {} failed: {}", change.act(), change.feature(), artifact.version(), detail);
        register.failed(change, artifact, problem, detail);
        server.running(change.feature())
                .ifPresent(a -> nodes.report(change.feature(), a.id(), State.RUNNING, null, ""));
    }

    private void act(Change change, StoredArtifact artifact, Lane lane) throws Failure {
        String feature = change.feature();
        boolean off = change.act() == Act.DISABLE || change.act() == Act.REMOVE;
        boolean idle = change.act() == Act.UPDATE
                && register.find(feature).map(e -> !e.enabled()).orElse(false);
        if (off || idle || (safeMode && !trusted(artifact))) {
            register.done(change, artifact);
            if (off) {
                server.stop(feature);
            }
            return;
        }
        register.phase(change, Phase.STARTING);
        Installed version = server.start(artifact, !trusted(artifact));
        if (lane.abandoned()) {
            server.discard(version);
            return;
        }
        try {
            register.phase(change, Phase.SWITCHING);
            register.done(change, artifact);
        } catch (RuntimeException e) {
            server.discard(version);
            throw e;
        }
        failed.remove(feature);
        server.use(version, !trusted(artifact));
    }
}
