// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.comment;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.Sent;
import org.rambla.wiki.page.OpenPage;
import org.rambla.wiki.page.PageJson;
import org.rambla.wiki.page.PageJson.Person;
import org.rambla.wiki.page.PageRow;

/** What is said about pages, for programs, at {@code /api/s/{space}/wiki/pages/{page}/comments}; where there is no forum. */
@Path("pages/{page}/comments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CommentApi {
    private static final int LIST = 100;
    private static final int MAX_KEY = 64;

    private final OpenPage opening;
    private final Comments comments;
    private final CommentOnPage commenting;
    private final Members members;
    private final Bodies bodies;

    public CommentApi(OpenPage opening, Comments comments, CommentOnPage commenting, Members members, Bodies bodies) {
        this.opening = opening;
        this.comments = comments;
        this.commenting = commenting;
        this.members = members;
        this.bodies = bodies;
    }

    /** @param answers id of the comment below which it stands; left out for one that begins a thread */
    public record CommentEntry(
            long id, Long answers, Person author, String language, String html, Instant writtenAt, String path) {}

    /**
     * A hundred comments, the oldest first; where a forum takes their place those from before. None about a page out of sight.
     *
     * @param next address of the next page of the list; left out on the last one
     */
    public record CommentList(List<CommentEntry> comments, long total, String next) {}

    /**
     * What a program sends.
     *
     * @param format "html" or "text", the default
     * @param answers id of the comment that is answered; left out for none
     * @param key at most 64 characters; the same twice says it once
     */
    public record NewComment(String body, String format, Long answers, String key) {}

    public record Made(long id, String path) {}

    @GET
    @Requires("wiki.read")
    public CommentList list(
            @PathParam("page") String slug, @QueryParam("after") @DefaultValue("") String after, @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        if (!page.published()) {
            return new CommentList(List.of(), 0, null);
        }
        List<Comment> found = comments.after(page.id(), Sent.id(after), LIST + 1);
        boolean more = found.size() > LIST;
        List<Comment> shown = more ? found.subList(0, LIST) : found;
        Map<Long, MemberCard> people = shown.isEmpty()
                ? Map.of()
                : members.cards(shown.stream().map(Comment::author).collect(Collectors.toSet()));
        String next = "/api" + visit.space().path("wiki", "pages/" + page.slug() + "/comments") + "?after=";
        return new CommentList(
                shown.stream()
                        .map(comment -> new CommentEntry(
                                comment.id(),
                                comment.answers() == 0 ? null : comment.answers(),
                                PageJson.person(people.get(comment.author()), visit),
                                comment.language(),
                                comment.body().html(),
                                comment.writtenAt(),
                                path(page, comment.id(), visit)))
                        .toList(),
                comments.count(page.id()),
                more ? next + shown.get(shown.size() - 1).id() : null);
    }

    private static String path(PageRow page, long comment, Visit visit) {
        return page.address(visit.space()) + "#" + Comment.anchor(comment);
    }

    @POST
    @Requires("wiki.write")
    public Response say(@PathParam("page") String slug, NewComment sent, @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        if (visit.on("forum")) {
            throw new Refusal(409, "wiki.refusal.forum");
        }
        NewComment said = sent == null ? new NewComment(null, null, null, null) : sent;
        String format = said.format() == null ? "text" : said.format();
        String key = said.key() == null ? "" : said.key();
        check(said, format, key);
        Body body = bodies.clean(said.body(), format, Body.EMPTY);
        if (body.isEmpty()) {
            throw new Refusal(422, "wiki.refusal.data").at("body", "web.problem.required");
        }
        long id = commenting.say(page, said.answers() == null ? 0 : said.answers(), body, key, visit);
        Made made = new Made(id, path(page, id, visit));
        return Response.created(URI.create(made.path())).entity(made).build();
    }

    private static void check(NewComment said, String format, String key) {
        Refusal refusal = new Refusal(422, "wiki.refusal.data");
        if (said.body() == null || said.body().isBlank()) {
            refusal.at("body", "web.problem.required");
        } else if (said.body().length() > CommentPages.MAX) {
            refusal.at(
                    "body", "web.problem.tooLong", CommentPages.MAX, said.body().length());
        }
        if (!format.equals("text") && !format.equals("html")) {
            refusal.at("format", "web.problem.choice");
        }
        if (key.length() > MAX_KEY) {
            refusal.at("key", "web.problem.tooLong", MAX_KEY, key.length());
        }
        if (!refusal.fields().isEmpty()) {
            throw refusal;
        }
    }
}
