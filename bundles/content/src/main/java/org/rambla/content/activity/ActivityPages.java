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
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.content.jte.JteactivityGenerated;

/** What was written lately in the spaces that the member can see, by day. */
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
    public Page activity(@Context Visit visit, @QueryParam("after") @DefaultValue("") String after) {
        List<Contribution> found = contributions.latest(visit, Selection.ALL, head(after), PAGE);
        Map<LocalDate, List<Contribution>> days = found.stream()
                .collect(Collectors.groupingBy(
                        c -> c.head().createdAt().atZone(visit.zone()).toLocalDate(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        String more = found.size() < PAGE
                ? ""
                : "/activity?after=" + found.get(found.size() - 1).head().id();
        Html body = Html.of(out -> JteactivityGenerated.render(
                (HtmlTemplateOutput) out, null, List.copyOf(days.values()), more, contributions, visit));
        return Page.of(visit.text("content.activity.title"), body)
                .lead(Html.text(visit.text("content.activity.lead")))
                .tab("activity");
    }

    private ContentHead head(String id) {
        return id.matches("[0-9]{1,18}") ? register.head(Long.parseLong(id)).orElse(null) : null;
    }
}
