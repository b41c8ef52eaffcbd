// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.comment;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.Sent;
import org.rambla.wiki.jte.JteallcommentsGenerated;
import org.rambla.wiki.jte.JtecommentGenerated;
import org.rambla.wiki.page.OpenPage;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.PageViews;

/** Saying something about a page, and taking it away. */
@Path("/")
public final class CommentPages {
    /** Longest comment, in characters. */
    static final int MAX = 20_000;

    private static final int LIST = 100;

    private final OpenPage opening;
    private final Comments comments;
    private final CommentOnPage commenting;
    private final Bodies bodies;
    private final Members members;
    private final PageViews views;

    public CommentPages(
            OpenPage opening,
            Comments comments,
            CommentOnPage commenting,
            Bodies bodies,
            Members members,
            PageViews views) {
        this.members = members;
        this.views = views;
        this.opening = opening;
        this.comments = comments;
        this.commenting = commenting;
        this.bodies = bodies;
    }

    /** All of them, the oldest first, part after part: a page itself shows the latest. */
    @GET
    @Path("{page}/comments")
    @Requires("wiki.read")
    public Page all(
            @PathParam("page") String slug, @QueryParam("after") @DefaultValue("") String after, @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        List<Comment> found = page.published() ? comments.after(page.id(), Sent.id(after), LIST + 1) : List.of();
        List<Comment> shown = found.subList(0, Math.min(LIST, found.size()));
        Map<Long, MemberCard> people = shown.isEmpty()
                ? Map.of()
                : members.cards(shown.stream().map(Comment::author).collect(Collectors.toSet()));
        String next = found.size() > LIST
                ? page.address(visit.space()) + "/comments?after="
                        + shown.get(LIST - 1).id()
                : "";
        String address =
                page.address(visit.space()) + "/comments" + (after.isEmpty() ? "" : "?after=" + Sent.id(after));
        Map<Long, Html> remarks = views.remarks(shown, page, address, visit);
        Html body = Html.of(out -> JteallcommentsGenerated.render(
                (HtmlTemplateOutput) out, null, page, shown, people, remarks, next, visit));
        return PageViews.ofPage(visit.text("wiki.comments"), body, page, visit);
    }

    @POST
    @Path("{page}/comments")
    @Requires("wiki.write")
    public Object say(@PathParam("page") String slug, @Context Form form, @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        long answered = Sent.id(form.value("answered"));
        String field = Comment.field(answered);
        form.required(field, MAX);
        int status = 422;
        if (visit.on("forum")) {
            // Switched on since the page was opened: what was typed comes back, to be said there.
            form.reject("", "wiki.refusal.forum");
            status = 409;
        } else if (form.valid()) {
            try {
                Body body = bodies.clean(form.raw(field), "text", Body.EMPTY);
                long id = commenting.say(page, answered, body, form.submission(), visit);
                return Redirect.done(
                        page.address(visit.space()) + "#" + Comment.anchor(id),
                        answered == 0 ? "wiki.done.comment" : "wiki.done.answer");
            } catch (Refusal refusal) {
                form.reject(field, refusal.key(), refusal.arguments());
                status = refusal.status();
            }
        }
        Fields fields = Fields.of(visit, form);
        Html body = Html.of(
                out -> JtecommentGenerated.render((HtmlTemplateOutput) out, null, page, answered, fields, form, visit));
        return PageViews.ofPage(
                        visit.text(answered == 0 ? "wiki.comment.title" : "wiki.comment.answer"), body, page, visit)
                .status(status);
    }

    @POST
    @Path("{page}/comments/{comment}/remove")
    @Requires("wiki.write")
    public Response remove(@PathParam("page") String slug, @PathParam("comment") String id, @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        Comment comment = comments.find(page.id(), Sent.id(id)).orElseThrow(Refusal::notFound);
        if (!comment.removable(visit)) {
            throw Refusal.forbidden();
        }
        commenting.remove(comment, visit);
        return Redirect.done(page.address(visit.space()), "wiki.done.uncomment");
    }
}
