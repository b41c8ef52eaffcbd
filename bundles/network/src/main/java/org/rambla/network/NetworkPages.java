// SPDX-License-Identifier: Apache-2.0
package org.rambla.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.Bodies;
import org.rambla.api.feature.Features;
import org.rambla.api.network.Audit;
import org.rambla.api.page.CorePages;
import org.rambla.api.people.Members;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Spaces;
import org.rambla.network.audit.AuditPages;
import org.rambla.network.audit.AuditTrail;
import org.rambla.network.legal.EditLegalPages;
import org.rambla.network.legal.LegalPages;
import org.rambla.network.logo.LogoPages;
import org.rambla.network.overview.OverviewPages;
import org.rambla.network.settings.EditNetwork;
import org.rambla.network.settings.LiveNetwork;
import org.rambla.network.settings.SettingsPages;
import org.rambla.network.wording.LanguagesPages;
import org.rambla.network.wording.LiveWordings;
import org.rambla.network.wording.WordingPages;

/** The bundle's pages. */
@Component
public final class NetworkPages implements CorePages {
    private final Set<Object> resources;

    @Activate
    public NetworkPages(
            BundleContext context,
            @Reference(name = "database", target = "(unit=network)") Database database,
            @Reference(name = "network") LiveNetwork network,
            @Reference(name = "wordings") LiveWordings wordings,
            @Reference(name = "audit") Audit audit,
            @Reference(name = "bodies") Bodies bodies,
            @Reference(name = "members") Members members,
            @Reference(name = "organisations") Organisations organisations,
            @Reference(name = "spaces") Spaces spaces) {
        this.resources = Set.of(
                new OverviewPages(members, organisations, () -> bundles(context), () -> features(context)),
                new SettingsPages(
                        network,
                        new EditNetwork(database, audit, () -> wordings.shares().keySet()),
                        wordings::shares),
                new LanguagesPages(network, wordings),
                new WordingPages(network, wordings),
                new LogoPages(database, audit, network),
                new LegalPages(network),
                new EditLegalPages(database, network, bodies, audit),
                new AuditPages(new AuditTrail(database), members, spaces));
    }

    /** Looked up when the overview is shown: a reference to all pages would be one to this component too. */
    private static List<CorePages> bundles(BundleContext context) {
        try {
            return context.getServiceReferences(CorePages.class, null).stream()
                    .sorted(Comparator.<ServiceReference<CorePages>>naturalOrder()
                            .reversed())
                    .map(context::getService)
                    .filter(pages -> pages != null)
                    .toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Features.Installed> features(BundleContext context) {
        ServiceReference<Features> reference = context.getServiceReference(Features.class);
        Features features = reference == null ? null : context.getService(reference);
        return features == null ? List.of() : new ArrayList<>(features.installed());
    }

    @Override
    public String name() {
        return "network";
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }

    @Override
    public List<Entry> administration() {
        return List.of(
                new Entry("overview", "network.nav.overview", "/admin", 0),
                new Entry("network", "network.nav.network", "/admin/network", 40),
                new Entry("audit", "network.nav.audit", "/admin/audit", 90));
    }
}
