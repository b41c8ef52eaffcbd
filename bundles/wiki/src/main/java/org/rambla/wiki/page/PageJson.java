// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Parts;
import org.rambla.api.people.MemberCard;
import org.rambla.api.visit.Visit;

/** What programs send and get. */
public final class PageJson {
    private PageJson() {}

    /** @param titles by language */
    public record PageEntry(
            long id,
            String slug,
            Map<String, String> titles,
            String original,
            Instant createdAt,
            Instant changedAt,
            boolean locked,
            String path) {}

    /**
     * Some pages, by title.
     *
     * @param total number of those asked for, over all pages of the list; left out when there are more than a thousand
     * @param next address of the next page of the list; left out on the last one
     */
    public record PageList(List<PageEntry> pages, Long total, String next) {}

    public record Person(long id, String name, String standing) {}

    /** A field of the page's template, with its values as the reader sees them. */
    public record FactEntry(String field, String label, List<String> values) {}

    public record FileEntry(String name, String type, long size, String path) {}

    /**
     * @param language of the title and the text
     * @param below the pages right below it
     * @param template key of the template with which it began; left out for none
     */
    public record PageText(
            PageEntry page,
            String language,
            String title,
            String html,
            int revision,
            String summary,
            Person editor,
            Instant editedAt,
            List<PageEntry> above,
            List<PageEntry> below,
            String template,
            List<FactEntry> facts,
            List<FileEntry> files) {}

    /**
     * What a program sends.
     *
     * @param parent name of the page above, for a new page; left out for the top
     * @param format "html" or "text", the default
     * @param language left out: the reader's
     * @param revision the one that the program read, for a change; 0 for a language that is new to the page
     * @param key at most 64 characters; the same twice makes one page
     * @param waiting the version of the sender's own text in review that this one replaces; left out where there is none
     * @param origin for a text in another language than the page's first: the revision of that one which it says as a
     *     whole; left out: not known, so all of it is to be looked over
     * @param template key of the template with which a new page begins; left out for none
     * @param fields what the template's fields hold, by field, as they are given out; of a new page
     */
    public record NewText(
            String title,
            String body,
            String format,
            String language,
            String parent,
            String summary,
            int revision,
            String key,
            int waiting,
            int origin,
            String template,
            Map<String, List<String>> fields) {
        static final NewText NONE = new NewText(null, null, null, null, null, null, 0, null, 0, 0, null, null);
    }

    public record Made(long id, String path, int revision) {}

    /** A page as it was opened. */
    static PageText text(OpenPage.Opened opened, Visit visit) {
        PageRow page = opened.page();
        VersionRow text = opened.text();
        MemberCard editor = opened.editor();
        return new PageText(
                entry(page.listed(), visit),
                text.language(),
                text.title(),
                text.body().html(),
                text.revision(),
                text.summary(),
                person(editor, visit),
                text.writtenAt(),
                entries(opened.above(), visit),
                entries(opened.below(), visit),
                page.template().isEmpty() ? null : page.template(),
                opened.facts().stream()
                        .map(fact -> new FactEntry(fact.field().key(), fact.label(), fact.values()))
                        .toList(),
                opened.files().stream()
                        .map(file -> new FileEntry(file.name(), file.type(), file.size(), file.path()))
                        .toList());
    }

    /** Who did something; null for somebody unknown. */
    public static Person person(MemberCard card, Visit visit) {
        return card == null ? null : new Person(card.id(), Parts.name(card, visit), Parts.standing(card, visit));
    }

    public static List<PageEntry> entries(List<ListedPage> rows, Visit visit) {
        return rows.stream().map(row -> entry(row, visit)).toList();
    }

    private static PageEntry entry(ListedPage row, Visit visit) {
        return new PageEntry(
                row.id(),
                row.slug(),
                row.titles().texts(),
                row.language(),
                row.createdAt(),
                row.changedAt(),
                row.locked(),
                row.address(visit.space()));
    }
}
