// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.administration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rambla.api.feature.FeatureOffers;
import org.rambla.api.page.CorePages;
import org.rambla.api.visit.Visit;
import org.rambla.extension.api.ExtensionApi;
import org.rambla.extension.catalogue.Catalogue;
import org.rambla.extension.change.Changing;
import org.rambla.extension.change.EraseData;
import org.rambla.extension.change.Stage;
import org.rambla.extension.check.Check;
import org.rambla.extension.node.Node;
import org.rambla.extension.register.Keys;

/** The bundle's pages. */
public final class Administration implements CorePages {
    private final Overview overview;
    private final Set<Object> resources;

    /** @param inbox folder of the server where files to install may be put */
    public Administration(
            Node node,
            Keys keys,
            Catalogue catalogue,
            Check check,
            Stage stage,
            Changing changing,
            EraseData erase,
            FeatureOffers offers,
            Path inbox) {
        overview = new Overview(node, offers, catalogue);
        resources = Set.of(
                new ExtensionPages(overview, node, check, changing, erase),
                new InstallPages(node.artifacts(), stage, changing, offers, new Inbox(inbox)),
                new KeyPages(keys),
                new CataloguePages(catalogue, overview),
                new ExtensionApi(overview, node, stage, changing, offers),
                new ChangePages(node.changes(), node.artifacts()));
    }

    @Override
    public String name() {
        return "extension";
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }

    @Override
    public List<Entry> administration() {
        return List.of(new Entry("extensions", "extension.title", "/admin/extensions", 5));
    }

    @Override
    public List<Finding> findings(Visit visit) {
        List<ExtensionLine> lines = overview.lines();
        List<Finding> findings = new ArrayList<>();
        long running = lines.stream()
                .filter(l -> l.standing() == ExtensionLine.Standing.RUNNING)
                .count();
        findings.add(new Finding(
                visit.count("extension.figure", running), visit.times().number(running), "/admin/extensions", false));
        long attention = lines.stream().filter(ExtensionLine::attention).count();
        if (attention > 0) {
            findings.add(new Finding(visit.count("extension.attention", attention), "", "/admin/extensions", true));
        }
        return findings;
    }
}
