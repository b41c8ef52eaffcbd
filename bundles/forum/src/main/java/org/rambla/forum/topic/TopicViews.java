// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.topic;

import gg.jte.html.HtmlTemplateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rambla.api.content.Bodies;
import org.rambla.api.page.Page;
import org.rambla.api.page.Parts;
import org.rambla.api.people.MemberCard;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.text.Html;
import org.rambla.api.translation.Reading;
import org.rambla.api.translation.Readings;
import org.rambla.api.translation.Written;
import org.rambla.api.visit.Visit;
import org.rambla.forum.jte.JteasideGenerated;
import org.rambla.forum.jte.JtelistGenerated;
import org.rambla.forum.jte.JtepanelGenerated;
import org.rambla.forum.jte.JteprintGenerated;
import org.rambla.forum.jte.JterowsGenerated;
import org.rambla.forum.jte.JtestartGenerated;
import org.rambla.forum.jte.JtetopicGenerated;
import org.rambla.forum.topic.OpenTopic.Opened;

/** The pages of topics, put together. */
public final class TopicViews {
    private final Bodies bodies;
    private final Readings readings;

    public TopicViews(Bodies bodies, Readings readings) {
        this.bodies = bodies;
        this.readings = readings;
    }

    /** The lists that this visitor may choose from. */
    public List<TopicView> offered(Visit visit) {
        List<TopicView> views = new ArrayList<>(List.of(TopicView.LATEST, TopicView.UNANSWERED));
        if (visit.signedIn()) {
            views.add(TopicView.MINE);
        }
        if (visit.can("forum.moderate")) {
            views.add(TopicView.REMOVED);
        }
        return views;
    }

    /** Address of a list of the space. */
    public static String address(TopicView view, Visit visit) {
        return visit.space().path("forum", "") + (view.key().isEmpty() ? "" : "?view=" + view.key());
    }

    Page list(List<TopicRow> rows, Map<Long, MemberCard> authors, TopicView view, boolean more, Visit visit) {
        String base = address(view, visit);
        String next = more
                ? base + (base.contains("?") ? "&" : "?") + "after=" + Topics.Position.of(rows.get(rows.size() - 1))
                : "";
        Html body = Html.of(out -> JtelistGenerated.render(
                (HtmlTemplateOutput) out,
                null,
                offered(visit),
                view,
                rows(rows, authors, Map.of(), visit),
                next,
                visit));
        Page page = Page.of(visit.text("forum.title"), body).tab("forum");
        if (visit.can("forum.start")) {
            page.actions(Parts.link(
                    visit.space().path("forum", "topics/new"), visit.text("forum.start"), "message-square-plus", ""));
        }
        return page;
    }

    /** Topics as rows; spaces by id where they come from several, empty inside one. */
    public Html rows(List<TopicRow> rows, Map<Long, MemberCard> authors, Map<Long, SpaceCard> spaces, Visit visit) {
        if (rows.isEmpty()) {
            return Html.NONE;
        }
        Map<Long, Reading> titles = readings.of(
                rows.stream()
                        .map(row -> Written.titled(row.id(), row.space(), row.language(), row.title()))
                        .toList(),
                visit);
        return Html.of(out -> JterowsGenerated.render(
                (HtmlTemplateOutput) out, null, rows, authors, spaces, titles, readings, visit));
    }

    /** Rows under a heading, for a home. */
    public Html panel(String title, Html rows, String all, Visit visit) {
        return Html.of(out -> JtepanelGenerated.render((HtmlTemplateOutput) out, null, title, rows, all, visit));
    }

    Page start(PostForm form) {
        Visit visit = form.visit();
        Html body = Html.of(out -> JtestartGenerated.render((HtmlTemplateOutput) out, null, form, visit));
        return Page.of(visit.text("forum.start"), body)
                .tab("forum")
                .crumb(visit.text("forum.title"), visit.space().path("forum", ""))
                .hidden()
                .editor();
    }

    Page topic(Opened opened, PostForm form, String done, Visit visit) {
        TopicRow topic = opened.topic();
        Html body = Html.of(
                out -> JtetopicGenerated.render((HtmlTemplateOutput) out, null, opened, form, bodies, readings, visit));
        Html aside = Html.of(out -> JteasideGenerated.render((HtmlTemplateOutput) out, null, opened, visit));
        Page page = Page.of(opened.title().title(), body)
                .ownHeading()
                .aside(aside)
                .tab("forum")
                .crumb(visit.text("forum.title"), visit.space().path("forum", ""));
        if (visit.can("forum.reply")) {
            page.editor();
        }
        return switch (done) {
            case "forum.done.replied" -> page.kept("forum-reply-" + topic.id());
            case "forum.done.started" -> page.kept("forum-start-" + topic.space());
            default -> page;
        };
    }

    Page print(Opened opened, int parts, Visit visit) {
        Html body = Html.of(out ->
                JteprintGenerated.render((HtmlTemplateOutput) out, null, opened, parts, bodies, readings, visit));
        return Page.of(opened.title().title(), body)
                .ownHeading()
                .tab("forum")
                .crumb(visit.text("forum.title"), visit.space().path("forum", ""))
                .hidden();
    }

    /** A post of the page as quoted text with the name of its author; "" when there is none of that id. */
    String quoted(Opened opened, String id, Visit visit) {
        return opened.posts().stream()
                .filter(post -> String.valueOf(post.id()).equals(id) && post.published())
                .findFirst()
                .map(post -> {
                    String name = visit.text("forum.quote.said", Parts.name(opened.author(post), visit));
                    return name + "\n\n> " + bodies.text(post.body()).replace("\n", "\n> ") + "\n\n";
                })
                .orElse("");
    }
}
