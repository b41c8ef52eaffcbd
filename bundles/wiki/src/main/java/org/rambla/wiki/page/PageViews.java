// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import gg.jte.html.HtmlTemplateOutput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.people.MemberCard;
import org.rambla.api.text.Html;
import org.rambla.api.translation.Reading;
import org.rambla.api.translation.Readings;
import org.rambla.api.translation.Written;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.comment.Comment;
import org.rambla.wiki.comment.Comments;
import org.rambla.wiki.jte.JteasideGenerated;
import org.rambla.wiki.jte.JtefreshGenerated;
import org.rambla.wiki.jte.JtemissingGenerated;
import org.rambla.wiki.jte.JtemoveGenerated;
import org.rambla.wiki.jte.JtepageGenerated;
import org.rambla.wiki.jte.JteprintGenerated;
import org.rambla.wiki.jte.JtewithdrawGenerated;
import org.rambla.wiki.link.ShownText;
import org.rambla.wiki.page.OpenPage.Opened;
import org.rambla.wiki.page.WritePages.Fresh;
import org.rambla.wiki.template.FactRevisions.By;
import org.rambla.wiki.template.FactWords.Shown;

/** What the pages of the wiki look like. */
public final class PageViews {
    private static final Pattern BLOCK = Pattern.compile(" data-b=\"([a-z0-9]+)\"");

    private final Bodies bodies;
    private final ShownText shown;
    private final Readings readings;
    private final ReadTitles titles;

    public PageViews(Bodies bodies, ShownText shown, Readings readings) {
        this.readings = readings;
        this.titles = new ReadTitles(readings);
        this.bodies = bodies;
        this.shown = shown;
    }

    /** A text as readers see it. */
    public Html text(Body body, Visit visit) {
        return shown.of(body, visit);
    }

    /** A part of a text; its links are as they stand. */
    public Html part(Body body, Visit visit) {
        return bodies.view(body, visit.messages());
    }

    Page page(Opened found, String done, Visit visit) {
        List<ListedPage> around = new ArrayList<>(found.above());
        around.addAll(found.beside());
        around.addAll(found.below());
        Opened opened = found.around(reader(around, visit));
        Read read = read(opened, visit);
        Comments.Latest comments = opened.comments() == null ? Comments.Latest.NONE : opened.comments();
        Map<Long, Html> remarks = remarks(
                comments.threads().stream()
                        .flatMap(thread -> Stream.concat(Stream.of(thread.first()), thread.answers().stream()))
                        .filter(comment -> !comment.removed())
                        .toList(),
                opened.page(),
                opened.page().address(visit.space()),
                visit);
        Html body = Html.of(
                out -> JtepageGenerated.render((HtmlTemplateOutput) out, null, opened, read, remarks, this, visit));
        Html aside = Html.of(out -> JteasideGenerated.render(
                (HtmlTemplateOutput) out,
                null,
                opened,
                Headings.contents(read.reading().body()),
                read.reading(),
                visit));
        Page page = inWiki(read.reading().title(), body, visit).ownHeading().aside(aside);
        opened.above()
                .forEach(
                        above -> page.crumb(Titles.crumb(above.title(visit.language())), above.address(visit.space())));
        if (!opened.page().published()) {
            page.hidden();
        }
        return switch (done) {
            case "wiki.done.written", "wiki.done.savedPlain" ->
                page.kept("wiki-translate-" + opened.page().id() + "-"
                        + opened.text().language());
            case "wiki.done.saved",
                    "wiki.done.savedLost",
                    "wiki.done.same",
                    "wiki.done.merged",
                    "wiki.done.discarded" ->
                page.kept(
                        "wiki-edit-" + opened.page().id() + "-" + opened.text().language());
            case "wiki.done.comment" ->
                page.kept("wiki-comment-" + opened.page().id());
            case "wiki.done.made" -> page.kept("wiki-new-" + opened.page().space());
            default -> page;
        };
    }

    /**
     * A page as its reader gets it: where nobody wrote it in the reader's language, a translation.
     *
     * @param label what it is; NONE where it is what people wrote
     * @param original NONE when it is not shown beside
     */
    public record Read(Reading reading, Html label, Html text, Html original) {}

    private UnaryOperator<ListedPage> reader(List<ListedPage> pages, Visit visit) {
        return ReadTitles.giving(titles.of(pages, List.of(), visit));
    }

    private Reading reading(PageRow page, VersionRow said, Visit visit) {
        Written written = new Written(page.id(), page.space(), said.language(), said.title(), said.body());
        // Whoever chose a language by its address gets what was written in it.
        boolean foreign = page.published()
                && !visit.path().contains("language=")
                && !page.written(visit.language())
                && said.language().equals(page.language());
        return foreign ? readings.of(List.of(written), visit).get(page.id()) : Reading.original(written);
    }

    private Read read(Opened opened, Visit visit) {
        VersionRow said = opened.text();
        PageRow page = opened.page();
        Reading reading = reading(page, said, visit);
        if (!reading.translated()) {
            // Who may write it in another language is told so by the page itself.
            boolean told = reading.awaited() || reading.view() == Reading.View.ORIGINAL;
            Html label = told ? readings.label(reading, page.address(visit.space()), visit) : Html.NONE;
            return new Read(reading, label, text(marked(opened, visit), visit), Html.NONE);
        }
        boolean beside = reading.view() == Reading.View.BESIDE;
        return new Read(
                reading,
                readings.label(reading, page.address(visit.space()), visit),
                text(reading.body(), visit),
                beside ? text(said.body(), visit) : Html.NONE);
    }

    /**
     * What was said about a page, as its reader gets it, by comment.
     *
     * @param address of the page that shows it
     */
    public Map<Long, Html> remarks(Collection<Comment> comments, PageRow page, String address, Visit visit) {
        Map<Long, Html> remarks = new HashMap<>();
        readings.of(
                        comments.stream()
                                .map(comment ->
                                        new Written(comment.id(), page.space(), comment.language(), "", comment.body()))
                                .toList(),
                        visit)
                .forEach((comment, reading) -> remarks.put(comment, readings.body(reading, address, visit)));
        return remarks;
    }

    /** The text, with a word at each passage that is new or other since the reader was here last. */
    private static Body marked(Opened opened, Visit visit) {
        Body body = opened.text().body();
        if (opened.touched().isEmpty()) {
            return body;
        }
        String word = visit.text("wiki.new.passage");
        Matcher block = BLOCK.matcher(body.html());
        String marked = block.replaceAll(found -> Matcher.quoteReplacement(
                opened.touched().contains(found.group(1))
                        ? found.group() + " data-new=\"" + word + "\""
                        : found.group()));
        return new Body(marked, body.sanitiser());
    }

    Page missing(String slug, Visit visit) {
        String words = slug.replace('-', ' ');
        String title = Titles.isUnreadable(slug)
                ? ""
                : words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
        Html body = Html.of(out -> JtemissingGenerated.render((HtmlTemplateOutput) out, null, title, visit));
        return inWiki(visit.text("wiki.missing.title"), body, visit).hidden().status(404);
    }

    /**
     * @param all whether the original is wanted beside its translation
     * @param facts by language
     */
    Page print(
            PageRow row,
            List<VersionRow> texts,
            boolean all,
            Map<String, List<Shown>> facts,
            Map<By, MemberCard> people,
            Visit visit) {
        Reading reading = reading(row, texts.get(0), visit);
        Html label = reading.translated() ? readings.label(reading, row.address(visit.space()), visit) : Html.NONE;
        Html body = Html.of(out -> JteprintGenerated.render(
                (HtmlTemplateOutput) out, null, row, texts, all, reading, label, facts, people, this, visit));
        return inWiki(reading.title(), body, visit)
                .ownHeading()
                .crumb(Titles.crumb(row.title(visit.language())), row.address(visit.space()))
                .hidden();
    }

    Page fresh(Fresh fresh) {
        Visit visit = fresh.form().visit();
        Html body = Html.of(out -> JtefreshGenerated.render((HtmlTemplateOutput) out, null, fresh, visit));
        Page page = inWiki(visit.text("wiki.new"), body, visit).hidden().editor();
        return draftDone(visit) ? page.kept(fresh.local()) : page;
    }

    /** Whether a draft was just kept or thrown away, so that the browser's own copy is not offered beside it. */
    public static boolean draftDone(Visit visit) {
        return visit.path().matches(".*[?&]done=wiki\\.done\\.(draft|discarded)(&.*)?");
    }

    Page move(PageRow row, Fields fields, Form form, List<String> titles, boolean reviewed, Visit visit) {
        Html body = Html.of(out ->
                JtemoveGenerated.render((HtmlTemplateOutput) out, null, row, fields, form, titles, reviewed, visit));
        return ofPage(visit.text("wiki.move.title"), body, row, visit);
    }

    Page withdraw(PageRow row, Fields fields, Form form, Visit visit) {
        Html body =
                Html.of(out -> JtewithdrawGenerated.render((HtmlTemplateOutput) out, null, row, fields, form, visit));
        return ofPage(visit.text("wiki.withdraw.title"), body, row, visit);
    }

    /** A page about a page of the wiki. */
    public static Page ofPage(String title, Html body, PageRow row, Visit visit) {
        return inWiki(title, body, visit)
                .crumb(Titles.crumb(row.title(visit.language())), row.address(visit.space()))
                .hidden();
    }

    /** A page of the wiki. */
    public static Page inWiki(String title, Html body, Visit visit) {
        return Page.of(title, body)
                .tab("wiki")
                .crumb(visit.text("wiki.title"), visit.space().path("wiki", ""));
    }
}
