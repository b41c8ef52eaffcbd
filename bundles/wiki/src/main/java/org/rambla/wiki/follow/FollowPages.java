// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.follow;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
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
import org.rambla.wiki.page.Behind;
import org.rambla.wiki.page.Moment;
import org.rambla.wiki.page.OpenPage;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.PageViews;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.Portion;

/** Following pages, what changed since the member read it, and the member's own feed. */
@Path("/")
public final class FollowPages {
    private static final int LIST = 100;

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

    /**
     * What is shown.
     *
     * @param news null for none of the list
     * @param followed null for none of the list
     * @param feed the member's own address, "" for none
     */
    public record Shown(Portion<News> news, Portion<Followed> followed, String feed) {}

    /** Pages that changed since the member read them, and those followed: both, or one of them from where it was left. */
    @GET
    @Path("since")
    @Requires("wiki.read")
    public Page since(
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("followed") @DefaultValue("") String followed,
            @Context Visit visit) {
        long space = visit.space().id();
        Moment behind = Moment.of(after);
        Behind title = Behind.of(followed);
        boolean known = visit.signedIn();
        Shown shown = new Shown(
                title != null && behind == null
                        ? null
                        : known
                                ? follows.since(space, visit.memberId(), Pages.upTo(visit.role()), behind, LIST)
                                : Portion.none(),
                known && behind == null ? follows.of(space, visit.memberId(), title, LIST) : null,
                feeds.address(space, visit.memberId()));
        Html body = Html.of(out -> JtesinceGenerated.render((HtmlTemplateOutput) out, null, shown, visit));
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
