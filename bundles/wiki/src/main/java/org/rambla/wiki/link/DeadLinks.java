// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.link.References.Reference;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.VersionRow;

/**
 * Finds links and pictures in the pages of a space that lead to nothing, or to what not all readers of the page may read. It
 * reads texts, some at a time and no more than a request can bear; where it stopped, the next request goes on.
 */
public final class DeadLinks {
    /** Pages, and characters of their texts, that are read at once; and how often. */
    private static final int PAGES = 100;

    private static final int CHARACTERS = 2_000_000;
    private static final int ROUNDS = 5;

    /** So many are enough for one page of the list. */
    private static final int ENOUGH = 100;

    private final Pages pages;
    private final Reach reach;

    public DeadLinks(Pages pages, Reach reach) {
        this.pages = pages;
        this.reach = reach;
    }

    /** What is wrong with a link. */
    public enum Wrong {
        /** It is not there, or not for who asks. */
        GONE,
        /** Some who may read the page may not read this. */
        NARROWER
    }

    /** A link or picture of a page. */
    public record Dead(PageRow page, String language, String address, String words, Wrong wrong) {}

    /**
     * Some of them, by page.
     *
     * @param next the number of the page behind which it goes on, 0 at the end
     */
    public record Part(List<Dead> dead, long next) {}

    /** Those of the pages that a visitor may read, behind one (0: from the first); some statements for each round. */
    public Part after(long page, Visit visit) {
        List<Dead> dead = new ArrayList<>();
        long last = page;
        for (int round = 0; round < ROUNDS && dead.size() < ENOUGH; round++) {
            List<PageRow> rows = fitting(pages.behind(visit.space().id(), last, visit.role(), PAGES));
            if (rows.isEmpty()) {
                return new Part(dead, 0);
            }
            dead.addAll(of(rows, visit));
            last = rows.get(rows.size() - 1).id();
        }
        boolean more = !pages.behind(visit.space().id(), last, visit.role(), 1).isEmpty();
        return new Part(dead, more ? last : 0);
    }

    /** As many of them as can be read at once, at least one. */
    private List<PageRow> fitting(List<PageRow> rows) {
        Map<Long, Map<String, Integer>> lengths =
                pages.texts().lengths(rows.stream().map(PageRow::id).toList());
        long characters = 0;
        for (int i = 0; i < rows.size(); i++) {
            characters += lengths.getOrDefault(rows.get(i).id(), Map.of()).values().stream()
                    .mapToLong(Integer::longValue)
                    .sum();
            if (i > 0 && characters > CHARACTERS) {
                return rows.subList(0, i);
            }
        }
        return rows;
    }

    private List<Dead> of(List<PageRow> rows, Visit visit) {
        record Found(PageRow page, VersionRow text, Reference reference) {}
        Map<Long, PageRow> byId = rows.stream().collect(Collectors.toMap(PageRow::id, row -> row));
        List<Found> found = new ArrayList<>();
        for (VersionRow text : pages.texts().of(byId.keySet())) {
            References.of(text.body().html())
                    .forEach(reference -> found.add(new Found(byId.get(text.page()), text, reference)));
        }
        Set<Reference> references = new LinkedHashSet<>();
        found.forEach(one -> references.add(one.reference()));
        Reach.Known known = reach.look(references, visit);
        List<Dead> dead = new ArrayList<>();
        found.stream()
                .sorted(Comparator.comparingLong(one -> one.page().id()))
                .forEach(one -> known.wrong(one.page(), one.reference())
                        .ifPresent(wrong -> dead.add(new Dead(
                                one.page(),
                                one.text().language(),
                                one.reference().address(),
                                one.reference().words(),
                                wrong))));
        return dead;
    }
}
