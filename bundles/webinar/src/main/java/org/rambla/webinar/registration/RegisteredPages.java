// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.page.Page;
import org.rambla.api.page.Parts;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.people.OrganisationCard;
import org.rambla.api.people.Organisations;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;

/** Who is registered, for the organiser. */
@Path("/")
public final class RegisteredPages {
    private static final int LIST = 100;

    private final OpenEvent opening;
    private final Registrations registrations;
    private final RegistrationViews views;
    private final WithdrawRegistration withdrawing;
    private final Members members;
    private final Organisations organisations;

    public RegisteredPages(
            OpenEvent opening,
            Registrations registrations,
            RegistrationViews views,
            WithdrawRegistration withdrawing,
            Members members,
            Organisations organisations) {
        this.opening = opening;
        this.registrations = registrations;
        this.views = views;
        this.withdrawing = withdrawing;
        this.members = members;
        this.organisations = organisations;
    }

    /**
     * A part of the list.
     *
     * @param names of members by id
     * @param offices functions of members by id
     * @param cities organisations by id
     * @param next address of the next page, "" for none
     */
    public record Registered(
            Events.Whole event,
            List<RegistrationRow> rows,
            Map<Long, String> names,
            Map<Long, String> offices,
            Map<Long, OrganisationCard> cities,
            String next) {
        public String name(RegistrationRow row) {
            return row.member() == 0 ? row.name() : names.getOrDefault(row.member(), row.name());
        }

        public String office(RegistrationRow row) {
            return row.member() == 0 ? row.office() : offices.getOrDefault(row.member(), row.office());
        }
    }

    @GET
    @Path("events/{event}/registrations")
    @Requires(value = "webinar.organise", item = "event")
    public Page list(
            @PathParam("event") long id, @QueryParam("after") @DefaultValue("") String after, @Context Visit visit) {
        Events.Whole event = opening.find(id, visit);
        long from = after.matches("[0-9]{1,18}") ? Long.parseLong(after) : 0;
        List<RegistrationRow> found = registrations.line(id, from, LIST + 1);
        List<RegistrationRow> page = found.subList(0, Math.min(LIST, found.size()));
        Set<Long> ids = page.stream()
                .map(RegistrationRow::member)
                .filter(member -> member != 0)
                .collect(Collectors.toSet());
        var cards = ids.isEmpty() ? Map.<Long, MemberCard>of() : members.cards(ids);
        Set<Long> cities = page.stream().map(RegistrationRow::organisation).collect(Collectors.toSet());
        return views.registered(
                new Registered(
                        event,
                        page,
                        cards.entrySet().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, e -> Parts.name(e.getValue(), visit))),
                        cards.entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey, e -> e.getValue().function())),
                        cities.isEmpty() ? Map.of() : organisations.cards(cities),
                        found.size() > LIST
                                ? EventRow.path(visit.space(), id, "/registrations") + "?after="
                                        + page.get(LIST - 1).place()
                                : ""),
                visit);
    }

    @POST
    @Path("events/{event}/registrations/{registration}/withdraw")
    @Requires(value = "webinar.organise", item = "event")
    public Object withdraw(
            @PathParam("event") long event, @PathParam("registration") String registration, @Context Visit visit) {
        long id = registration.matches("[0-9]{1,18}") ? Long.parseLong(registration) : 0;
        RegistrationRow row =
                registrations.find(id).filter(found -> found.event() == event).orElseThrow(Refusal::notFound);
        withdrawing.withdraw(row, visit.memberId());
        return Redirect.done(EventRow.path(visit.space(), event, "/registrations"), "webinar.done.removed");
    }
}
