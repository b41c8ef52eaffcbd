// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.overview;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.rambla.api.feature.Features;
import org.rambla.api.page.CorePages;
import org.rambla.api.page.CorePages.Finding;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.people.Members;
import org.rambla.api.people.Organisations;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.network.jte.JteoverviewGenerated;

/** The front page of the administration: how large the network is, and what needs attention. */
@Path("/admin")
public final class OverviewPages {
    private final Members members;
    private final Organisations organisations;
    private final Supplier<List<CorePages>> bundles;
    private final Supplier<List<Features.Installed>> features;

    public OverviewPages(
            Members members,
            Organisations organisations,
            Supplier<List<CorePages>> bundles,
            Supplier<List<Features.Installed>> features) {
        this.members = members;
        this.organisations = organisations;
        this.bundles = bundles;
        this.features = features;
    }

    /** What the template shows. */
    public record View(List<Finding> figures, List<Finding> attention) {}

    @GET
    @Requires(Requires.ADMINISTRATOR)
    public Page show(@Context Visit visit) {
        View view = view(visit);
        return Page.of(
                        visit.text("network.overview.title"),
                        Html.of(out -> JteoverviewGenerated.render((HtmlTemplateOutput) out, null, view, visit)))
                .lead(Html.text(visit.text("network.overview.lead")))
                .tab("administration");
    }

    private View view(Visit visit) {
        List<Finding> figures = new ArrayList<>();
        List<Finding> attention = new ArrayList<>();
        figures.add(figure("network.overview.members", members.count(), "/people", visit));
        figures.add(figure("network.overview.organisations", organisations.all().size(), "/organisations", visit));
        for (CorePages bundle : bundles.get()) {
            for (Finding finding : bundle.findings(visit)) {
                (finding.attention() ? attention : figures).add(finding);
            }
        }
        for (Features.Installed feature : features.get()) {
            if (!feature.problem().isEmpty()) {
                String title = feature.name() + ".title";
                String name = visit.messages().has(title) ? visit.text(title) : feature.name();
                attention.add(new Finding(
                        visit.text("network.overview.featureProblem", name, feature.problem()),
                        "",
                        "/admin/extensions",
                        true));
            }
        }
        return new View(figures, attention);
    }

    private static Finding figure(String key, long number, String path, Visit visit) {
        return new Finding(visit.count(key, number), visit.times().number(number), path, false);
    }
}
