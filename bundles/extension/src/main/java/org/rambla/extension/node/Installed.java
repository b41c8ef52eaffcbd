// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.rambla.extension.artifact.Artifact;
import org.rambla.extension.artifact.BadArtifact;
import org.rambla.extension.artifact.BundleFile;
import org.rambla.extension.guard.ExtensionBundles;
import org.rambla.extension.register.StoredArtifact;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One version of an extension in this server's framework. Two of them may be there at once. */
final class Installed {
    private static final Logger LOG = LoggerFactory.getLogger(Installed.class);
    private static final int LEVEL = 20;

    private final BundleContext context;
    private final ExtensionBundles owners;
    private final StoredArtifact artifact;
    private final String location;
    private final List<Bundle> bundles = new ArrayList<>();
    private Bundle main;
    private volatile boolean abandoned;

    private Installed(BundleContext context, ExtensionBundles owners, StoredArtifact artifact) {
        this.context = context;
        this.owners = owners;
        this.artifact = artifact;
        this.location = owners.location(artifact.feature(), artifact.sha256());
    }

    /** Installs the bundles; none of their code runs. */
    static Installed install(BundleContext context, ExtensionBundles owners, StoredArtifact artifact, Artifact opened)
            throws BundleException, IOException, BadArtifact {
        Installed installed = new Installed(context, owners, artifact);
        try {
            int place = 0;
            for (BundleFile file : opened.bundles()) {
                installed.add(file, place++);
            }
        } catch (BundleException | RuntimeException e) {
            installed.remove();
            throw e;
        }
        return installed;
    }

    private void add(BundleFile file, int place) throws BundleException {
        Bundle bundle = context.installBundle(ExtensionBundles.location(location, place), input(file));
        bundles.add(bundle);
        bundle.adapt(BundleStartLevel.class).setStartLevel(LEVEL);
        if (file.symbolicName().equals(artifact.facts().symbolicName())) {
            main = bundle;
        }
    }

    private static InputStream input(BundleFile file) throws BundleException {
        try {
            return Files.newInputStream(file.file());
        } catch (IOException e) {
            throw new BundleException("The file is gone: " + file.file().getFileName(), e);
        }
    }

    /** Starts the bundles on this thread, which is the extension's own; its threads are known by their class loader. */
    void start() throws BundleException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        context.getBundle(0).adapt(FrameworkWiring.class).resolveBundles(bundles);
        BundleWiring wiring = main.adapt(BundleWiring.class);
        thread.setContextClassLoader(wiring == null ? before : wiring.getClassLoader());
        try {
            for (Bundle bundle : bundles) {
                bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Stops and uninstalls; what hangs or throws is left to the next restart. */
    void remove() {
        for (int i = bundles.size() - 1; i >= 0; i--) {
            Bundle bundle = bundles.get(i);
            try {
                bundle.stop(Bundle.STOP_TRANSIENT);
            } catch (BundleException | RuntimeException e) {
                LOG.warn("{} does not stop: {}", bundle, e.toString());
            }
            try {
                bundle.uninstall();
            } catch (BundleException | RuntimeException e) {
                LOG.warn("{} cannot be uninstalled: {}", bundle, e.toString());
            }
        }
        context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(bundles);
        bundles.forEach(owners::remove);
        new LeftThreads(artifact.feature(), bundles).end();
    }

    /** Nobody waits any more until it can answer. */
    void abandon() {
        abandoned = true;
    }

    boolean abandoned() {
        return abandoned;
    }

    StoredArtifact artifact() {
        return artifact;
    }

    List<Bundle> bundles() {
        return bundles;
    }

    /** Id of the bundle that brings the feature. */
    long main() {
        return main.getBundleId();
    }
}
