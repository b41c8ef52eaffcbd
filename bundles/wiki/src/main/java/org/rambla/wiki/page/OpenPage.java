// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.rambla.api.content.Attachment;
import org.rambla.api.content.Files;
import org.rambla.api.content.Files.Filed;
import org.rambla.api.page.Refusal;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.space.Role;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.comment.Comments;
import org.rambla.wiki.history.AuthorsThen;
import org.rambla.wiki.template.FactSheet;
import org.rambla.wiki.template.FactWords.Shown;

/** Opens a page: the page, its text, the pages around it, people, and files where it has some; seven statements,
 * one more where its author went to another city since. */
public final class OpenPage {
    private final Pages pages;
    private final Members members;
    private final AuthorsThen authors;
    private final Files files;
    private final ReadMarks marks;
    private final FactSheet sheets;
    private final Comments comments;

    public OpenPage(
            Pages pages,
            Members members,
            AuthorsThen authors,
            Files files,
            ReadMarks marks,
            FactSheet sheets,
            Comments comments) {
        this.pages = pages;
        this.members = members;
        this.authors = authors;
        this.files = files;
        this.marks = marks;
        this.sheets = sheets;
        this.comments = comments;
    }

    /**
     * A page as it is shown.
     *
     * @param seen the revision that the reader saw last, 0 for none
     * @param behind whether the original was saved since this text said the same
     * @param above from the top
     * @param beside the first of those with the same page above, this one mostly among them
     * @param below by title
     * @param editor who wrote the text, with the city for which they did
     * @param people who attached, and who looks after the page
     * @param filed the attached files, the oldest first
     * @param facts what the fields of its template hold
     * @param more whether there are more pages below than those
     * @param comments null where there are none and no more are taken: there is a forum, or the page is out of sight
     * @param following null when the reader does not follow it, true with the pages below it
     * @param touched ids of passages that are new or other since the reader was here last
     * @param refilled whether others saved fields or files alone since then
     * @param own the reader's text about the page that is in review or was given back, 0 for none
     * @param waits how many texts of others about it wait, where the reader reviews
     */
    public record Opened(
            PageRow page,
            VersionRow text,
            int seen,
            boolean behind,
            List<ListedPage> above,
            List<ListedPage> beside,
            List<ListedPage> below,
            boolean more,
            MemberCard editor,
            Map<Long, MemberCard> people,
            List<Filed> filed,
            List<Shown> facts,
            Boolean following,
            Comments.Latest comments,
            Set<String> touched,
            boolean refilled,
            long own,
            int waits) {
        /** The attached files. */
        public List<Attachment> files() {
            return filed.stream().map(Filed::file).toList();
        }

        /** The same with the titles around it as the reader gets them. */
        Opened around(UnaryOperator<ListedPage> read) {
            return new Opened(
                    page,
                    text,
                    seen,
                    behind,
                    above.stream().map(read).toList(),
                    beside.stream().map(read).toList(),
                    below.stream().map(read).toList(),
                    more,
                    editor,
                    people,
                    filed,
                    facts,
                    following,
                    comments,
                    touched,
                    refilled,
                    own,
                    waits);
        }

        /** The files, each with those of the same name that were attached before it, the latest first. */
        public List<List<Filed>> versions() {
            Map<String, List<Filed>> byName = new TreeMap<>();
            filed.forEach(
                    one -> byName.computeIfAbsent(one.file().name().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                            .add(one));
            byName.values()
                    .forEach(same -> same.sort(
                            Comparator.comparingLong((Filed one) -> one.file().id())
                                    .reversed()));
            return List.copyOf(byName.values());
        }

        /** Whether it changed since the reader was here last. */
        public boolean changed() {
            return seen > 0 && seen < text.revision();
        }
    }

    /**
     * The page of an address.
     *
     * @throws Refusal 404 when there is none, or none for this visitor
     */
    public PageRow find(String slug, Visit visit) {
        return pages.named(visit.space().id(), slug)
                .filter(page -> page.readable(visit))
                .orElseThrow(Refusal::notFound);
    }

    /**
     * The page of an address, to be changed.
     *
     * @throws Refusal 404 when there is none, 403 or 409 when this visitor may not change it
     */
    public PageRow writable(String slug, Visit visit) {
        PageRow page = find(slug, visit);
        writable(page, visit);
        return page;
    }

    /**
     * Makes sure that a page can be changed.
     *
     * @throws Refusal 403 or 409 when this visitor may not change it
     */
    public void writable(PageRow page, Visit visit) {
        if (!page.writable(visit)) {
            throw closed(page) ? new Refusal(409, "wiki.refusal.locked") : Refusal.forbidden();
        }
    }

    /** What the fields of a page's template hold, as its readers see them in a language. */
    List<Shown> facts(PageRow page, String language, Visit visit) {
        return sheets.shown(page, language, visit);
    }

    /** Whether it is closed to most of those who write here. */
    public static boolean closed(PageRow page) {
        return page.locked() || page.writer() != Role.VISITOR;
    }

    /**
     * Opens a page that this visitor may read.
     *
     * @param language in which it is wanted; the nearest that there is
     */
    public Opened open(PageRow page, String language, Visit visit) {
        String shown = page.languageFor(language);
        Texts.Said said = pages.texts()
                .said(page.id(), shown, visit.memberId(), visit.can("wiki.review"))
                .orElseThrow(Refusal::notFound);
        Around around = pages.around(page, visit);
        List<Filed> filed = page.files() == 0 ? List.of() : files.filed(page.id());
        Set<Long> ids = new HashSet<>(List.of(said.text().editor(), page.author()));
        filed.forEach(file -> ids.add(file.member()));
        if (page.owner() != 0) {
            ids.add(page.owner());
        }
        // What was said before there was a forum is still to be read.
        Comments.Latest remarks = !page.published() || visit.on("forum") && !said.remarks()
                ? null
                : said.remarks() ? comments.about(page.id()) : Comments.Latest.NONE;
        if (remarks != null) {
            remarks.threads().forEach(thread -> ids.addAll(thread.authors()));
        }
        Map<Long, MemberCard> people = members.cards(ids);
        marks.seen(visit.memberId(), said);
        boolean behind = !shown.equals(page.language())
                && (said.synced().origin() < page.revision() || said.synced().worded() < page.worded());
        return new Opened(
                page,
                said.text(),
                said.seen(),
                behind,
                around.above(),
                around.beside(),
                around.below(),
                around.more(),
                authors.then(said.text().by(), people),
                people,
                filed,
                sheets.shown(page, shown, visit),
                said.following(),
                remarks,
                said.seen() > 0 && said.seen() < said.text().revision()
                        ? pages.texts().touched(said.text(), said.seen())
                        : Set.of(),
                said.refilled(),
                said.own(),
                said.waits());
    }
}
