// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.attendance;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.pdf.Pdf;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.EventViews;
import org.rambla.webinar.jte.JtebadgeTableGenerated;
import org.rambla.webinar.jte.JtebadgesGenerated;
import org.rambla.webinar.registration.NamedRegistrations;
import org.rambla.webinar.registration.OpenEvent;

/** Badges of everybody who has a place, to print and to cut: a page, and a file where the server makes PDF. */
@Path("/")
public final class BadgePages {
    /** Two beside each other. */
    public static final int ACROSS = 2;

    private static final int STEP = 500;
    /** More people do not fit into one file: who comes after them has another one. */
    private static final int MOST = 5_000;

    private final OpenEvent opening;
    private final NamedRegistrations registrations;
    private final Pdf pdf;
    private final EventViews views;
    private final int most;

    /** @param pdf null when the server makes none */
    public BadgePages(OpenEvent opening, NamedRegistrations registrations, Pdf pdf, EventViews views) {
        this(opening, registrations, pdf, views, MOST);
    }

    /** @param most badges on a page and in a file */
    public BadgePages(OpenEvent opening, NamedRegistrations registrations, Pdf pdf, EventViews views, int most) {
        this.most = most;
        this.opening = opening;
        this.registrations = registrations;
        this.pdf = pdf;
        this.views = views;
    }

    /** What a badge says; parts that are not known are "". */
    public record Badge(String name, String office, String city) {}

    /** @param next place in the line after which the next ones begin, 0 when these are the last ones */
    private record Part(List<Badge> badges, long next) {}

    @GET
    @Path("events/{event}/badges")
    @Requires(value = "webinar.organise", item = "event")
    public Page page(
            @PathParam("event") long id, @QueryParam("after") @DefaultValue("") String after, @Context Visit visit) {
        EventRow event = opening.find(id, visit).row();
        Part part = part(id, number(after), visit);
        String root = EventRow.path(visit.space(), id, "/badges");
        String query = number(after) == 0 ? "" : "?after=" + number(after);
        String file = pdf == null || part.badges().isEmpty() ? "" : root + ".pdf" + query;
        String next = part.next() == 0 ? "" : root + "?after=" + part.next();
        Html body = Html.of(out ->
                JtebadgesGenerated.render((HtmlTemplateOutput) out, null, table(part.badges()), file, next, visit));
        return views.below(visit.text("webinar.badges.title"), body, event, visit);
    }

    @GET
    @Path("events/{event}/badges.pdf")
    @Requires(value = "webinar.organise", item = "event")
    public Response file(
            @PathParam("event") long id, @QueryParam("after") @DefaultValue("") String after, @Context Visit visit)
            throws IOException {
        EventRow event = opening.find(id, visit).row();
        List<Badge> badges = part(id, number(after), visit).badges();
        if (pdf == null || badges.isEmpty()) {
            throw Refusal.notFound();
        }
        String title = event.title().in(visit.language());
        Pdf.Sheet sheet = Pdf.Sheet.of("badges", title, visit.language(), table(badges));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pdf.write(new Pdf.Document(title, List.of(sheet), false, visit.messages()), out);
        return Response.ok(out.toByteArray(), "application/pdf")
                .header("Content-Disposition", "attachment; filename=\"event-" + id + "-badges.pdf\"")
                .build();
    }

    private static Html table(List<Badge> badges) {
        return badges.isEmpty()
                ? Html.NONE
                : Html.of(out -> JtebadgeTableGenerated.render((HtmlTemplateOutput) out, null, badges));
    }

    private static long number(String after) {
        return after.matches("[0-9]{1,18}") ? Long.parseLong(after) : 0;
    }

    /** By name; without those who were forgotten. */
    private Part part(long event, long from, Visit visit) {
        List<Badge> badges = new ArrayList<>();
        long after = from;
        do {
            NamedRegistrations.Part part =
                    registrations.confirmed(event, Long.toString(after), Math.min(STEP, most - badges.size()), visit);
            part.rows().stream()
                    .filter(row -> !part.name(row).isEmpty())
                    .map(row -> new Badge(part.name(row), part.beside(row), part.city(row, visit)))
                    .forEach(badges::add);
            after = part.next();
        } while (after > 0 && badges.size() < most);
        badges.sort((one, other) -> one.name().compareToIgnoreCase(other.name()));
        return new Part(badges, after);
    }
}
