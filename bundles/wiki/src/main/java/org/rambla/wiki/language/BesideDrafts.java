// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.language;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.Autosave;
import org.rambla.wiki.edit.Drafts;
import org.rambla.wiki.edit.Keeping;
import org.rambla.wiki.edit.Kept;
import org.rambla.wiki.edit.Known;
import org.rambla.wiki.edit.Sent;
import org.rambla.wiki.page.OpenPage;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.template.Facts;

/** What members write beside an original and have not saved; it is the same draft that the form for the whole text shows. */
@Path("/")
public final class BesideDrafts {
    private final OpenPage opening;
    private final LanguagePages beside;
    private final OtherParts others;
    private final Drafts drafts;
    private final Autosave autosave;

    public BesideDrafts(OpenPage opening, LanguagePages beside, Drafts drafts, Autosave autosave) {
        this.opening = opening;
        this.beside = beside;
        this.others = beside.others();
        this.drafts = drafts;
        this.autosave = autosave;
    }

    /** Keeps it for the member alone; another draft that the form did not show is not replaced. */
    @POST
    @Path("{page}/translate/draft")
    @Requires("wiki.write")
    public Object keep(@PathParam("page") String slug, @Context Form form, @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        String language = LanguagePages.language(page, form, visit);
        BothTexts both = beside.read(page, language, visit);
        Map<String, String> typed = LanguagePages.typed(form);
        BothFields words = beside.words(both, language);
        Keeping keeping = drafts.keepAfter(
                page.space(),
                page.id(),
                language,
                visit.memberId(),
                kept(page, both, words, language, typed, form, visit),
                Known.of(form));
        if (keeping.done()) {
            Part part = Part.of(both.passages(), Sent.number(form, "part"));
            return Redirect.done(
                    page.address(visit.space()) + "/translate?language=" + language + part.query(), "wiki.done.draft");
        }
        form.reject("", keeping.message());
        int began = Sent.number(form, "facts");
        return beside.view(Beside.back(both, words, language, Fields.of(visit, form), form, began, typed), visit)
                .status(409);
    }

    /** The same while the member writes; says who else has the page open. */
    @POST
    @Path("{page}/translate/autosave")
    @Produces(MediaType.APPLICATION_JSON)
    @Requires("wiki.write")
    public Response autosave(@PathParam("page") String slug, @Context Form form, @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        String language = LanguagePages.language(page, form, visit);
        BothTexts both = beside.read(page, language, visit);
        BothFields words = beside.words(both, language);
        return autosave.keep(
                page, kept(page, both, words, language, LanguagePages.typed(form), form, visit), form, visit);
    }

    // It began with the text that the form showed, whatever the page says by now.
    private Kept kept(
            PageRow page,
            BothTexts both,
            BothFields words,
            String language,
            Map<String, String> typed,
            Form form,
            Visit visit) {
        BothTexts begun = beside.begun(both, page, language, form);
        OtherParts.Found found = others.of(form, page, language, begun, visit);
        Facts facts = beside.said(words, form, language, true, visit);
        return Kept.of(
                        form,
                        beside.text(begun, LanguagePages.dropping(both, found.keeping(typed), form)),
                        language,
                        Sent.number(form, "base"),
                        facts == null ? Facts.NONE : facts)
                .with(found.same(Sent.number(form, "origin")), typed.keySet());
    }
}
