// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.Files;
import org.rambla.api.content.Files.Stored;
import org.rambla.api.page.Refusal;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.exchange.in.Arrived;
import org.rambla.wiki.exchange.in.ArrivedFile;
import org.rambla.wiki.exchange.in.ArrivedPage;
import org.rambla.wiki.exchange.in.Remark;
import org.rambla.wiki.page.Draft;
import org.rambla.wiki.page.MakePage;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.Titles;

/**
 * Makes pages of what came in, each in a transaction of its own: what was made stays, whatever becomes of the rest. Sent
 * twice, each page is made once.
 */
public final class BringIn {
    /** Pages at once. */
    static final int MAX = 300;

    private static final int MAX_FILES = 20;
    private static final int TITLES = 20;

    private final Pages pages;
    private final MakePage making;
    private final Bodies bodies;
    private final Files files;

    public BringIn(Pages pages, MakePage making, Bodies bodies, Files files) {
        this.pages = pages;
        this.making = making;
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
     * Makes the pages.
     *
     * @param parent of those at the top, 0 for the top of the wiki
     * @param language of pages that do not say theirs, or say one that the space does not write in
     * @param submission the form's own key
     */
    public Report bring(
            Arrived arrived, long parent, String language, Set<String> languages, String submission, Visit visit) {
        if (arrived.pages().size() > MAX) {
            throw new Refusal(422, "wiki.import.manyPages", MAX);
        }
        Map<String, String> addresses = addresses(arrived, visit);
        Map<String, Stored> kept = new HashMap<>();
        Map<String, Long> made = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (ArrivedPage page : arrived.pages()) {
            List<Remark> remarks = new ArrayList<>(page.remarks());
            String in = languages.contains(page.language()) ? page.language() : language;
            Draft draft =
                    draft(page, arrived, addresses, kept, in, submission(submission, entries.size()), remarks, visit);
            long above = made.getOrDefault(page.parent(), parent);
            PageRow row = make(draft, above, parent, remarks, visit);
            if (row != null) {
                made.put(page.key(), row.id());
            }
            entries.add(new Entry(page.title(), row, remarks));
        }
        return new Report(entries, arrived.remarks());
    }

    private static String submission(String form, int number) {
        return form.isEmpty() || form.length() > 55 ? "" : form + "." + number;
    }

    /** The addresses that the pages will most likely have; a name that is taken gets a number, as it does then. */
    private Map<String, String> addresses(Arrived arrived, Visit visit) {
        Map<String, String> addresses = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (ArrivedPage page : arrived.pages()) {
            String base = Titles.slug(Titles.clean(page.title()));
            String name = base;
            for (int i = 2;
                    i < 40
                            && (!taken.add(name)
                                    || pages.named(visit.space().id(), name).isPresent());
                    i++) {
                name = base + "-" + i;
            }
            addresses.put(page.key(), visit.space().path("wiki", name));
        }
        return addresses;
    }

    private Draft draft(
            ArrivedPage page,
            Arrived arrived,
            Map<String, String> addresses,
            Map<String, Stored> kept,
            String language,
            String submission,
            List<Remark> remarks,
            Visit visit) {
        Map<String, String> fileAddresses = new LinkedHashMap<>();
        List<Stored> attached = new ArrayList<>();
        Set<String> wanted = new HashSet<>(page.files());
        wanted.addAll(page.pictures());
        for (String key : wanted) {
            Stored stored = store(arrived.files().get(key), kept, remarks, visit);
            if (stored != null) {
                fileAddresses.put(
                        key, "/files/" + stored.id() + "/" + stored.name().replaceAll("[^\\p{L}\\p{N}._-]", "_"));
                if (page.files().contains(key) && attached.size() < MAX_FILES) {
                    attached.add(stored);
                }
            }
        }
        Body body = Body.EMPTY;
        try {
            body = bodies.clean(page.html(fileAddresses, addresses), "html", Body.EMPTY);
        } catch (Refusal refusal) {
            remarks.add(Remark.of(refusal));
        }
        if (body.isEmpty() && remarks.isEmpty()) {
            body = bodies.clean("<p>" + Html.escape(visit.text("wiki.import.folder")) + "</p>", "html", Body.EMPTY);
        }
        String title = Titles.clean(page.title());
        String summary = visit.text("wiki.import.summary");
        return new Draft(title.isEmpty() ? "?" : title, body, language, summary, attached, submission);
    }

    // A file that several pages show is kept once for each: a file belongs to one item.
    private Stored store(ArrivedFile file, Map<String, Stored> kept, List<Remark> remarks, Visit visit) {
        if (file == null) {
            return null;
        }
        try {
            return kept.computeIfAbsent(file.key(), key -> files.store(file, visit.memberId()));
        } catch (Refusal refusal) {
            remarks.add(new Remark("wiki.problem.file", file.name(), visit.text(refusal.key(), refusal.arguments())));
            return null;
        }
    }

    private PageRow make(Draft draft, long above, long parent, List<Remark> remarks, Visit visit) {
        String title = draft.title();
        long place = above;
        for (int i = 2; i < TITLES; i++) {
            Draft named = new Draft(
                    title, draft.body(), draft.language(), draft.summary(), draft.files(), draft.submission());
            try {
                PageRow row = pages.find(making.make(named, place, visit)).orElseThrow(Refusal::notFound);
                if (!title.equals(draft.title())) {
                    remarks.add(new Remark("wiki.import.renamed", draft.title(), title));
                }
                return row;
            } catch (Refusal refusal) {
                boolean deep = refusal.key().equals("wiki.refusal.deep") && place != parent;
                if (deep) {
                    place = parent;
                    remarks.add(new Remark("wiki.import.deep"));
                } else if (refusal.key().equals("wiki.refusal.sameTitle")) {
                    String base =
                            draft.title().substring(0, Math.min(draft.title().length(), Titles.MAX - 5));
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
