// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.review;

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
import org.rambla.api.visit.Visit;

/** How the wiki of a space works, for its programme managers. */
@Path("settings")
public final class SettingPages {
    private final Proposals proposals;
    private final ChooseReview choosing;
    private final ReviewViews views;

    public SettingPages(Proposals proposals, ChooseReview choosing, ReviewViews views) {
        this.proposals = proposals;
        this.choosing = choosing;
        this.views = views;
    }

    @GET
    @Requires(Requires.MANAGER)
    public Page settings(@Context Visit visit) {
        boolean reviewed = proposals.reviewed(visit.space().id());
        return views.settings(Fields.of(visit).with("review", reviewed ? "on" : null), visit);
    }

    @POST
    @Requires(Requires.MANAGER)
    public Response set(@Context Form form, @Context Visit visit) {
        choosing.choose(form.checked("review"), visit);
        return Redirect.done(visit.space().path("wiki", "settings"), "wiki.done.settings");
    }
}
