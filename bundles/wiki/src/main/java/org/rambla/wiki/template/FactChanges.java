// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.template;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.persistence.Database;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.history.Touches;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.template.FactRevisions.By;
import org.rambla.wiki.template.FactWords.Shown;
import org.rambla.wiki.template.Facts.Fact;

/** What the fields of a page held at any time, and what changed in them from one save to another. */
public final class FactChanges {
    /** Saves of fields in a list. */
    private static final int LIST = 20;

    private final Database database;
    private final Templates templates;
    private final FactWords words;

    public FactChanges(Database database, Templates templates, FactWords words) {
        this.database = database;
        this.templates = templates;
        this.words = words;
    }

    /**
     * A field that held something else then.
     *
     * @param before in the reader's words, "" for nothing
     */
    public record Change(String label, String before, String after) {}

    /**
     * A save that changed fields.
     *
     * @param summary "" when nothing was said, or the text changed with them
     */
    public record Entry(By by, Instant at, String summary, List<Change> changes) {}

    /**
     * Saves that changed fields, the latest first.
     *
     * @param next the number below which it goes on, 0 at the end
     */
    public record Latest(List<Entry> entries, int next) {
        public static final Latest NONE = new Latest(List.of(), 0);
    }

    /**
     * The latest saves that changed what a page's fields held in a language or in none.
     *
     * @param below only those with smaller numbers
     */
    public Latest latest(PageRow page, String language, int below, Visit visit) {
        return latest(page, language, below, Touches.summaries(database, page.id()), visit);
    }

    /** The same with what was said about saves of fields alone, by when they were saved. */
    public Latest latest(PageRow page, String language, int below, Map<Instant, String> summaries, Visit visit) {
        Optional<Template> template = templates.find(page.template());
        if (template.isEmpty()) {
            return Latest.NONE;
        }
        List<Saved> saves = database.list(
                "select revision, facts, editor, organisation, written_at from wiki_fact_revision where page = ?"
                        + " and revision < ? order by revision desc fetch first " + (LIST + 2) + " rows only",
                row -> new Saved(
                        row.integer("revision"),
                        Facts.fromJson(row.text("facts")),
                        new By(row.number("editor"), row.number("organisation")),
                        row.instant("written_at")),
                page.id(),
                below);
        Map<Long, OrganisationCard> cities =
                words.cities(saves.stream().map(Saved::facts).toList(), template.get());
        List<Entry> entries = new ArrayList<>();
        // With the first one the page began.
        for (int i = 0; i < Math.min(LIST, saves.size() - 1); i++) {
            Saved save = saves.get(i);
            List<Change> changes =
                    changes(template.get(), saves.get(i + 1).facts(), save.facts(), language, cities, visit);
            if (!changes.isEmpty()) {
                entries.add(new Entry(save.by(), save.at(), summaries.getOrDefault(save.at(), ""), changes));
            }
        }
        return new Latest(
                entries, saves.size() == LIST + 2 ? saves.get(LIST - 1).number() : 0);
    }

    private record Saved(int number, Facts facts, By by, Instant at) {}

    /**
     * What changed in a language or in none.
     *
     * @param from null from the beginning
     * @param to null until now
     */
    public List<Change> between(PageRow page, Instant from, Instant to, String language, Visit visit) {
        Optional<Template> template = templates.find(page.template());
        if (template.isEmpty()) {
            return List.of();
        }
        Facts before = from == null ? Facts.NONE : at(page, from);
        Facts after = at(page, to == null ? Instant.ofEpochMilli(Long.MAX_VALUE) : to);
        return changes(
                template.get(), before, after, language, words.cities(List.of(before, after), template.get()), visit);
    }

    /** What somebody filled in changes of what a page's fields held when they began; nothing without a template. */
    public List<Change> proposed(PageRow page, Facts facts, String language, Visit visit) {
        Optional<Template> template = templates.find(facts.template());
        if (template.isEmpty()) {
            return List.of();
        }
        Facts before = database.first(
                        "select facts from wiki_fact_revision where page = ? and revision = ?",
                        row -> Facts.fromJson(row.text("facts")),
                        page.id(),
                        facts.base())
                .orElse(Facts.NONE);
        return changes(
                template.get(), before, facts, language, words.cities(List.of(before, facts), template.get()), visit);
    }

    /**
     * What the fields held at some moment in a language, to be saved again. What is the same in every language goes with
     * the original; with the text in another language it stays as it is.
     *
     * @param base the number of what they hold by now, as the writer saw it
     * @return null for a page without a template, whose fields stay as they are
     */
    public Facts again(PageRow page, Instant at, String language, int base) {
        if (page.template().isEmpty()) {
            return null;
        }
        Facts then = at(page, at);
        Facts shared = language.equals(page.language()) ? then : at(page, Instant.ofEpochMilli(Long.MAX_VALUE));
        List<Fact> facts = new ArrayList<>();
        shared.facts().stream().filter(fact -> fact.language().isEmpty()).forEach(facts::add);
        then.facts().stream().filter(fact -> fact.language().equals(language)).forEach(facts::add);
        return new Facts(page.template(), facts, base);
    }

    /** What the fields held at several saves, by number; one statement. */
    public Map<Integer, Facts> at(PageRow page, Collection<Integer> saves) {
        return saves.isEmpty()
                ? Map.of()
                : database
                        .list(
                                "select revision, facts from wiki_fact_revision where page = ? and revision >= ?"
                                        + " and revision <= ? and revision in (?)",
                                row -> Map.entry(row.integer("revision"), Facts.fromJson(row.text("facts"))),
                                page.id(),
                                Collections.min(saves),
                                Collections.max(saves),
                                saves)
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What the fields held before a save. */
    public Optional<Facts> before(PageRow page, int save) {
        return database.first(
                "select facts from wiki_fact_revision where page = ? and revision < ? order by revision desc"
                        + " fetch first 1 rows only",
                row -> Facts.fromJson(row.text("facts")),
                page.id(),
                save);
    }

    private Facts at(PageRow page, Instant at) {
        return database.first(
                        "select facts from wiki_fact_revision where page = ? and written_at <= ? order by revision desc"
                                + " fetch first 1 rows only",
                        row -> Facts.fromJson(row.text("facts")),
                        page.id(),
                        at)
                .orElse(Facts.NONE);
    }

    private List<Change> changes(
            Template template,
            Facts before,
            Facts after,
            String language,
            Map<Long, OrganisationCard> cities,
            Visit visit) {
        Map<TemplateField, String> was = texts(words.shown(template, before, language, language, cities, visit));
        Map<TemplateField, String> is = texts(words.shown(template, after, language, language, cities, visit));
        List<Change> changes = new ArrayList<>();
        for (TemplateField field : template.fields()) {
            if (!before.of(field.key(), language).equals(after.of(field.key(), language))) {
                changes.add(new Change(
                        field.name().in(visit.language()), was.getOrDefault(field, ""), is.getOrDefault(field, "")));
            }
        }
        return changes;
    }

    private static Map<TemplateField, String> texts(List<Shown> shown) {
        Map<TemplateField, String> texts = new LinkedHashMap<>();
        shown.forEach(one -> texts.put(one.field(), one.text()));
        return texts;
    }
}
