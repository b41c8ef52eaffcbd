// SPDX-License-Identifier: Apache-2.0
package org.rambla.demo;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rambla.api.demo.DemoSeeder;
import org.rambla.api.feature.Installation;
import org.rambla.api.people.Members;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills an empty server once everybody who has a part in it is there; leaves a server with members alone. */
@Component(
        immediate = true,
        service = {})
public final class DemoRun {
    private static final Logger LOG = LoggerFactory.getLogger(DemoRun.class);
    private static final String ACCOUNTS = """

            Demonstration accounts, one per role; the password of each is rambla-demo-2026
              administrator@demo.example   administrator of the network
              manager@demo.example         programme manager
              moderator@demo.example       moderator of a space
              member@demo.example          member of some spaces
              newcomer@demo.example        member of the network, of no space yet
            """;

    private final BundleContext context;
    private final Members members;
    private final Installation installation;
    private final Thread thread;

    @Reference(name = "seeders", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private final List<DemoSeeder> seeders = new CopyOnWriteArrayList<>();

    @Activate
    public DemoRun(
            BundleContext context,
            @Reference(name = "members") Members members,
            @Reference(name = "installation") Installation installation) {
        this.context = context;
        this.members = members;
        this.installation = installation;
        thread = new Thread(this::run, "demo");
        thread.start();
    }

    @Deactivate
    void close() {
        thread.interrupt();
    }

    /**
     * Seeders come with their bundles' part of the database, which is opened beside the start, those of extensions when
     * these are started. The manifests tell how many there will be; a server whose bundle does not get that far stays without a demonstration rather than with a part.
     */
    private boolean awaitSeeders() {
        try {
            while (!installation.settled() || seeders.size() < promised()) {
                Thread.sleep(200);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private long promised() {
        return Arrays.stream(context.getBundles())
                .map(bundle -> bundle.adapt(BundleRevision.class))
                .filter(Objects::nonNull)
                .flatMap(revision -> revision.getDeclaredCapabilities("osgi.service").stream())
                .map(capability -> capability.getAttributes().get("objectClass"))
                .filter(types -> types instanceof Collection<?> all && all.contains(DemoSeeder.class.getName()))
                .count();
    }

    private void run() {
        System.out.println(ACCOUNTS);
        if (members.count() > 0 || !awaitSeeders()) {
            return;
        }
        long start = System.nanoTime();
        System.out.println("The demonstration network is being filled in; pages appear as it grows.");
        DemoData data = new DemoData(context.getBundle());
        for (DemoSeeder seeder : seeders.stream()
                .sorted(Comparator.comparingInt(DemoSeeder::order))
                .toList()) {
            try {
                seeder.seed(data);
            } catch (Exception e) {
                LOG.error(
                        "The demonstration network stays incomplete: {}",
                        seeder.getClass().getName(),
                        e);
                return;
            }
        }
        System.out.printf("The demonstration network is complete (%.1f s).%n", (System.nanoTime() - start) / 1e9);
    }
}
