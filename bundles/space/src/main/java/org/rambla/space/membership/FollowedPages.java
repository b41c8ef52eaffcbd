// SPDX-License-Identifier: Apache-2.0
package org.rambla.space.membership;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Requires;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.space.directory.SpaceListing;
import org.rambla.space.directory.SpaceListing.Listed;
import org.rambla.space.jte.JtefollowedGenerated;
import org.rambla.space.text.SpaceReadings;
import org.rambla.space.text.SpaceReadings.About;

/** The spaces that a member follows, in one place: each of them may write mails. */
@Path("/account/following")
public final class FollowedPages {
    private static final String PATH = "/account/following";

    private final Database database;
    private final SpaceListing listing;
    private final SpaceReadings texts;

    public FollowedPages(Database database, SpaceListing listing, SpaceReadings texts) {
        this.texts = texts;
        this.database = database;
        this.listing = listing;
    }

    @GET
    @Requires(Requires.SIGNED_IN)
    public Page show(@Context Visit visit) {
        Set<Long> followed = new HashSet<>(database.list(
                "select space_id from space_follow where member = ?", row -> row.number("space_id"), visit.memberId()));
        List<Listed> spaces = listing.visible(visit.memberId(), visit.language()).stream()
                .filter(listed ->
                        followed.contains(listed.card().id()) && !listed.card().archived())
                .toList();
        Map<Long, About> about = texts.about(spaces.stream().map(Listed::card).toList(), visit);
        return Page.of(
                        visit.text("space.followed.title"),
                        Html.of(out ->
                                JtefollowedGenerated.render((HtmlTemplateOutput) out, null, spaces, about, visit)))
                .lead(Html.text(visit.text("space.followed.lead")))
                .tab("account");
    }

    /** Ends following one; nothing happens when it was not followed. */
    @POST
    @Requires(Requires.SIGNED_IN)
    public Response stop(@Context Visit visit, @Context Form form) {
        String space = form.value("space");
        if (!space.matches("[0-9]{1,18}")) {
            return Redirect.to(PATH);
        }
        database.transaction(tx -> {
            Memberships.unfollow(tx, Long.parseLong(space), visit.memberId());
            return null;
        });
        return Redirect.done(PATH, "space.done.unfollowed");
    }
}
