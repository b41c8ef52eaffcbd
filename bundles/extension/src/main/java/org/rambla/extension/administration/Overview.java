// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.administration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Version;
import org.rambla.api.feature.FeatureOffers;
import org.rambla.extension.catalogue.Catalogue;
import org.rambla.extension.catalogue.Offer;
import org.rambla.extension.node.Node;
import org.rambla.extension.register.Change;
import org.rambla.extension.register.Extension;
import org.rambla.extension.register.NodeReport;
import org.rambla.extension.register.StoredArtifact;

/** Puts together what the pages show of extensions. */
public final class Overview {
    private final Node node;
    private final FeatureOffers offers;
    private final Catalogue catalogue;

    public Overview(Node node, FeatureOffers offers, Catalogue catalogue) {
        this.node = node;
        this.offers = offers;
        this.catalogue = catalogue;
    }

    /** All of them: first what needs attention, then by name; removed ones last. */
    public List<ExtensionLine> lines() {
        Map<String, Change> failed = new HashMap<>();
        node.changes().unsuccessful().forEach(c -> failed.putIfAbsent(c.feature(), c));
        List<NodeReport> reports = node.nodes().reports();
        Catalogue.Shelf shelf = catalogue.shelf();
        List<ExtensionLine> lines = new ArrayList<>();
        for (Extension extension : node.register().all()) {
            line(extension, reports, failed.get(extension.feature()), shelf).ifPresent(lines::add);
        }
        lines.sort((a, b) -> {
            int order = Integer.compare(rank(a), rank(b));
            return order != 0 ? order : a.feature().compareTo(b.feature());
        });
        return lines;
    }

    private static int rank(ExtensionLine line) {
        return line.attention() ? 0 : line.extension().removed() ? 2 : 1;
    }

    Optional<ExtensionLine> line(String feature) {
        Change failed = node.changes().unsuccessful().stream()
                .filter(c -> c.feature().equals(feature))
                .findFirst()
                .orElse(null);
        return node.register().find(feature).flatMap(e -> line(e, node.nodes().reports(), failed, catalogue.shelf()));
    }

    private Optional<ExtensionLine> line(
            Extension extension, List<NodeReport> reports, Change failed, Catalogue.Shelf shelf) {
        StoredArtifact artifact = node.artifacts().find(extension.artifact()).orElse(null);
        if (artifact == null) {
            return Optional.empty();
        }
        StoredArtifact ready = ready(extension, artifact).orElse(null);
        return Optional.of(new ExtensionLine(
                extension,
                artifact,
                reports.stream()
                        .filter(r -> r.feature().equals(extension.feature()))
                        .toList(),
                ready,
                offered(extension, artifact, ready, shelf).orElse(null),
                failed,
                offers.using(extension.feature()),
                node.reconciler().safeMode()));
    }

    /** The catalogue has a newer version than what is installed and than what the server brings. */
    private static Optional<Offer> offered(
            Extension extension, StoredArtifact now, StoredArtifact ready, Catalogue.Shelf shelf) {
        return extension.removed()
                ? Optional.empty()
                : shelf.newer(extension.feature(), ready == null ? now.version() : ready.version());
    }

    /** The server brings a newer version than the one that is installed, or the one that was removed. */
    private Optional<StoredArtifact> ready(Extension extension, StoredArtifact now) {
        return node.shipped()
                .of(extension.feature())
                .filter(a -> extension.removed()
                        || Version.parseVersion(a.version()).compareTo(Version.parseVersion(now.version())) > 0);
    }
}
