// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rambla.api.page.Field;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Refusal;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.Sent;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.template.FactWords.Shown;

/** What the fields of one page's template hold: as its readers and as its writers see them. */
public final class FactSheet {
    private final Templates templates;
    private final Lists lists;
    private final FactForm form;
    private final FactWords words;

    public FactSheet(Templates templates, Lists lists, FactForm form, FactWords words) {
        this.templates = templates;
        this.lists = lists;
        this.form = form;
        this.words = words;
    }

    /** As readers see them in a language; none, and no statement, without a template. */
    public List<Shown> shown(PageRow page, String language, Visit visit) {
        Optional<Template> template = templates.find(page.template());
        if (template.isEmpty()) {
            return List.of();
        }
        Facts facts = facts(page);
        return words.shown(
                template.get(), facts, language, page.language(), words.cities(List.of(facts), template.get()), visit);
    }

    /** The same of several pages, each in its text that is nearest to a language; a few statements for all of them. */
    public Map<Long, List<Shown>> shown(Collection<PageRow> pages, String language, Visit visit) {
        Map<Long, Facts> facts = lists.facts(pages);
        Map<Long, List<Shown>> shown = new HashMap<>();
        pages.stream().collect(Collectors.groupingBy(PageRow::template)).forEach((key, rows) -> {
            Optional<Template> template = templates.find(key);
            if (template.isPresent()) {
                Map<Long, OrganisationCard> cities = words.cities(
                        rows.stream()
                                .map(row -> facts.getOrDefault(row.id(), Facts.NONE))
                                .toList(),
                        template.get());
                rows.forEach(row -> shown.put(
                        row.id(),
                        words.shown(
                                template.get(),
                                facts.getOrDefault(row.id(), Facts.NONE),
                                row.languageFor(language),
                                row.language(),
                                cities,
                                visit)));
            }
        });
        return shown;
    }

    /** As readers see facts that no page holds yet. */
    public List<Shown> shown(Facts facts, String language, Visit visit) {
        return templates
                .find(facts.template())
                .map(template ->
                        words.shown(template, facts, language, language, words.cities(List.of(facts), template), visit))
                .orElse(List.of());
    }

    /** What the fields of a page hold, in every language. */
    public Facts facts(PageRow page) {
        return lists.facts(List.of(page)).getOrDefault(page.id(), Facts.NONE);
    }

    /** The template of a page that is there, retired or not. */
    public Optional<Template> template(PageRow page) {
        return templates.find(page.template());
    }

    /** The template with which something of a space was begun, retired meanwhile or not. */
    public Optional<Template> template(String key, long space) {
        return templates.find(key, space);
    }

    /** The template with which something of a space is to begin. */
    public Optional<Template> offered(String key, long space) {
        return templates.offered(key, space);
    }

    /** Templates with which pages of a space can begin. */
    public List<Template> offered(long space) {
        return templates.offered(space);
    }

    /** The fields in a form; none without a template. */
    public List<Field> fields(Fields fields, Optional<Template> template, String language, Visit visit) {
        return template.map(known -> form.show(fields, known, language, visit)).orElse(List.of());
    }

    /** What a form holds; null without a template, which leaves everything as it is. */
    public Facts read(Form sent, Optional<Template> template, String language, Visit visit) {
        return read(sent, template, Facts.NONE, language, visit);
    }

    /** The same of a page that is there, which may go on holding what can be chosen no more. */
    public Facts read(Form sent, PageRow page, Optional<Template> template, String language, Visit visit) {
        return read(sent, template, template.isEmpty() ? Facts.NONE : facts(page), language, visit);
    }

    private Facts read(Form sent, Optional<Template> template, Facts present, String language, Visit visit) {
        return template.map(known ->
                        form.read(sent, known, present, language, visit).after(Sent.number(sent, "facts")))
                .orElse(null);
    }

    /** What a program says of the fields of a page, as {@link SentFields#read}. */
    public Facts sent(Map<String, List<String>> sent, Template template, Facts present, String language, Visit visit) {
        return SentFields.read(sent, template, present, language, form, visit);
    }

    /** The words that a form holds in a language, with what the page's fields hold in none; null without a template. */
    public Facts words(Form sent, Template template, Facts present, String language, boolean draft, Visit visit) {
        return template == null
                ? null
                : form.words(sent, template, present, language, draft, visit).after(Sent.number(sent, "facts"));
    }

    /** The field for the words of one field in a language. */
    public Field word(Fields fields, TemplateField field, String language, Visit visit) {
        return form.word(fields, field, language, visit);
    }

    /** What a form holds as it was typed, for drafts; {@link Facts#NONE} without a template. */
    public Facts kept(Form sent, Optional<Template> template, String language) {
        return template.map(known -> form.kept(sent, known, language).after(Sent.number(sent, "facts")))
                .orElse(Facts.NONE);
    }

    /**
     * What somebody filled in, together with what others saved meanwhile.
     *
     * @param facts null leaves everything as it is
     * @throws Refusal as {@link FactRevisions#onto}
     */
    public Facts onto(PageRow page, Facts facts, String language) {
        return facts == null ? null : lists.onto(page, facts, language);
    }

    /**
     * Tells the writer what others filled in meanwhile.
     *
     * @return whether that is what the refusal is about
     */
    public boolean told(Form sent, Refusal refusal, PageRow page, String language, Visit visit) {
        if (!refusal.key().equals("wiki.refusal.facts")) {
            return false;
        }
        Map<String, String> theirs = new HashMap<>();
        shown(page, language, visit)
                .forEach(fact -> theirs.put("fact-" + fact.field().key(), fact.text()));
        refusal.fields()
                .forEach(wrong -> sent.reject(
                        wrong.field(),
                        wrong.key(),
                        theirs.getOrDefault(wrong.field(), visit.text("wiki.problem.noFact"))));
        return true;
    }
}
