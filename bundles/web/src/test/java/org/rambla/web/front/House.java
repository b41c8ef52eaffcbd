// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.front;

import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;
import org.rambla.api.feature.Feature;
import org.rambla.api.page.CorePages;
import org.rambla.web.form.BrowserKey;
import org.rambla.web.gate.Gate;
import org.rambla.web.gate.RequestVisit;
import org.rambla.web.mount.MountedFeatures;
import org.rambla.web.shell.Shell;
import org.rambla.web.text.BundleMessages;

/** The way in, as it runs: a framework, a web server on a free port, and a {@link Town} behind them. */
public final class House implements AutoCloseable {
    private static final String CORE_PAGES =
            "osgi.service;objectClass:List<String>=\"" + CorePages.class.getName() + "\"";

    /** How long a page waits for panels, in milliseconds: a machine that stands still for a while changes nothing. */
    private final AtomicLong patience = new AtomicLong(60_000);

    private final Path home;
    private final Framework framework;
    private final Bundle web;
    private final Town town = new Town();
    private final BundleMessages messages;
    private final Shell shell;
    private final MountedFeatures mounted;
    private final Gate gate;
    private final Map<String, String> configuration = new HashMap<>();
    private Door door;
    private Server server;

    /** @param promised symbolic names of bundles that say that they bring pages of core, each as often as it does */
    public House(String... promised) {
        try {
            home = Files.createTempDirectory("rambla-house");
            framework = new FrameworkFactory()
                    .newFramework(Map.of(
                            "org.osgi.framework.storage", home.resolve("felix").toString(),
                            "felix.log.level", "0",
                            "org.osgi.framework.bootdelegation", "org.rambla.*"));
            framework.start();
            for (String name : new TreeSet<>(List.of(promised))) {
                promise(name, (int) Arrays.stream(promised).filter(name::equals).count());
            }
            web = bundle("org.rambla.web", "1.0.0", "", resources());
            messages = new BundleMessages(web.getBundleContext());
            shell = new Shell(web.getBundleContext(), town);
            mounted = new MountedFeatures(web.getBundleContext(), shell, patience::get);
            gate = new Gate(mounted, town, town);
        } catch (IOException | BundleException e) {
            throw new IllegalStateException(e);
        }
    }

    private void promise(String name, int services) throws IOException, BundleException {
        Map<String, byte[]> components = new LinkedHashMap<>();
        for (int i = 0; i < services; i++) {
            String component = "<provide interface=\"" + CorePages.class.getName() + "\"/>";
            components.put("OSGI-INF/" + i + ".xml", component.getBytes(StandardCharsets.UTF_8));
        }
        components.put(
                "OSGI-INF/other.xml", "<provide interface=\"java.lang.Runnable\"/>".getBytes(StandardCharsets.UTF_8));
        bundle(name, "1.0.0", CORE_PAGES + "\nService-Component: " + String.join(",", components.keySet()), components);
    }

    /** What the real bundle has at its root. */
    private static Map<String, byte[]> resources() throws IOException {
        Path root = Path.of("src/main/resources");
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                files.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return files;
    }

    /** Installs and starts a bundle without code. */
    public Bundle bundle(String name, String version, String capability, Map<String, byte[]> files)
            throws IOException, BundleException {
        Path jar = Files.createTempFile(home, "bundle", ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out)) {
            String manifest = "Manifest-Version: 1.0\nBundle-ManifestVersion: 2\nBundle-SymbolicName: " + name
                    + "\nBundle-Version: " + version + "\n"
                    + (capability.isEmpty() ? "" : "Provide-Capability: " + capability + "\n");
            add(zip, "META-INF/MANIFEST.MF", manifest.getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                add(zip, file.getKey(), file.getValue());
            }
        }
        Bundle bundle = framework.getBundleContext().installBundle(jar.toUri().toString());
        bundle.start();
        return bundle;
    }

    private static void add(JarOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new JarEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    /** Installs a feature and waits until it is running or has failed. */
    public Bundle feature(String name, Feature feature, String... permissions) {
        Bundle bundle = install(name, feature, permissions);
        await(() -> mounted.installed().stream()
                .anyMatch(f -> f.name().equals(name) && f.state() != org.rambla.api.feature.Features.State.STARTING));
        return bundle;
    }

    /** Installs a feature and waits for nothing. */
    public Bundle install(String name, Feature feature, String... permissions) {
        try {
            Bundle bundle = bundle(
                    "org.rambla." + name,
                    "1.0.0",
                    "org.rambla.feature;name=" + name + ";permissions:List<String>=\"" + String.join(",", permissions)
                            + "\"",
                    Map.of());
            bundle.getBundleContext().registerService(Feature.class, feature, null);
            return bundle;
        } catch (IOException | BundleException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds pages of core. */
    public void core(String name, Object... resources) {
        core(web, name, resources);
    }

    /** Adds the pages that a bundle promised. */
    public ServiceRegistration<CorePages> keepPromise(String bundle, Object... resources) {
        Bundle owner = Arrays.stream(framework.getBundleContext().getBundles())
                .filter(b -> bundle.equals(b.getSymbolicName()))
                .findFirst()
                .orElseThrow();
        return core(owner, bundle, resources);
    }

    private static ServiceRegistration<CorePages> core(Bundle owner, String name, Object... resources) {
        return owner.getBundleContext()
                .registerService(
                        CorePages.class,
                        new CorePages() {
                            @Override
                            public String name() {
                                return name;
                            }

                            @Override
                            public Set<Object> resources() {
                                return Set.of(resources);
                            }
                        },
                        null);
    }

    private static void await(BooleanSupplier there) {
        for (int i = 0; i < 12_000 && !there.getAsBoolean(); i++) {
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        if (!there.getAsBoolean()) {
            throw new IllegalStateException("It did not come");
        }
    }

    /** From now on a page waits so many milliseconds for panels. */
    public void patience(long milliseconds) {
        patience.set(milliseconds);
    }

    /** A value of the front's configuration; before {@link #open}. */
    public House with(String name, String value) {
        configuration.put(name, value);
        return this;
    }

    /** Opens the door; returns how to knock. */
    public Knock open() {
        door = new Door(web.getBundleContext());
        Front front = new Front(
                new Configured(configuration), town, messages, town, town, mounted, gate, town, town, shell, door);
        server = new Server();
        // Jetty refuses most odd addresses by itself. Here it hands them all on, so that nothing depends on that.
        HttpConfiguration http = new HttpConfiguration();
        http.setUriCompliance(UriCompliance.UNSAFE);
        server.addConnector(new ServerConnector(server, new HttpConnectionFactory(http)));
        ServletContextHandler context = new ServletContextHandler();
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        ServletHolder holder = new ServletHolder(front);
        holder.getRegistration()
                .setMultipartConfig(new MultipartConfigElement(home.toString(), 110L << 20, 110L << 20, 256 << 10));
        context.addServlet(holder, "/*");
        context.setMaxFormContentSize(100_000_000);
        context.setMaxFormKeys(10_000);
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return new Knock(((ServerConnector) server.getConnectors()[0]).getLocalPort());
    }

    /** The visit of a member (0: a guest) at an address. */
    public RequestVisit visit(long member, String address) {
        int mark = address.indexOf('?');
        var surroundings = new RequestVisit.Surroundings(
                mark < 0 ? address : address.substring(0, mark),
                mark < 0 ? null : address.substring(mark + 1),
                "0123456789ab",
                "192.0.2.1",
                "network.example",
                false,
                new BrowserKey(null));
        return new RequestVisit(
                town.find("token-" + member).orElse(null),
                messages.in("en"),
                ZoneId.of("Europe/Brussels"),
                surroundings,
                town,
                mounted);
    }

    Door door() {
        return door;
    }

    /** Stops the framework, as the launcher does; the web server is none of its business here. */
    void stopFramework() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(20_000);
    }

    public Town town() {
        return town;
    }

    public Gate gate() {
        return gate;
    }

    public MountedFeatures mounted() {
        return mounted;
    }

    public BundleMessages messages() {
        return messages;
    }

    public Shell shell() {
        return shell;
    }

    public BundleContext context() {
        return web.getBundleContext();
    }

    @Override
    public void close() {
        try {
            if (server != null) {
                server.stop();
            }
            framework.stop();
            framework.waitForStop(5_000);
            try (Stream<Path> all = Files.walk(home)) {
                List<Path> deepest = all.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepest) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The configuration as the component runtime would hand it over. */
    private record Configured(Map<String, String> values) implements Front.Config {
        @Override
        public String proxies() {
            return values.getOrDefault("proxies", "");
        }

        @Override
        public String baseUrl() {
            return values.getOrDefault("baseUrl", "");
        }

        @Override
        public boolean countStatements() {
            return Boolean.parseBoolean(values.getOrDefault("countStatements", "false"));
        }

        @Override
        public int memberWritesPerMinute() {
            return Integer.parseInt(values.getOrDefault("memberWritesPerMinute", "100000"));
        }

        @Override
        public int guestWritesPerMinute() {
            return Integer.parseInt(values.getOrDefault("guestWritesPerMinute", "100000"));
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return Front.Config.class;
        }
    }
}
