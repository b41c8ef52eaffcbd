// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.care;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.jte.JteoverdueGenerated;
import org.rambla.wiki.page.Moment;
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.PageViews;
import org.rambla.wiki.page.Pages;
import org.rambla.wiki.page.Portion;

/** Pages that were to be looked over by a day that is past, for those who see to it. */
@Path("reports/overdue")
public final class OverduePages {
    private static final int LIST = 50;

    private final Pages pages;
    private final Members members;

    public OverduePages(Pages pages, Members members) {
        this.pages = pages;
        this.members = members;
    }

    /** The longest overdue first. */
    @GET
    @Requires("wiki.lock")
    public Page overdue(@QueryParam("after") @DefaultValue("") String after, @Context Visit visit) {
        Moment behind = Moment.of(after);
        Portion<PageRow> found = Portion.of(
                pages.overdue(
                        visit.space().id(),
                        visit.role(),
                        Instant.now(),
                        behind == null ? new Moment(Instant.EPOCH, 0) : behind,
                        LIST + 1),
                LIST,
                page -> new Moment(page.reviewAt(), page.id()));
        List<PageRow> rows = found.rows();
        String next = found.further(visit.space().path("wiki", "reports/overdue?after="));
        Map<Long, MemberCard> people = rows.isEmpty()
                ? Map.of()
                : members.cards(rows.stream().map(PageRow::owner).collect(Collectors.toSet()));
        Html body =
                Html.of(out -> JteoverdueGenerated.render((HtmlTemplateOutput) out, null, rows, people, next, visit));
        return PageViews.inWiki(visit.text("wiki.overdue"), body, visit).hidden();
    }
}
