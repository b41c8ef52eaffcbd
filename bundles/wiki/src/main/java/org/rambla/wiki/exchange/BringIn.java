// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.Files;
import org.rambla.api.network.Network;
import org.rambla.api.page.OneLine;
import org.rambla.api.page.Refusal;
import org.rambla.api.people.Organisations;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.text.Messages;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.exchange.in.Arrived;
import org.rambla.wiki.exchange.in.ArrivedPage;
import org.rambla.wiki.exchange.in.Remark;
import org.rambla.wiki.page.Draft;
import org.rambla.wiki.page.FurtherNames;
import org.rambla.wiki.page.MakePage;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.SavePage;
import org.rambla.wiki.page.Synced;
import org.rambla.wiki.page.Titles;
import org.rambla.wiki.template.FactForm;
import org.rambla.wiki.template.Template;
import org.rambla.wiki.template.Templates;

/**
 * Makes pages of what came in, each in a transaction of its own: what was made stays, whatever becomes of the rest. Sent
 * twice, each page is made once.
 */
public final class BringIn {
    /** Pages, and further names, while somebody waits. */
    public static final int MAX = 300;

    private static final int TITLES = 20;

    /** Further names that are given, and of those not given how many are told. */
    private static final int REDIRECTS = 5_000;

    private static final int TOLD = 100;

    private final Pages pages;
    private final MakePage making;
    private final SavePage saving;
    private final FurtherNames names;
    private final Bodies bodies;
    private final Files files;
    private final ArrivedFields fields;
    private final Templates templates;

    public BringIn(
            Pages pages,
            MakePage making,
            SavePage saving,
            FurtherNames names,
            Bodies bodies,
            Files files,
            Network network,
            Organisations organisations,
            Templates templates,
            FactForm form) {
        this.fields = new ArrivedFields(network, organisations, form);
        this.templates = templates;
        this.pages = pages;
        this.making = making;
        this.saving = saving;
        this.names = names;
        this.bodies = bodies;
        this.files = files;
    }

    /**
     * What became of one page.
     *
     * @param page null when it was not made
     */
    public record Entry(String title, PageRow page, List<Remark> remarks) {}

    /** What became of everything. */
    public record Report(List<Entry> entries, List<Remark> remarks) {
        public long made() {
            return entries.stream().filter(entry -> entry.page() != null).count();
        }
    }

    /**
     * Who brings pages, and where.
     *
     * @param messages in that person's language
     * @param pictures which of those that a text shows they may show; null: those alone that came along
     */
    public record Whose(
            SpaceCard space, long member, long organisation, Messages messages, Function<Body, List<Long>> pictures) {}

    /**
     * How they come.
     *
     * @param parent of those at the top, 0 for the top of the wiki
     * @param language of pages that do not say theirs, or say one that the space does not write in
     * @param template with which they begin, null for none
     * @param submission the form's own key, "" for none
     */
    public record Terms(long parent, String language, Set<String> languages, Template template, String submission) {}

    /** Makes the pages, at most {@link #MAX}. */
    public Report bring(Arrived arrived, Terms terms, Visit visit) {
        if (arrived.heads().size() > MAX) {
            throw new Refusal(422, "wiki.import.manyPages", MAX);
        }
        Whose whose = new Whose(
                visit.space(),
                visit.memberId(),
                visit.organisationId(),
                visit.messages(),
                body -> files.pictures(body, visit));
        Run run = run(arrived, terms, whose, Map.of());
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < arrived.heads().size(); i++) {
            entries.add(run.page(i));
        }
        return new Report(entries, run.end());
    }

    /**
     * Begins to make them, or goes on.
     *
     * @param made ids of pages that were made before, by key
     */
    public Run run(Arrived arrived, Terms terms, Whose whose, Map<String, Long> made) {
        return new Run(arrived, terms, whose, made);
    }

    /** Pages on their way in, one after the other. */
    public final class Run {
        private final Arrived arrived;
        private final Terms terms;
        private final Whose whose;
        private final Map<String, Long> made;
        private final ArrivedDrafts drafts;

        private Run(Arrived arrived, Terms terms, Whose whose, Map<String, Long> made) {
            this.arrived = arrived;
            this.terms = terms;
            this.whose = whose;
            this.made = new HashMap<>(made);
            this.drafts = new ArrivedDrafts(
                    bodies,
                    files,
                    fields,
                    templates,
                    arrived,
                    terms,
                    whose,
                    new LikelyNames(pages, whose.space()).of(arrived.heads(), made));
        }

        /** Makes the page at a place, from 0; those above it were made before. */
        public Entry page(int place) {
            List<Remark> remarks = new ArrayList<>();
            String title = arrived.heads().get(place).title();
            try {
                ArrivedPage page = arrived.pages().get(place);
                remarks.addAll(page.remarks());
                Draft draft = drafts.draft(page, submission(place), remarks);
                PageRow row = language(draft, made.getOrDefault(page.of(), 0L), remarks);
                if (row == null) {
                    row = make(draft, made.getOrDefault(page.parent(), terms.parent()), remarks);
                }
                if (row != null) {
                    made.put(page.key(), row.id());
                }
                return new Entry(page.title(), row, remarks);
            } catch (Refusal refusal) {
                remarks.add(Remark.of(refusal));
                return new Entry(title, null, remarks);
            }
        }

        private String submission(int number) {
            String form = terms.submission();
            return form.isEmpty() || form.length() > 55 ? "" : form + "." + number;
        }

        /** Gives the pages their further names; what is to be said about everything. */
        public List<Remark> end() {
            List<Remark> remarks = new ArrayList<>(arrived.remarks());
            Map<String, Long> further = new LinkedHashMap<>();
            arrived.redirects().forEach((title, key) -> {
                if (made.containsKey(key) && further.size() < REDIRECTS) {
                    further.put(OneLine.of(title), made.get(key));
                }
            });
            if (!further.isEmpty()) {
                List<String> taken = names.give(whose.space().id(), further);
                remarks.add(new Remark("wiki.import.redirects", further.size() - taken.size()));
                taken.stream()
                        .limit(TOLD)
                        .forEach(title -> remarks.add(new Remark("wiki.import.redirectTaken", title)));
            }
            int left = arrived.redirects().size() - further.size();
            if (left > 0) {
                remarks.add(new Remark("wiki.import.redirectsLeft", left));
            }
            return remarks;
        }

        /** Gives a page its text in another language; null when there is no such page, or it has one. */
        private PageRow language(Draft draft, long page, List<Remark> remarks) {
            PageRow original = page == 0 ? null : pages.find(page).orElse(null);
            if (original == null || original.written(draft.language())) {
                // Sent twice, it is there already.
                boolean there = original != null
                        && original.titles().only(draft.language()).equals(draft.title());
                return there ? original : null;
            }
            SavePage.Editor editor = new SavePage.Editor(whose.member(), whose.organisation(), false, Role.VISITOR);
            boolean same = draft.facts() != null && draft.facts().template().equals(original.template());
            Draft text = draft.with(same ? draft.facts().after(original.facts()) : null);
            Synced synced = Synced.whole(original.revision(), same ? original.worded() : 0);
            SavePage.Change change = new SavePage.Change(text, 0, List.of(), synced);
            try {
                saving.save(original, change, editor, drafts.pictures(draft), Instant.now());
                return pages.find(page).orElse(null);
            } catch (Refusal refusal) {
                remarks.add(Remark.of(refusal));
                return null;
            }
        }

        private PageRow make(Draft draft, long above, List<Remark> remarks) {
            MakePage.Author author = new MakePage.Author(whose.space().id(), whose.member(), whose.organisation());
            List<Long> pictures = drafts.pictures(draft);
            String title = draft.title();
            long place = above;
            for (int i = 2; i < TITLES; i++) {
                Draft named = draft.titled(title);
                try {
                    PageRow row = pages.find(making.make(named, place, author, pictures, Instant.now()))
                            .orElseThrow(Refusal::notFound);
                    if (!title.equals(draft.title())) {
                        remarks.add(new Remark("wiki.import.renamed", draft.title(), title));
                    }
                    return row;
                } catch (Refusal refusal) {
                    boolean deep = refusal.key().equals("wiki.refusal.deep") && place != terms.parent();
                    if (deep) {
                        place = terms.parent();
                        remarks.add(new Remark("wiki.import.deep"));
                    } else if (refusal.key().equals("wiki.refusal.sameTitle")) {
                        String base = draft.title()
                                .substring(0, Math.min(draft.title().length(), Titles.MAX - 5));
                        title = base + " (" + i + ")";
                    } else {
                        remarks.add(Remark.of(refusal));
                        return null;
                    }
                }
            }
            remarks.add(new Remark("wiki.refusal.sameTitle", draft.title()));
            return null;
        }
    }
}
