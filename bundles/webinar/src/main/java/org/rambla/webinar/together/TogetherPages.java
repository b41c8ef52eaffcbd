// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.together;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rambla.api.content.ContentState;
import org.rambla.api.page.Page;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.Members;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.attendance.Figures;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.EventViews;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.event.WhenWords;
import org.rambla.webinar.jte.JtejointGenerated;
import org.rambla.webinar.jte.JtetogetherGenerated;
import org.rambla.webinar.registration.NamedRegistrations;

/** What managers see of events of other spaces that theirs organises too. */
@Path("/")
public final class TogetherPages {
    private static final int LIST = 100;

    private final Organisers organisers;
    private final Events events;
    private final NamedRegistrations registrations;
    private final Database database;
    private final Organisations organisations;
    private final Members members;
    private final Spaces spaces;
    private final EventViews views;

    public TogetherPages(
            Organisers organisers,
            Events events,
            NamedRegistrations registrations,
            Database database,
            Organisations organisations,
            Members members,
            Spaces spaces,
            EventViews views) {
        this.organisers = organisers;
        this.events = events;
        this.registrations = registrations;
        this.database = database;
        this.organisations = organisations;
        this.members = members;
        this.spaces = spaces;
        this.views = views;
    }

    /**
     * An event that this space organises in another one.
     *
     * @param space where it stands
     * @param linked whether the reader can see that space
     */
    public record Joint(EventRow event, SpaceCard space, boolean linked) {}

    @GET
    @Path("together")
    @Requires("webinar.organise")
    public Page list(@Context Visit visit) {
        List<Long> ids = organisers.events(visit.space().id());
        List<EventRow> rows = events.whole(ids).stream()
                .map(Events.Whole::row)
                .filter(row -> row.state() == ContentState.PUBLISHED)
                .sorted(Comparator.comparing(EventRow::id).reversed())
                .toList();
        Map<Long, SpaceCard> places =
                spaces.cards(rows.stream().map(EventRow::space).collect(Collectors.toSet()));
        List<Joint> joint = rows.stream()
                .filter(row -> places.containsKey(row.space()) && on(row.space()))
                .map(row -> joint(row, places.get(row.space()), visit))
                .toList();
        Html body = Html.of(out -> JtetogetherGenerated.render(
                (HtmlTemplateOutput) out, null, joint, new WhenWords(visit.messages()), visit));
        return views.below(visit.text("webinar.together.title"), body, null, visit);
    }

    /** Who is registered, and what is counted. */
    @GET
    @Path("together/{joint}")
    @Requires("webinar.organise")
    public Page show(
            @PathParam("joint") String joint,
            @QueryParam("after") @DefaultValue("") String after,
            @Context Visit visit) {
        Joint one = find(joint, visit).orElseThrow(Refusal::notFound);
        NamedRegistrations.Part part = registrations.line(one.event().id(), after, LIST, visit);
        Figures figures = Figures.of(one.event().id(), database, organisations, members, visit);
        Html body = Html.of(out -> JtejointGenerated.render(
                (HtmlTemplateOutput) out, null, one, part, figures, new WhenWords(visit.messages()), visit));
        return views.below(one.event().title().in(visit.language()), body, null, visit)
                .crumb(visit.text("webinar.together.title"), visit.space().path("webinar", "together"));
    }

    private Optional<Joint> find(String text, Visit visit) {
        long id = text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
        return organisers.of(id).contains(visit.space().id())
                ? events.find(id)
                        .filter(row -> row.state() == ContentState.PUBLISHED && on(row.space()))
                        .map(row ->
                                joint(row, spaces.cards(List.of(row.space())).get(row.space()), visit))
                : Optional.empty();
    }

    /** Where webinars are switched off, nothing of them is told elsewhere. */
    private boolean on(long space) {
        return spaces.features(space).contains("webinar");
    }

    private static Joint joint(EventRow row, SpaceCard space, Visit visit) {
        return new Joint(row, space, visit.grants().bySpace().containsKey(space.id()));
    }
}
