// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.comment;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.Sent;
import org.rambla.wiki.jte.JtecommentGenerated;
import org.rambla.wiki.page.OpenPage;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.PageViews;

/** Saying something about a page, and taking it away. */
@Path("/")
public final class CommentPages {
    /** Longest comment, in characters. */
    static final int MAX = 20_000;

    private final OpenPage opening;
    private final Comments comments;
    private final CommentOnPage commenting;
    private final Bodies bodies;

    public CommentPages(OpenPage opening, Comments comments, CommentOnPage commenting, Bodies bodies) {
        this.opening = opening;
        this.comments = comments;
        this.commenting = commenting;
        this.bodies = bodies;
    }

    @POST
    @Path("{page}/comments")
    @Requires("wiki.write")
    public Object say(@PathParam("page") String slug, @Context Form form, @Context Visit visit) {
        PageRow page = opening.find(slug, visit);
        if (visit.on("forum")) {
            throw new Refusal(409, "wiki.refusal.forum");
        }
        long answered = Sent.id(form.value("answered"));
        String field = Comment.field(answered);
        form.required(field, MAX);
        int status = 422;
        if (form.valid()) {
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
