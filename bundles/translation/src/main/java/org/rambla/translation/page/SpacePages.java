// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.page;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.network.Network;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.translation.jte.JteworkGenerated;

/** The translations of a space, for those who may correct them: {@code /s/{space}/translation}. */
@Path("/")
public final class SpacePages {
    private final WorkList work;
    private final Network network;

    public SpacePages(Database database, ContentRegister register, Network network) {
        this.work = new WorkList(database, register);
        this.network = network;
    }

    /**
     * What is shown.
     *
     * @param languages those of the network
     * @param language the one whose translations are listed
     * @param next address of the next page, "" for none
     */
    public record View(
            List<String> languages,
            String language,
            List<WorkList.Line> lines,
            String next,
            List<WorkList.Coverage> coverage) {}

    @GET
    @Requires("translation.correct")
    public Page work(
            @QueryParam("into") @DefaultValue("") String into,
            @QueryParam("after") @DefaultValue("") String after,
            @Context Visit visit) {
        List<String> languages = network.languages();
        String language = into.isEmpty() ? visit.language() : into;
        if (!languages.contains(language)) {
            throw Refusal.notFound();
        }
        WorkList.Lines lines =
                work.lines(language, WorkList.Position.parse(after).orElse(null), visit);
        String base = visit.space().path("translation", "");
        View view = new View(
                languages,
                language,
                lines.lines(),
                lines.next() == null ? "" : base + "?into=" + language + "&after=" + lines.next(),
                after.isEmpty() ? work.coverage(languages, visit.space().id()) : List.of());
        Html body = Html.of(out -> JteworkGenerated.render((HtmlTemplateOutput) out, null, view, base, visit));
        return Page.of(visit.text("translation.title"), body).tab("translation").hidden();
    }
}
