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
import org.rambla.wiki.page.PageRow;
import org.rambla.wiki.page.PageViews;
import org.rambla.wiki.page.Pages;

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
        boolean later = after.matches("[0-9]{1,15}-[0-9]{1,18}");
        int dash = after.indexOf('-');
        Instant day = later ? Instant.ofEpochMilli(Long.parseLong(after.substring(0, dash))) : Instant.EPOCH;
        long page = later ? Long.parseLong(after.substring(dash + 1)) : 0;
        List<PageRow> found = pages.overdue(visit.space().id(), visit.role(), Instant.now(), day, page, LIST + 1);
        List<PageRow> rows = found.subList(0, Math.min(LIST, found.size()));
        PageRow last = found.size() > LIST ? rows.get(LIST - 1) : null;
        String next = last == null
                ? ""
                : visit.space()
                        .path("wiki", "reports/overdue?after=" + last.reviewAt().toEpochMilli() + "-" + last.id());
        Map<Long, MemberCard> people = rows.isEmpty()
                ? Map.of()
                : members.cards(rows.stream().map(PageRow::owner).collect(Collectors.toSet()));
        Html body =
                Html.of(out -> JteoverdueGenerated.render((HtmlTemplateOutput) out, null, rows, people, next, visit));
        return PageViews.inWiki(visit.text("wiki.overdue"), body, visit).hidden();
    }
}
