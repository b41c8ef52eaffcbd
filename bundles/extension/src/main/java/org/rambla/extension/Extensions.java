// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.resolver.Resolver;
import org.rambla.api.feature.FeatureOffers;
import org.rambla.api.feature.FeatureTraces;
import org.rambla.api.feature.FeatureVersions;
import org.rambla.api.feature.Installation;
import org.rambla.api.network.Audit;
import org.rambla.api.page.CorePages;
import org.rambla.api.page.Ready;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Units;
import org.rambla.api.text.Messages;
import org.rambla.extension.administration.Administration;
import org.rambla.extension.catalogue.Catalogue;
import org.rambla.extension.change.Changing;
import org.rambla.extension.change.EraseData;
import org.rambla.extension.change.Stage;
import org.rambla.extension.check.Check;
import org.rambla.extension.development.DevelopmentFolder;
import org.rambla.extension.guard.ExtensionBundles;
import org.rambla.extension.guard.Walls;
import org.rambla.extension.node.Node;
import org.rambla.extension.register.Artifacts;
import org.rambla.extension.register.Changes;
import org.rambla.extension.register.Keys;
import org.rambla.extension.register.Nodes;
import org.rambla.extension.register.Register;

/**
 * Puts the parts together and starts the extensions. The pages are registered by hand, after everything they need is
 * there: as a component of their own they would be asked for by what they wait for.
 */
@Component(
        service = {Extensions.class, Installation.class},
        immediate = true)
public final class Extensions implements Installation {
    private final BundleContext context;
    private final Node node;
    private final ServiceRegistration<CorePages> pages;

    /** Null unless the server was started with --dev. */
    private final DevelopmentFolder development;

    @Activate
    public Extensions(
            BundleContext context,
            @Reference(name = "database", target = "(unit=extension)") Database database,
            @Reference(name = "audit") Audit audit,
            @Reference(name = "units") Units units,
            @Reference(name = "components") ServiceComponentRuntime components,
            @Reference(name = "versions") FeatureVersions versions,
            @Reference(name = "resolver") Resolver resolver,
            @Reference(name = "offers") FeatureOffers offers,
            @Reference(name = "owners") ExtensionBundles owners,
            // Stand before the first extension starts, and until the last one has stopped.
            @Reference(name = "walls") Walls walls,
            // Extensions start when everything that they may ask for is there.
            @Reference(name = "ready") Ready ready) {
        this.context = context;
        Path home = Path.of(context.getProperty("rambla.home"));
        Register register = new Register(database, audit);
        Changes changes = new Changes(database, audit, units.node());
        Artifacts artifacts = new Artifacts(database, home.resolve("extensions"));
        Nodes nodes = new Nodes(database, units.node(), label(context));
        EraseData erase = new EraseData(register, changes, artifacts, nodes, units, new Traces());
        node = Node.of(
                new Node.Parts(context, owners, components, versions, units),
                new Node.Registers(register, changes, artifacts, nodes),
                new Node.Settings(
                        "true".equals(context.getProperty("rambla.safe")),
                        seconds(context, "patience", 30),
                        seconds(context, "trial", 10)),
                () -> shipped(context),
                erase::goOn);
        Keys keys = new Keys(database, audit);
        Check check = new Check(context, resolver, owners, register, artifacts, keys, units);
        Stage stage = new Stage(check, artifacts);
        Changing changing = new Changing(node, stage, offers);
        Catalogue catalogue = new Catalogue(database, audit, stage::take);
        node.reconciler().start();
        String folder = context.getProperty("rambla.dev");
        development = folder == null || folder.isBlank()
                ? null
                : new DevelopmentFolder(Path.of(folder), stage, changing, this::settled);
        if (development != null) {
            development.start();
        }
        pages = context.registerService(
                CorePages.class,
                new Administration(
                        node, keys, catalogue, check, stage, changing, erase, offers, home.resolve("install")),
                null);
    }

    /** What people call this server: the name of the machine, and the port. */
    private static String label(BundleContext context) {
        String machine;
        try {
            machine = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            machine = "localhost";
        }
        String port = context.getProperty("rambla.port");
        return machine.substring(0, Math.min(machine.length(), 190)) + (port == null ? "" : ":" + port);
    }

    /** So many seconds, unless a property says otherwise. */
    private static Duration seconds(BundleContext context, String name, long usual) {
        String said = context.getProperty("rambla.extension." + name);
        return Duration.ofSeconds(said == null ? usual : Long.parseLong(said));
    }

    /** What the launcher says comes with the server: an extension a line, its files with tabs between them. */
    private static List<List<Path>> shipped(BundleContext context) {
        String said = context.getProperty("rambla.shipped");
        return (said == null ? "" : said)
                .lines()
                .map(line -> Arrays.stream(line.split("\t")).map(Path::of).toList())
                .filter(files -> files.stream().allMatch(Files::exists))
                .toList();
    }

    @Deactivate
    void stop() {
        pages.unregister();
        if (development != null) {
            development.stop();
        }
        node.reconciler().stop();
    }

    @Override
    public String trouble(Messages messages) {
        return development == null ? "" : development.trouble(messages);
    }

    @Override
    public boolean settled() {
        return node.reconciler().settled();
    }

    /** What the bundles of core keep of features; looked up when asked. */
    private final class Traces implements FeatureTraces {
        private List<FeatureTraces> all() {
            try {
                List<FeatureTraces> all = new ArrayList<>();
                for (ServiceReference<FeatureTraces> reference :
                        context.getServiceReferences(FeatureTraces.class, null)) {
                    FeatureTraces service = context.getService(reference);
                    if (service == null) {
                        throw new Refusal(503, "web.refusal.busy");
                    }
                    all.add(service);
                }
                return all;
            } catch (InvalidSyntaxException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public List<String> count(String feature, Messages messages) {
            return all().stream()
                    .flatMap(t -> t.count(feature, messages).stream())
                    .toList();
        }

        @Override
        public void erase(String feature) {
            all().forEach(t -> t.erase(feature));
        }
    }
}
