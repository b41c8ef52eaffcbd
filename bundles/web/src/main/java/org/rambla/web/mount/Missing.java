// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import static org.rambla.api.text.Html.escape;

import java.util.List;
import java.util.stream.Collectors;
import org.rambla.api.page.Parts;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;

/** Says which features did not answer for a page, instead of leaving them out without a word. */
final class Missing {
    private Missing() {}

    static Html of(List<MountedFeature> features, Visit visit) {
        String titles = features.stream().map(feature -> title(feature, visit)).collect(Collectors.joining(", "));
        return Html.trusted("<div class=\"notice warn\" role=\"status\">" + Parts.icon("triangle-alert") + "<p>"
                + escape(visit.text("web.panels.missing")) + " " + titles + ". <a href=\"" + escape(visit.path())
                + "\">" + escape(visit.text("web.panels.again")) + "</a></p></div>");
    }

    /** Where the feature is on in the space, its title leads to its own page. */
    private static String title(MountedFeature feature, Visit visit) {
        String key = feature.name() + ".title";
        String title = escape(visit.messages().has(key) ? visit.text(key) : feature.name());
        var tabs = feature.installed().tabs();
        return tabs.isEmpty() || visit.access().isEmpty()
                ? title
                : "<a href=\""
                        + escape(visit.space().path(feature.name(), tabs.get(0).path())) + "\">" + title + "</a>";
    }
}
