// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.membership;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.SpaceCard.Joining;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.space.jte.JteleaveGenerated;
import org.rambla.space.jte.JterequestGenerated;

/** Join, ask to join, follow, leave. */
@Path("/s/{space}")
public final class TakePartPages {
    private static final int MESSAGE = 1_000;

    private final TakePart takePart;
    private final Spaces spaces;

    public TakePartPages(TakePart takePart, Spaces spaces) {
        this.takePart = takePart;
        this.spaces = spaces;
    }

    @POST
    @Path("join")
    @Requires(Requires.SIGNED_IN)
    public Response join(@Context Visit visit) {
        takePart.join(visit.space(), visit.member().orElseThrow());
        return Redirect.done(visit.space().path(), "space.done.joined");
    }

    @GET
    @Path("request")
    @Requires(Requires.SIGNED_IN)
    public Object request(@Context Visit visit) {
        boolean possible = visit.space().joining() == Joining.REQUEST
                && !visit.access().orElseThrow().member();
        return possible ? requestPage(visit, null) : Redirect.to(visit.space().path());
    }

    @POST
    @Path("request")
    @Requires(Requires.SIGNED_IN)
    public Object request(@Context Visit visit, @Context Form form) {
        String message = form.optional("message", MESSAGE);
        if (!form.valid()) {
            return requestPage(visit, form).invalid();
        }
        SpaceCard space = visit.space();
        takePart.ask(space, visit.member().orElseThrow(), message, spaces.members(space.id(), Role.MANAGER));
        return Redirect.done(space.path(), "space.done.asked");
    }

    private static Page requestPage(Visit visit, Form form) {
        Fields fields = Fields.of(visit, form);
        return Page.of(
                visit.text("space.request.title"),
                Html.of(out ->
                        JterequestGenerated.render((HtmlTemplateOutput) out, null, form, fields, MESSAGE, visit)));
    }

    @POST
    @Path("follow")
    @Requires(Requires.SIGNED_IN)
    public Response follow(@Context Visit visit, @Context Form form) {
        boolean wanted = !form.value("follow").equals("no");
        takePart.follow(visit.space(), visit.memberId(), wanted);
        return Redirect.done(visit.space().path(), wanted ? "space.done.followed" : "space.done.unfollowed");
    }

    @GET
    @Path("leave")
    @Requires(Requires.MEMBER)
    public Page leave(@Context Visit visit) {
        return Page.of(
                visit.text("space.leave.title"),
                Html.of(out -> JteleaveGenerated.render((HtmlTemplateOutput) out, null, visit)));
    }

    @POST
    @Path("leave")
    @Requires(Requires.MEMBER)
    public Response leave(@Context Visit visit, @Context Form form) {
        takePart.leave(visit.space(), visit.memberId());
        // Who left a private space cannot see it any more.
        boolean gone = visit.space().visibility() == Visibility.PRIVATE;
        return Redirect.done(gone ? "/" : visit.space().path(), "space.done.left");
    }
}
