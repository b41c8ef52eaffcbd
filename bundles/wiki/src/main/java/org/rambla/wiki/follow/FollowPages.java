// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.follow;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.edit.Sent;
import org.rambla.wiki.follow.Follows.Followed;
import org.rambla.wiki.follow.Follows.News;
import org.rambla.wiki.jte.JtesinceGenerated;
import org.rambla.wiki.page.OpenPage;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.PageViews;
import org.rambla.wiki.page.Pages;

/** Following pages, what changed since the member read it, and the member's own feed. */
@Path("/")
public final class FollowPages {
    private static final int LIST = 100;
    private static final int FOLLOWED = 200;

    private final OpenPage opening;
    private final Follows follows;
    private final Feeds feeds;

    public FollowPages(OpenPage opening, Follows follows, Feeds feeds) {
        this.opening = opening;
        this.follows = follows;
        this.feeds = feeds;
    }

    @POST
    @Path("{page}/follow")
    @Requires("wiki.read")
    public Response follow(@PathParam("page") String slug, @Context Form form, @Context Visit visit) {
        PageRow page = find(slug, visit);
        follows.follow(page.id(), form.checked("below"), visit.memberId());
        return Redirect.done(page.address(visit.space()), "wiki.done.followed");
    }

    @POST
    @Path("{page}/unfollow")
    @Requires("wiki.read")
    public Response leave(@PathParam("page") String slug, @Context Visit visit) {
        PageRow page = find(slug, visit);
        follows.leave(page.id(), visit.memberId());
        return Redirect.done(page.address(visit.space()), "wiki.done.left");
    }

    private PageRow find(String slug, Visit visit) {
        known(visit);
        return opening.find(slug, visit);
    }

    /** Guests have no mailbox. */
    private static void known(Visit visit) {
        if (!visit.signedIn()) {
            throw Refusal.forbidden();
        }
    }

    /** Pages that changed since the member read them. */
    @GET
    @Path("since")
    @Requires("wiki.read")
    public Page since(@Context Visit visit) {
        List<News> news = visit.signedIn()
                ? follows.since(visit.space().id(), visit.memberId(), Pages.upTo(visit.role()), LIST)
                : List.of();
        List<Followed> followed =
                visit.signedIn() ? follows.of(visit.space().id(), visit.memberId(), FOLLOWED) : List.of();
        String feed = feeds.address(visit.space().id(), visit.memberId());
        Html body =
                Html.of(out -> JtesinceGenerated.render((HtmlTemplateOutput) out, null, news, followed, feed, visit));
        return PageViews.inWiki(visit.text("wiki.since"), body, visit).hidden();
    }

    /**
     * A new address for the member's feed; the one before leads nowhere from now on. Or a page that the form names is
     * followed no more, whatever became of it.
     */
    @POST
    @Path("since")
    @Requires("wiki.read")
    public Response feed(@Context Form form, @Context Visit visit) {
        known(visit);
        if (form.has("leave")) {
            follows.leave(Sent.id(form.value("leave")), visit.memberId());
            return Redirect.done(visit.space().path("wiki", "since"), "wiki.done.left");
        }
        feeds.renew(visit.space().id(), visit.memberId());
        return Redirect.done(visit.space().path("wiki", "since"), "wiki.done.feed");
    }
}
