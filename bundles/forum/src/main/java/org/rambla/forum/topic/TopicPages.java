// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.topic;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rambla.api.content.Files;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.visit.Visit;
import org.rambla.forum.topic.Topics.Position;

/** The list of topics, a topic, and the forms to start one and to answer. */
@Path("/")
public final class TopicPages {
    private static final int LIST = 30;
    private static final int PRINT = 200;

    private final Topics topics;
    private final OpenTopic opening;
    private final StartTopic starting;
    private final ReplyToTopic replying;
    private final Members members;
    private final Files files;
    private final TopicViews views;

    public TopicPages(
            Topics topics,
            OpenTopic opening,
            StartTopic starting,
            ReplyToTopic replying,
            Members members,
            Files files,
            TopicViews views) {
        this.topics = topics;
        this.opening = opening;
        this.starting = starting;
        this.replying = replying;
        this.members = members;
        this.files = files;
        this.views = views;
    }

    @GET
    @Requires("forum.read")
    public Page list(
            @QueryParam("view") @DefaultValue("") String view,
            @QueryParam("after") @DefaultValue("") String after,
            @Context Visit visit) {
        TopicView shown =
                TopicView.of(view).filter(v -> views.offered(visit).contains(v)).orElseThrow(Refusal::notFound);
        List<TopicRow> rows = topics.list(
                visit.space().id(),
                shown,
                visit.memberId(),
                Position.parse(after).orElse(null),
                LIST + 1);
        boolean more = rows.size() > LIST;
        List<TopicRow> page = more ? rows.subList(0, LIST) : rows;
        return views.list(page, authors(page), shown, more, visit);
    }

    private Map<Long, MemberCard> authors(List<TopicRow> rows) {
        return rows.isEmpty()
                ? Map.of()
                : members.cards(rows.stream().map(TopicRow::author).collect(Collectors.toSet()));
    }

    @GET
    @Path("topics/new")
    @Requires("forum.start")
    public Page fresh(@Context Visit visit) {
        return views.start(PostForm.fresh(visit, ""));
    }

    @POST
    @Path("topics")
    @Requires("forum.start")
    public Object start(@Context Form form, @Context Visit visit) {
        Draft draft = PostForm.read(form, true, files, visit);
        try {
            if (form.valid()) {
                long topic = starting.start(draft, visit);
                return to(visit.space().path("forum", "topics/" + topic + "?done=forum.done.started"));
            }
            return views.start(PostForm.back(form, draft.files(), visit)).invalid();
        } catch (Refusal refusal) {
            form.reject("body", refusal.key(), refusal.arguments());
            return views.start(PostForm.back(form, draft.files(), visit)).status(refusal.status());
        }
    }

    @GET
    @Path("topics/{topic}")
    @Requires(value = "forum.read", item = "topic")
    public Page topic(
            @PathParam("topic") long topic,
            @QueryParam("page") @DefaultValue("1") String page,
            @QueryParam("quote") @DefaultValue("") String quote,
            @QueryParam("done") @DefaultValue("") String done,
            @Context Visit visit) {
        OpenTopic.Opened opened = opening.open(topic, number(page), visit);
        return views.topic(opened, PostForm.fresh(visit, views.quoted(opened, quote, visit)), done, visit);
    }

    /** A number of an address; anything else counts as 1. */
    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 1;
    }

    @POST
    @Path("topics/{topic}/replies")
    @Requires(value = "forum.reply", item = "topic")
    public Object reply(@PathParam("topic") long topic, @Context Form form, @Context Visit visit) {
        Draft draft = PostForm.read(form, false, files, visit);
        int status = 422;
        if (form.valid()) {
            try {
                PostRow post = topics.post(replying.reply(topic, draft, visit)).orElseThrow(Refusal::notFound);
                return to(Places.of(visit.space(), post, "forum.done.replied"));
            } catch (Refusal refusal) {
                form.reject(refusal.status() == 422 ? "body" : "", refusal.key(), refusal.arguments());
                status = refusal.status();
            }
        }
        OpenTopic.Opened opened = opening.open(topic, Integer.MAX_VALUE, visit);
        return views.topic(opened, PostForm.back(form, draft.files(), visit), "", visit)
                .status(status);
    }

    /** A topic as a whole, for paper; long ones in parts of two hundred posts. */
    @GET
    @Path("topics/{topic}/print")
    @Requires(value = "forum.read", item = "topic")
    public Page print(
            @PathParam("topic") long id, @QueryParam("part") @DefaultValue("1") String part, @Context Visit visit) {
        TopicRow topic = topics.find(id, visit.memberId())
                .filter(found -> found.space() == visit.space().id())
                .orElseThrow(Refusal::notFound);
        int parts = Math.max(1, (topic.posts() + PRINT - 1) / PRINT);
        int shown = Math.min(number(part), parts);
        int from = PRINT * (Math.max(1, shown) - 1) + 1;
        return views.print(opening.open(topic, shown, from, from + PRINT - 1, visit), parts, visit);
    }

    static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
