// SPDX-License-Identifier: Apache-2.0
package org.rambla.translation.history;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.translation.correct.Beside;
import org.rambla.translation.correct.CorrectTranslation;
import org.rambla.translation.history.Changes.Change;
import org.rambla.translation.history.Changes.Passage;
import org.rambla.translation.jte.JtechangesGenerated;
import org.rambla.translation.page.Words;

/** Who changed a translation, and what: {@code /s/{space}/translation/items/{item}/{tongue}/changes}. */
@Path("items/{item}/{tongue}/changes")
public final class HistoryPages {
    private static final int SHOWN = 300;

    private final CorrectTranslation correcting;
    private final Changes changes;
    private final Members members;
    private final TakeBack taking;

    public HistoryPages(Database database, CorrectTranslation correcting, Members members, TakeBack taking) {
        this.correcting = correcting;
        this.changes = new Changes(database);
        this.members = members;
        this.taking = taking;
    }

    /**
     * What is shown.
     *
     * @param base address of the translation
     * @param removable whether the visitor may take the whole away
     */
    public record View(
            Beside beside,
            String base,
            List<Change> changes,
            Map<Long, List<Passage>> passages,
            Map<Long, MemberCard> people,
            boolean removable) {}

    @GET
    @Requires("translation.correct")
    public Page changes(@PathParam("item") long item, @PathParam("tongue") String language, @Context Visit visit) {
        Beside beside = correcting.open(item, language, visit);
        List<Change> all = changes.of(item, language);
        Map<Long, List<Passage>> passages =
                changes.passages(all.stream().map(Change::id).toList(), SHOWN);
        Map<Long, MemberCard> people = members.cards(
                all.stream().map(Change::member).filter(id -> id != 0).collect(Collectors.toSet()));
        String base = visit.space().path("translation", "items/" + item + "/" + language);
        View view =
                new View(beside, base, all, passages, people, beside.before() != null && TakeBack.may(beside, visit));
        Html body = Html.of(out -> JtechangesGenerated.render((HtmlTemplateOutput) out, null, view, visit));
        return Page.of(visit.text("translation.changes"), body)
                .crumb(visit.text("translation.title"), visit.space().path("translation", ""))
                .crumb(visit.text("translation.item.title", Words.language(language, visit)), base)
                .tab("translation")
                .hidden();
    }

    @POST
    @Path("{change}/undo")
    @Requires("translation.correct")
    public Response undo(
            @PathParam("item") long item,
            @PathParam("tongue") String language,
            @PathParam("change") long change,
            @Context Visit visit) {
        if (!taking.before(change, item, language, visit)) {
            throw new Refusal(409, "translation.refusal.moment");
        }
        return Redirect.done(address(item, language, visit), "translation.done.undone");
    }

    @POST
    @Path("remove")
    @Requires("translation.correct")
    public Response remove(@PathParam("item") long item, @PathParam("tongue") String language, @Context Visit visit) {
        taking.all(item, language, visit);
        return Redirect.done(address(item, language, visit), "translation.done.removed");
    }

    private static String address(long item, String language, Visit visit) {
        return visit.space().path("translation", "items/" + item + "/" + language + "/changes");
    }
}
