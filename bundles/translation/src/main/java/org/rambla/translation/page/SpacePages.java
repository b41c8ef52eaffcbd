// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.page;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rambla.api.network.Network;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.space.Role;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.translation.jte.JteworkGenerated;
import org.rambla.translation.page.WorkList.Show;

/** The translations of a space, for those who may correct them: {@code /s/{space}/translation}. */
@Path("/")
public final class SpacePages {
    private final WorkList work;
    private final Network network;

    public SpacePages(WorkList work, Network network) {
        this.work = work;
        this.network = network;
    }

    /**
     * What is shown.
     *
     * @param languages those of the network
     * @param language the one whose translations are listed
     * @param show which are listed
     * @param read whether what members opened most stands first
     * @param next address of the next page, "" for none
     * @param coverage for managers; empty for everybody else
     * @param total texts of the space, for managers
     */
    public record View(
            List<String> languages,
            String language,
            Show show,
            boolean read,
            List<WorkList.Line> lines,
            Map<Long, Long> times,
            String next,
            List<Coverage> coverage,
            long total) {
        /** What follows the address of the page. */
        public static String query(String into, Show which, boolean mostRead) {
            return "?into=" + into
                    + (which == Show.OPEN ? "" : "&show=" + which.name().toLowerCase(Locale.ROOT))
                    + (mostRead ? "&order=read" : "");
        }
    }

    @GET
    @Requires("translation.correct")
    public Page work(
            @QueryParam("into") @DefaultValue("") String into,
            @QueryParam("show") @DefaultValue("") String show,
            @QueryParam("order") @DefaultValue("") String order,
            @QueryParam("after") @DefaultValue("") String after,
            @Context Visit visit) {
        List<String> languages = network.languages();
        String language = into.isEmpty() ? visit.language() : into;
        if (!languages.contains(language)) {
            throw Refusal.notFound();
        }
        Show which = Show.of(show);
        boolean read = order.equals("read");
        WorkList.Lines lines =
                work.lines(language, which, read, Sequence.Position.parse(after).orElse(null), visit);
        String base = visit.space().path("translation", "");
        boolean figures = after.isEmpty() && visit.role().atLeast(Role.MANAGER);
        View view = new View(
                languages,
                language,
                which,
                read,
                lines.lines(),
                lines.times(),
                lines.next() == null ? "" : base + View.query(language, which, read) + "&after=" + lines.next(),
                figures ? work.coverage(languages, visit.space().id()) : List.of(),
                figures ? work.total(visit) : 0);
        Html body = Html.of(out -> JteworkGenerated.render((HtmlTemplateOutput) out, null, view, base, visit));
        return Page.of(visit.text("translation.title"), body).tab("translation").hidden();
    }
}
