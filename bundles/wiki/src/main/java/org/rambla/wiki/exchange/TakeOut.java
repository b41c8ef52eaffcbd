// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rambla.api.content.Attachment;
import org.rambla.api.content.Body;
import org.rambla.api.content.Files;
import org.rambla.api.content.Files.Stored;
import org.rambla.api.mail.Mailer;
import org.rambla.api.page.Parts;
import org.rambla.api.page.Refusal;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.exchange.out.OutFile;
import org.rambla.wiki.exchange.out.OutPage;
import org.rambla.wiki.link.SpelledOut;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.VersionRow;
import org.rambla.wiki.template.FactSheet;
import org.rambla.wiki.template.FactWords.Shown;

/** Gathers a page, or a page and all below it, as this visitor may read them, with their pictures and files. */
public final class TakeOut {
    /** Pages at once. */
    static final int MAX = 500;

    private static final Pattern PICTURE = Pattern.compile("<img src=\"(/files/([0-9]{1,18})/([^\"/]{1,600}))\"");

    private final Pages pages;
    private final Members members;
    private final Files files;
    private final FactSheet sheets;
    private final SpelledOut spelling;
    private final Mailer mailer;

    public TakeOut(Pages pages, Members members, Files files, FactSheet sheets, SpelledOut spelling, Mailer mailer) {
        this.pages = pages;
        this.members = members;
        this.files = files;
        this.sheets = sheets;
        this.spelling = spelling;
        this.mailer = mailer;
    }

    /**
     * The pages, parents before their children.
     *
     * @param below whether those below are wanted too
     * @param language in which they are wanted; each comes in the nearest that it has
     * @throws Refusal 422 when there are too many
     */
    public List<OutPage> pages(PageRow page, boolean below, String language, Visit visit) {
        List<PageRow> rows = below ? readable(page, visit) : List.of(page);
        if (rows.size() > MAX) {
            throw new Refusal(422, "wiki.export.tooMany", MAX);
        }
        Map<Long, VersionRow> texts = texts(rows, language);
        Map<Long, List<Attachment>> attached =
                files.of(rows.stream().map(PageRow::id).toList());
        Set<Long> editors = new HashSet<>();
        texts.values().forEach(text -> editors.add(text.editor()));
        Map<Long, MemberCard> people = members.cards(editors);
        Map<Long, List<Shown>> facts = sheets.shown(rows, language, visit);
        Map<Long, Body> bodies = spelling.of(texts.values(), language, visit);
        List<OutPage> out = new ArrayList<>();
        for (PageRow row : rows) {
            VersionRow text = Optional.ofNullable(texts.get(row.id())).orElseThrow(Refusal::notFound);
            List<Attachment> own = attached.getOrDefault(row.id(), List.of());
            Map<String, String> fields = fields(facts.getOrDefault(row.id(), List.of()));
            out.add(page(row, text, bodies.get(row.id()), fields, own, people.get(text.editor()), visit));
        }
        return out;
    }

    /** What each page says in the language that is nearest; one statement for each of those. */
    private Map<Long, VersionRow> texts(List<PageRow> rows, String language) {
        Map<Long, VersionRow> texts = new HashMap<>();
        rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.languageFor(language), Collectors.mapping(PageRow::id, Collectors.toList())))
                .forEach((in, ids) -> pages.texts(ids, in).forEach(text -> texts.put(text.page(), text)));
        return texts;
    }

    // What stands below a page that is withdrawn or closed to this visitor is left out with it.
    private List<PageRow> readable(PageRow page, Visit visit) {
        Set<Long> seen = new HashSet<>();
        List<PageRow> rows = new ArrayList<>();
        for (PageRow row : pages.subtree(page, visit.role(), MAX + 1)) {
            boolean top = row.id() == page.id();
            boolean shown = row.readable(visit) && (top || row.published());
            if (shown && (top || seen.contains(row.parent()))) {
                seen.add(row.id());
                rows.add(row);
            }
        }
        return rows;
    }

    private static Map<String, String> fields(List<Shown> facts) {
        Map<String, String> fields = new LinkedHashMap<>();
        facts.forEach(fact -> fields.merge(fact.label(), fact.text(), (a, b) -> a + ", " + b));
        return fields;
    }

    private OutPage page(
            PageRow row,
            VersionRow text,
            Body body,
            Map<String, String> fields,
            List<Attachment> attached,
            MemberCard editor,
            Visit visit) {
        List<OutFile> own = new ArrayList<>(pictures(body, visit));
        for (Attachment file : attached) {
            Stored stored = new Stored(file.id(), file.name(), file.type(), file.size());
            own.add(new OutFile(file.path(), file.name(), file.type(), true, () -> files.open(stored)));
        }
        String address = row.address(visit.space());
        String byline = visit.space().name().in(visit.language()) + ". "
                + visit.times().dateTime(text.writtenAt()) + (editor == null ? "" : ", " + Parts.name(editor, visit));
        return new OutPage(
                String.valueOf(row.id()),
                String.valueOf(row.parent()),
                text.title(),
                text.language(),
                body,
                Set.of(address, "/c/" + row.id()),
                mailer.link(address),
                fields,
                byline,
                own);
    }

    /** The pictures of a text that this visitor may be shown. */
    private List<OutFile> pictures(Body body, Visit visit) {
        Set<Long> readable = new HashSet<>(files.pictures(body, visit));
        List<OutFile> pictures = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Matcher matcher = PICTURE.matcher(body.html()); matcher.find(); ) {
            long id = Long.parseLong(matcher.group(2));
            if (readable.contains(id) && known.add(matcher.group(1))) {
                String name = matcher.group(3);
                String ending = name.substring(name.lastIndexOf('.') + 1);
                Stored stored = new Stored(id, name, "image/" + ending, 0);
                pictures.add(new OutFile(matcher.group(1), name, stored.type(), false, () -> files.open(stored)));
            }
        }
        return pictures;
    }
}
