// SPDX-License-Identifier: Apache-2.0
package org.rambla.network.wording;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.network.jte.JtelanguagesGenerated;
import org.rambla.network.settings.LiveNetwork;

/** Languages of the interface, for administrators: how complete each is, and a new one. */
@Path("/admin/languages")
public final class LanguagesPages {
    private final LiveNetwork network;
    private final LiveWordings wordings;

    public LanguagesPages(LiveNetwork network, LiveWordings wordings) {
        this.network = network;
        this.wordings = wordings;
    }

    /**
     * One language of the list.
     *
     * @param offered whether members may choose it
     */
    public record Line(
            String language, String name, int share, long missing, long outdated, long own, boolean offered) {}

    @GET
    @Requires(Requires.ADMINISTRATOR)
    public Page show(@Context Visit visit) {
        return page(visit, null);
    }

    /** A language is there once it has a text; so this only leads to where they are written. */
    @POST
    @Requires(Requires.ADMINISTRATOR)
    public Object begin(@Context Visit visit, @Context Form form) {
        String language = form.value("language");
        if (!Tongues.known(language)) {
            form.reject("language", "web.problem.choice");
            return page(visit, form).invalid();
        }
        return Redirect.to("/admin/languages/" + language);
    }

    private Page page(Visit visit, Form form) {
        wordings.refresh();
        Set<String> there = wordings.languages();
        List<Line> lines = new ArrayList<>();
        for (String language : there) {
            Catalogue catalogue = wordings.catalogue(language);
            lines.add(new Line(
                    language,
                    Tongues.name(language, visit),
                    catalogue.share(),
                    catalogue.missing(),
                    catalogue.outdated(),
                    catalogue.own(),
                    network.languages().contains(language)));
        }
        Map<String, String> others = new LinkedHashMap<>();
        others.put("", visit.text("network.wording.language.choose"));
        others.putAll(Tongues.but(there, visit));
        Fields fields = Fields.of(visit, form);
        return Page.of(
                        visit.text("network.wording.title"),
                        Html.of(out -> JtelanguagesGenerated.render(
                                (HtmlTemplateOutput) out, null, lines, others, form, fields, visit)))
                .lead(Html.text(visit.text("network.wording.lead")))
                .crumb(visit.text("network.settings.title"), "/admin/network")
                .tab("administration");
    }
}
