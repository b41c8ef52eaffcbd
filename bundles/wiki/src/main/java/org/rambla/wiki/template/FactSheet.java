// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import java.util.List;
import java.util.Optional;
import org.rambla.api.page.Field;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.template.FactForm.Shown;

/** What the fields of one page's template hold: as its readers and as its writers see them. */
public final class FactSheet {
    private final Templates templates;
    private final Lists lists;
    private final FactForm form;

    public FactSheet(Templates templates, Lists lists, FactForm form) {
        this.templates = templates;
        this.lists = lists;
        this.form = form;
    }

    /** As readers see them in a language; none, and no statement, without a template. */
    public List<Shown> shown(PageRow page, String language, Visit visit) {
        Optional<Template> template = templates.find(page.template());
        if (template.isEmpty()) {
            return List.of();
        }
        Facts facts = facts(page);
        return form.shown(
                template.get(), facts, language, page.language(), form.cities(List.of(facts), template.get()), visit);
    }

    /** As readers see facts that no page holds yet. */
    public List<Shown> shown(Facts facts, String language, Visit visit) {
        return templates
                .find(facts.template())
                .map(template ->
                        form.shown(template, facts, language, language, form.cities(List.of(facts), template), visit))
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

    /** The template with which a page of a space is to begin. */
    public Optional<Template> template(String key, long space) {
        return templates.find(key, space);
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
        return template.map(known -> form.read(sent, known, language, visit)).orElse(null);
    }
}
