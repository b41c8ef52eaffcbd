// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rambla.api.page.OneLine;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.SaveMine;
import org.rambla.wiki.edit.SaveMine.Mine;
import org.rambla.wiki.edit.SaveMine.Result;
import org.rambla.wiki.page.Draft;
import org.rambla.wiki.page.OpenPage;
import org.rambla.wiki.page.PageForm;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.Texts;
import org.rambla.wiki.page.VersionRow;
import org.rambla.wiki.review.Proposal;
import org.rambla.wiki.review.SendForReview;
import org.rambla.wiki.template.Facts.Fact;

/** What the fields of pages hold, for programs, at {@code /api/s/{space}/wiki/pages/{page}/fields}. */
@Path("pages/{page}/fields")
@Produces(MediaType.APPLICATION_JSON)
public final class FactApi {
    private final OpenPage opening;
    private final FactSheet sheets;
    private final Pages pages;
    private final SaveMine saving;
    private final SendForReview sending;

    public FactApi(OpenPage opening, FactSheet sheets, Pages pages, SaveMine saving, SendForReview sending) {
        this.opening = opening;
        this.sheets = sheets;
        this.pages = pages;
        this.saving = saving;
        this.sending = sending;
    }

    /**
     * A field of a page's template.
     *
     * @param kind LINE, TEXT, CITY, COUNTRY, TOPICS, DATE, NUMBER or CHOICE
     * @param values ids of organisations, codes of countries, ids of topics, days as 2027-03-31, numbers, keys of options;
     *     left out for words
     * @param texts words by language; left out for what is the same in every language
     */
    public record FieldEntry(
            String field,
            String label,
            String kind,
            boolean required,
            List<String> values,
            Map<String, List<String>> texts) {}

    /**
     * The fields of a page, in the order of its template.
     *
     * @param template left out for a page without one
     * @param version how often they were saved; whoever changes them says which one they read
     */
    public record FieldList(String template, int version, List<FieldEntry> fields) {}

    /**
     * What fields are to hold.
     *
     * @param version the one that the program read
     * @param language of words; left out: the reader's
     * @param summary what was changed; may be left out
     * @param waiting the version of the sender's own text in review that this replaces; left out where there is none
     * @param fields values by field, as {@link FieldEntry} gives them out; those that are not named stay as they are, none
     *     of a field empties it
     */
    public record NewFields(
            int version, String language, String summary, int waiting, Map<String, List<String>> fields) {
        static final NewFields NONE = new NewFields(0, null, null, 0, null);
    }

    @GET
    @Requires("wiki.read")
    public FieldList fields(@PathParam("page") String slug, @Context Visit visit) {
        return list(opening.find(slug, visit), visit);
    }

    private FieldList list(PageRow page, Visit visit) {
        Template template = sheets.template(page).orElse(null);
        if (template == null) {
            return new FieldList(null, 0, List.of());
        }
        Facts facts = sheets.facts(page);
        return new FieldList(
                template.key(),
                page.facts(),
                template.fields().stream()
                        .map(field -> entry(field, facts, visit))
                        .toList());
    }

    private static FieldEntry entry(TemplateField field, Facts facts, Visit visit) {
        List<String> values = new ArrayList<>();
        Map<String, List<String>> texts = new TreeMap<>();
        for (Fact fact : facts.facts()) {
            if (fact.field().equals(field.key()) && fact.language().isEmpty()) {
                values.add(fact.value());
            } else if (fact.field().equals(field.key())) {
                texts.computeIfAbsent(fact.language(), language -> new ArrayList<>())
                        .add(fact.value());
            }
        }
        boolean worded = field.kind().worded();
        return new FieldEntry(
                field.key(),
                field.name().in(visit.language()),
                field.kind().name(),
                field.required(),
                worded ? null : values,
                worded ? texts : null);
    }

    /**
     * Saves what fields are to hold, together with what others saved meanwhile; 409 when both changed the same one. 202 when
     * it waits for somebody who may review it.
     */
    @PUT
    @Requires("wiki.write")
    public Response save(@PathParam("page") String slug, NewFields sent, @Context Visit visit) {
        PageRow page = opening.writable(slug, visit);
        NewFields said = sent == null ? NewFields.NONE : sent;
        Template template = sheets.template(page).orElseThrow(() -> new Refusal(409, "wiki.refusal.noFields"));
        String language = said.language() == null ? visit.language() : said.language();
        VersionRow text = pages.texts()
                .said(page.id(), language)
                .map(Texts.Said::text)
                .filter(found -> PageForm.languages(visit).containsKey(language))
                .orElseThrow(() -> new Refusal(422, "wiki.refusal.data").at("language", "wiki.problem.noText"));
        if (said.version() < 0 || said.version() > page.facts()) {
            throw new Refusal(422, "wiki.refusal.data").at("version", "wiki.problem.revision");
        }
        Map<String, List<String>> fields = said.fields() == null ? Map.of() : said.fields();
        // The member's own waiting text goes on: what it says otherwise is not to be lost.
        Optional<Proposal> open =
                sending.open(page, language, visit).filter(waits -> waits.version() == said.waiting());
        Facts present = open.map(Proposal::facts)
                .filter(known -> !known.template().isEmpty())
                .orElseGet(() -> sheets.facts(page));
        Facts facts = sheets.sent(fields, template, present, language, visit).after(said.version());
        Draft draft = new Draft(
                open.map(Proposal::title).orElse(text.title()),
                open.map(Proposal::body).orElse(text.body()),
                language,
                summary(said),
                List.of(),
                "",
                onto(page, facts, language));
        if (sending.asked(visit)) {
            SendForReview.Text waiting = new SendForReview.Text(
                    draft,
                    page,
                    0,
                    open.map(Proposal::base).orElse(text.revision()),
                    open.map(Proposal::synced).orElse(null),
                    0,
                    said.waiting());
            String path = visit.space().path("wiki", Proposal.path(sending.send(waiting, visit)));
            return Response.accepted(new Waits(path)).build();
        }
        if (saving.save(new Mine(page, draft, text, List.of(), 0, Map.of(), null), visit) instanceof Result.Undecided) {
            throw new Refusal(409, "wiki.refusal.meanwhile");
        }
        return Response.ok(list(opening.find(slug, visit), visit)).build();
    }

    /** @param path of what waits for a review */
    public record Waits(String path) {}

    private static String summary(NewFields said) {
        String summary = said.summary() == null ? "" : OneLine.of(said.summary());
        if (summary.length() > PageForm.MAX_SUMMARY) {
            throw new Refusal(422, "wiki.refusal.data")
                    .at("summary", "web.problem.tooLong", PageForm.MAX_SUMMARY, summary.length());
        }
        return summary;
    }

    /** With the names that programs know. */
    private Facts onto(PageRow page, Facts facts, String language) {
        try {
            return sheets.onto(page, facts, language);
        } catch (Refusal both) {
            Refusal told = new Refusal(both.status(), "wiki.refusal.meanwhile");
            both.fields().forEach(wrong -> told.at(wrong.field().replaceFirst("^fact-", ""), "wiki.problem.meanwhile"));
            throw told;
        }
    }
}
