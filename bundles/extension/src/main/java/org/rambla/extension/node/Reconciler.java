// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.node;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.rambla.extension.register.Artifacts;
import org.rambla.extension.register.Changes;
import org.rambla.extension.register.Extension;
import org.rambla.extension.register.Nodes;
import org.rambla.extension.register.Register;
import org.rambla.extension.register.Shipped;
import org.rambla.extension.register.StoredArtifact;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes this server run what the register says, at its start, after a change here and after a change on another server:
 * all of them the same case. What is blocked is abandoned.
 */
public final class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final long SEEN_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long FIRST_SWEEP_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long SWEEP_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final long POLL_MILLISECONDS = 500;

    private final Registers registers;
    private final Host host;
    private final Lanes lanes;
    private final StartWanted startWanted;
    private final CarryOut carryOut;
    private final Duration trial;
    private final Runnable before;
    private final Thread thread;

    private final CountDownLatch settled = new CountDownLatch(1);
    private final Object bell = new Object();
    private boolean rung;
    private volatile boolean stopped;

    /** What is known of extensions, here and everywhere. */
    record Registers(Register register, Changes changes, Artifacts artifacts, Nodes nodes, Shipped shipped) {}

    /**
     * @param trial after which the server has been up long enough to say that what it started does no harm
     * @param before run once, before the register is looked at for the first time
     */
    Reconciler(
            Registers registers,
            Host host,
            Lanes lanes,
            StartWanted startWanted,
            CarryOut carryOut,
            Duration trial,
            Runnable before) {
        this.registers = registers;
        this.host = host;
        this.lanes = lanes;
        this.startWanted = startWanted;
        this.carryOut = carryOut;
        this.trial = trial;
        this.before = before;
        this.thread = new Thread(this::run, "extensions");
        this.thread.setDaemon(true);
        carryOut.whenEnded(this::wake);
    }

    public void start() {
        thread.start();
    }

    public void stop() {
        stopped = true;
        wake();
        lanes.stop();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
            registers.nodes().quiet();
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
        return startWanted.safeMode();
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
            if (stopped) {
                LOG.debug("Extensions were not started before the end", e);
            } else {
                LOG.error("Extensions cannot be started", e);
            }
        }
        settled.countDown();
        Repeated proven = new Repeated(trial.toNanos(), Long.MAX_VALUE);
        Repeated sweep = new Repeated(FIRST_SWEEP_NANOS, SWEEP_NANOS);
        Repeated seen = new Repeated(0, SEEN_NANOS);
        long done = -1;
        while (!stopped) {
            try {
                long version = registers.register().version();
                if (startWanted.again() || version != done) {
                    done = reconcile() ? version : -1;
                }
                watch();
                seen.whenDue(registers.nodes()::seen);
                proven.whenDue(registers.nodes()::proven);
                sweep.whenDue(this::sweep);
            } catch (RuntimeException e) {
                if (stopped) {
                    LOG.debug("Extensions are not looked after any more", e);
                } else {
                    LOG.warn("Extensions cannot be looked after at the moment: {}", e.toString());
                }
            }
            await();
        }
    }

    private void sweep() {
        try {
            registers.artifacts().sweep(registers.shipped().ids());
            registers.nodes().forgetGone();
        } catch (IOException e) {
            LOG.warn("Files of extensions cannot be deleted: {}", e.toString());
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
        registers.nodes().begin();
        before.run();
        registers
                .changes()
                .interrupted()
                .forEach(change -> LOG.warn("{} of {} was interrupted", change.act(), change.feature()));
        new Culprits(registers.register(), registers.nodes()).blame();
        Map<String, StoredArtifact> wanted = startWanted.all();
        List<StoredArtifact> own =
                wanted.values().stream().filter(StoredArtifact::shipped).toList();
        List<StoredArtifact> others = wanted.values().stream()
                .filter(a -> !a.shipped())
                .sorted(Comparator.comparing(StoredArtifact::feature))
                .toList();
        CountDownLatch started = new CountDownLatch(own.size());
        own.forEach(artifact -> startWanted.run(artifact, started::countDown));
        await(started);
        for (StoredArtifact artifact : others) {
            CountDownLatch one = new CountDownLatch(1);
            startWanted.run(artifact, one::countDown);
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

    /** False when something was passed over because it is busy: then this must be done again. */
    boolean reconcile() {
        Map<String, StoredArtifact> wanted = startWanted.all();
        Set<String> features = new HashSet<>(wanted.keySet());
        for (Extension extension : registers.register().all()) {
            features.add(extension.feature());
        }
        boolean all = true;
        for (String feature : features) {
            if (carryOut.busyWith(feature) || lanes.busy(feature)) {
                all = false;
                continue;
            }
            StoredArtifact should = wanted.get(feature);
            Optional<StoredArtifact> does = host.running(feature);
            if (should == null && does.isPresent() && !startWanted.failedUpdate(feature)) {
                lanes.run(feature, lane -> host.stop(feature), () -> host.cutOff(feature));
            } else if (should != null && does.map(d -> d.id() != should.id()).orElse(true)) {
                startWanted.run(should, () -> {});
            }
        }
        return all;
    }

    /** Abandons what does not come back. */
    private void watch() {
        lanes.watch();
        for (StoredArtifact running : host.all()) {
            String feature = running.feature();
            if (host.blocked(feature)) {
                LOG.error("{} does not give its requests back and is cut off", feature);
                host.cutOff(feature);
                startWanted.setAside(running, "extension.problem.requests");
            }
        }
    }
}
