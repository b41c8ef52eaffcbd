// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.node;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.rambla.api.feature.FeatureVersions;
import org.rambla.extension.Problem;
import org.rambla.extension.artifact.BadArtifact;
import org.rambla.extension.guard.ExtensionBundles;
import org.rambla.extension.register.Artifacts;
import org.rambla.extension.register.NodeReport.State;
import org.rambla.extension.register.Nodes;
import org.rambla.extension.register.StoredArtifact;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The extensions that run on this server, in its framework. */
final class Server implements Host {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    /** A request that was let in just before the switch may not have entered the feature yet. */
    private static final long GRACE_MILLISECONDS = 2_000;

    private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long POLL_MILLISECONDS = 50;

    private final BundleContext context;
    private final ExtensionBundles owners;
    private final Artifacts artifacts;
    private final Nodes nodes;
    private final FeatureVersions versions;
    private final Probe probe;
    private final Map<String, Installed> running = new ConcurrentHashMap<>();
    private final Map<String, Installed> starting = new ConcurrentHashMap<>();

    Server(
            BundleContext context,
            ExtensionBundles owners,
            Artifacts artifacts,
            Nodes nodes,
            FeatureVersions versions,
            Probe probe) {
        this.context = context;
        this.owners = owners;
        this.artifacts = artifacts;
        this.nodes = nodes;
        this.versions = versions;
        this.probe = probe;
    }

    @Override
    public Collection<StoredArtifact> all() {
        return running.values().stream().map(Installed::artifact).toList();
    }

    @Override
    public Optional<StoredArtifact> running(String feature) {
        return Optional.ofNullable(running.get(feature)).map(Installed::artifact);
    }

    @Override
    public boolean blocked(String feature) {
        Installed version = running.get(feature);
        return version != null && versions.blocked(version.main());
    }

    @Override
    public Started start(StoredArtifact artifact, boolean onTrial) throws Failure {
        Installed version = install(artifact, onTrial);
        return new Started() {
            @Override
            public void use(boolean trial) {
                Server.this.use(version, trial);
            }

            @Override
            public void discard() {
                version.remove();
            }
        };
    }

    private Installed install(StoredArtifact artifact, boolean onTrial) throws Failure {
        String feature = artifact.feature();
        nodes.report(feature, artifact.id(), State.STARTING, null, "");
        if (onTrial) {
            nodes.mark(feature, Nodes.STARTING);
        }
        long began = System.nanoTime();
        Installed version = null;
        try {
            version = Installed.install(context, owners, artifact, artifacts.open(artifact));
            starting.put(feature, version);
            version.start();
            probe.await(version);
            LOG.info(
                    "{} {} can answer after {} ms",
                    feature,
                    artifact.version(),
                    (System.nanoTime() - began) / 1_000_000);
            return version;
        } catch (Failure e) {
            clear(version);
            throw e;
        } catch (BadArtifact e) {
            throw new Failure(e.problem(), "");
        } catch (BundleException e) {
            clear(version);
            throw new Failure(Problem.of("extension.problem.failed", Failure.reason(e)), e);
        } catch (InterruptedException e) {
            clear(version);
            Thread.currentThread().interrupt();
            throw new Failure(Problem.of("extension.problem.stopped"), "");
        } catch (Exception | LinkageError | StackOverflowError e) {
            clear(version);
            throw new Failure(Problem.of("extension.problem.failed", Failure.reason(e)), e);
        } finally {
            if (version != null) {
                starting.remove(feature, version);
            }
            if (onTrial) {
                nodes.mark(feature, Nodes.QUIET);
            }
        }
    }

    @Override
    public void abandon(String feature) {
        Installed version = starting.remove(feature);
        if (version != null) {
            version.abandon();
            versions.retire(version.main());
        }
    }

    private static void clear(Installed version) {
        if (version != null) {
            version.remove();
        }
    }

    private void use(Installed version, boolean onTrial) {
        String feature = version.artifact().feature();
        versions.makeCurrent(version.main());
        Installed before = running.put(feature, version);
        nodes.report(feature, version.artifact().id(), State.RUNNING, null, "");
        if (onTrial) {
            nodes.mark(feature, Nodes.ON_TRIAL);
        }
        if (before != null) {
            drain(before, "drain-" + feature);
        }
    }

    @Override
    public void stop(String feature) {
        Installed version = running.remove(feature);
        if (version != null) {
            versions.retire(version.main());
            drain(version, "drain-" + feature);
            nodes.report(feature, version.artifact().id(), State.OFF, null, "");
        }
    }

    @Override
    public void cutOff(String feature) {
        Installed version = running.remove(feature);
        if (version != null) {
            versions.retire(version.main());
            thread(version::remove, "remove-" + feature);
        }
    }

    private void drain(Installed version, String name) {
        thread(
                () -> {
                    try {
                        Thread.sleep(GRACE_MILLISECONDS);
                        long end = System.nanoTime() + DRAIN_NANOS;
                        while (!versions.idle(version.main()) && System.nanoTime() < end) {
                            Thread.sleep(POLL_MILLISECONDS);
                        }
                        version.remove();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (IllegalStateException e) {
                        LOG.debug("The server stops", e);
                    }
                },
                name);
    }

    private static void thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(Server.class.getClassLoader());
        thread.start();
    }
}
