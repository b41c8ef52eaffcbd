// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.activity;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentRegister.Selection;
import org.rambla.api.content.Contributions;
import org.rambla.api.content.Contributions.Contribution;
import org.rambla.api.page.Page;
import org.rambla.api.page.Requires;
import org.rambla.api.space.Grant;
import org.rambla.api.space.Role;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.content.jte.JteactivityGenerated;

/** What was written lately, by day: in the member's own spaces, or in all that the member can see. */
@Path("/activity")
public final class ActivityPages {
    private static final int PAGE = 40;

    private final Contributions contributions;
    private final ContentRegister register;

    public ActivityPages(Contributions contributions, ContentRegister register) {
        this.contributions = contributions;
        this.register = register;
    }

    @GET
    @Requires(Requires.SIGNED_IN)
    public Page activity(
            @Context Visit visit,
            @QueryParam("spaces") @DefaultValue("") String spaces,
            @QueryParam("after") @DefaultValue("") String after) {
        List<Long> own = own(visit);
        boolean all = own.isEmpty() || spaces.equals("all");
        Selection selection = all ? Selection.ALL : new Selection(own, List.of(), 0, 0, null);
        List<Contribution> found = contributions.latest(visit, selection, head(after), PAGE);
        Map<LocalDate, List<Contribution>> days = found.stream()
                .collect(Collectors.groupingBy(
                        c -> c.head().createdAt().atZone(visit.zone()).toLocalDate(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        String more = found.size() < PAGE
                ? ""
                : (spaces.equals("all") ? "/activity?spaces=all&after=" : "/activity?after=")
                        + found.get(found.size() - 1).head().id();
        Html body = Html.of(out -> JteactivityGenerated.render(
                (HtmlTemplateOutput) out,
                null,
                List.copyOf(days.values()),
                all,
                !own.isEmpty(),
                more,
                contributions,
                visit));
        return Page.of(visit.text("content.activity.title"), body)
                .lead(Html.text(visit.text(all ? "content.activity.lead" : "content.activity.lead.mine")))
                .tab("activity");
    }

    /** Spaces of which the visitor is a member. */
    private static List<Long> own(Visit visit) {
        return visit.grants().bySpace().values().stream()
                .filter(grant -> grant.role().atLeast(Role.MEMBER))
                .map(Grant::space)
                .toList();
    }

    private ContentHead head(String id) {
        return id.matches("[0-9]{1,18}") ? register.head(Long.parseLong(id)).orElse(null) : null;
    }
}
