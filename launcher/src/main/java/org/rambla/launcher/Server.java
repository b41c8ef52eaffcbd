// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.BundleRevision;

/** The framework with the bundles of the features asked for. */
public final class Server {
    /** Set by a bundle that finds that the server cannot run: the exit code. */
    static final String EXIT = "rambla.exit";

    private static final int FULL = 100;
    private static final String SYSTEM_PACKAGES = String.join(
            ",",
            "jakarta.json;version=2.1.3",
            "jakarta.json.spi;version=2.1.3",
            "jakarta.json.stream;version=2.1.3",
            "org.apache.felix.cm.json.io;version=1.0.0",
            "org.osgi.util.converter;version=1.0.9",
            "org.osgi.util.function;version=1.2.0",
            "org.osgi.service.feature;version=1.0.0");

    private final Framework framework;

    private Server(Framework framework) {
        this.framework = framework;
    }

    /**
     * Boots the framework and starts the bundles.
     *
     * @param properties further framework properties; bundles read them
     */
    public static Server start(
            Distribution distribution, Path home, List<String> features, Map<String, String> properties)
            throws IOException, BundleException, InterruptedException {
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(settings(distribution, home, features, properties));
        framework.init();
        Server server = new Server(framework);
        List<Bundle> bundles = server.install(distribution.bundles(features));
        framework.start();
        for (Bundle bundle : bundles) {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
        }
        CountDownLatch reached = new CountDownLatch(1);
        framework.adapt(FrameworkStartLevel.class).setStartLevel(FULL, event -> reached.countDown());
        reached.await();
        return server;
    }

    /** The framework properties, for whoever boots the framework otherwise. */
    public static Map<String, String> settings(
            Distribution distribution, Path home, List<String> features, Map<String, String> properties)
            throws IOException {
        Map<String, String> settings = new HashMap<>(properties);
        settings.put(Constants.FRAMEWORK_STORAGE, home.resolve("cache").toString());
        settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        // An extension may be there twice with one version while one build of it replaces another.
        settings.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        settings.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, "1");
        settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SYSTEM_PACKAGES);
        settings.put(Constants.FRAMEWORK_BOOTDELEGATION, "sun.misc,sun.reflect");
        settings.put("felix.log.level", "1");
        settings.put("org.apache.felix.http.require.config", "true");
        settings.put("configurator.initial", distribution.configuration());
        settings.put("rambla.startlevel", Integer.toString(FULL));
        settings.put("rambla.home", home.toString());
        settings.put(
                "rambla.shipped",
                String.join(
                        "\n",
                        distribution.extensions(features).stream()
                                .map(files -> String.join(
                                        "\t", files.stream().map(Path::toString).toList()))
                                .toList()));
        return settings;
    }

    private List<Bundle> install(Map<Path, Integer> jars) throws BundleException {
        BundleContext context = framework.getBundleContext();
        List<Bundle> bundles = new ArrayList<>();
        for (Map.Entry<Path, Integer> jar : jars.entrySet()) {
            Bundle bundle = context.installBundle("reference:" + jar.getKey().toUri());
            boolean fragment = (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
            if (!fragment) {
                bundle.adapt(BundleStartLevel.class).setStartLevel(jar.getValue());
                bundles.add(bundle);
            }
        }
        return bundles;
    }

    /** Bundles that should be active and are not, with their state. */
    public List<String> notActive() {
        List<String> names = new ArrayList<>();
        for (Bundle bundle : framework.getBundleContext().getBundles()) {
            boolean fragment = (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
            if (!fragment && (bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) == 0) {
                names.add(bundle.getSymbolicName());
            }
        }
        return names;
    }

    /** Whether nobody has stopped it, or is about to because it cannot run. */
    public boolean running() {
        return framework.getState() == Bundle.ACTIVE && System.getProperty(EXIT) == null;
    }

    public BundleContext context() {
        return framework.getBundleContext();
    }

    /** Stops; false when it took longer than that. */
    public boolean stop(long milliseconds) throws BundleException, InterruptedException {
        framework.stop();
        return framework.waitForStop(milliseconds).getType() != org.osgi.framework.FrameworkEvent.WAIT_TIMEDOUT;
    }

    /** Waits until the server has stopped. */
    public void await() throws InterruptedException {
        framework.waitForStop(0);
    }
}
