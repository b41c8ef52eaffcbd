// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.registration;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.rambla.api.content.ContentState;
import org.rambla.api.page.OneLine;
import org.rambla.api.page.Page;
import org.rambla.api.page.Parts;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.after.Documents;
import org.rambla.webinar.attendance.NoteAttendance;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.meeting.Room;
import org.rambla.webinar.registration.HeldLinks.Held;

/** Where links in mails lead: what one registration says, joining, giving up. The link itself says whose it is. */
@Path("/registrations/{registration}/{sign}")
public final class LinkPages {
    private final HeldLinks finding;
    private final Registrations registrations;
    private final RenewLink renewing;
    private final WithdrawRegistration withdrawing;
    private final NoteAttendance noting;
    private final Room room;
    private final Members members;
    private final Documents documents;
    private final Spaces spaces;
    private final RegistrationViews views;
    private final Clock clock;

    public LinkPages(
            HeldLinks finding,
            Registrations registrations,
            RenewLink renewing,
            WithdrawRegistration withdrawing,
            NoteAttendance noting,
            Room room,
            Members members,
            Documents documents,
            Spaces spaces,
            RegistrationViews views,
            Clock clock) {
        this.finding = finding;
        this.registrations = registrations;
        this.renewing = renewing;
        this.withdrawing = withdrawing;
        this.noting = noting;
        this.room = room;
        this.members = members;
        this.documents = documents;
        this.spaces = spaces;
        this.views = views;
        this.clock = clock;
    }

    @GET
    @Requires(Requires.ANYONE)
    public Page show(
            @PathParam("registration") String registration, @PathParam("sign") String sign, @Context Visit visit) {
        Held held = finding.find(registration, sign);
        boolean joins = joins(held);
        long ahead = held.row().waiting()
                ? registrations.ahead(held.event().id(), held.row().place())
                : 0;
        return views.held(
                held.row(),
                held.event(),
                ahead,
                held.row().confirmed()
                        ? documents.shown(held.event(), clock.instant()).in(visit.language())
                        : Documents.Kept.NONE,
                joins ? held.path() + "/join" : "",
                held.event().past(clock.instant()),
                held.path(),
                page(held),
                visit);
    }

    /** Members sign in there; without an account one is let in where everybody is. */
    private String page(Held held) {
        SpaceCard space =
                spaces.cards(List.of(held.event().space())).get(held.event().space());
        boolean open = space != null
                && (held.row().member() != 0 || space.visibility() == SpaceCard.Visibility.PUBLIC)
                && held.event().state() == ContentState.PUBLISHED;
        return open ? EventRow.path(space, held.event().id(), "") : "";
    }

    /** Where the link of a mail leads. Programs that look through mails open it too: it notes nobody and makes no room. */
    @GET
    @Path("join")
    @Requires(Requires.ANYONE)
    public Page join(
            @PathParam("registration") String registration, @PathParam("sign") String sign, @Context Visit visit) {
        Held held = joining(registration, sign);
        boolean entering = NoteAttendance.entering(held.event(), clock.instant());
        return views.join(held.event(), zone(held), entering ? held.path() + "/join" : "", "", visit);
    }

    /**
     * Somebody goes in. This is the last step before the meeting, which is on another server: answers of this one lead
     * nowhere else by themselves.
     */
    @POST
    @Path("join")
    @Requires(Requires.ANYONE)
    public Page enter(
            @PathParam("registration") String registration, @PathParam("sign") String sign, @Context Visit visit) {
        Held held = joining(registration, sign);
        boolean closed = !NoteAttendance.entering(held.event(), clock.instant());
        String address = closed
                ? ""
                : held.event().room()
                        ? room.enter(held.event(), person(held.row(), visit))
                        : held.event().meeting();
        noting.joined(held.event(), held.row().id());
        return views.join(held.event(), zone(held), "", address, visit);
    }

    /** The link reads no account: the clock is that of the registration. */
    private static ZoneId zone(Held held) {
        return ZoneId.of(held.row().zone());
    }

    private Held joining(String registration, String sign) {
        Held held = finding.find(registration, sign);
        if (!joins(held)) {
            throw new Refusal(410, "webinar.refusal.join");
        }
        return held;
    }

    private Room.Person person(RegistrationRow row, Visit visit) {
        MemberCard card = members.cards(List.of(row.member())).get(row.member());
        String name = row.member() == 0 || card == null ? row.name() : Parts.name(card, visit);
        String city = row.member() == 0 || card == null
                ? row.city()
                : card.organisation().shortName().in(visit.language());
        return new Room.Person(
                OneLine.of(city.isEmpty() ? name : name + " (" + city + ")"), "registration-" + row.id(), row.member());
    }

    @POST
    @Path("withdraw")
    @Requires(Requires.ANYONE)
    public Response withdraw(@PathParam("registration") String registration, @PathParam("sign") String sign) {
        Held held = finding.find(registration, sign);
        withdrawing.withdraw(held.row(), 0);
        return Redirect.done(held.path(), "webinar.done.withdrawn");
    }

    /** Somebody else may have the link: the new one goes by mail to whoever is registered, and this one ends. */
    @POST
    @Path("renew")
    @Requires(Requires.ANYONE)
    public Response renew(@PathParam("registration") String registration, @PathParam("sign") String sign) {
        renewing.renew(finding.find(registration, sign).row());
        return Redirect.done(AskForLinks.PATH, "webinar.done.renewed");
    }

    private boolean joins(Held held) {
        EventRow event = held.event();
        return held.row().confirmed()
                && event.when() != null
                && !event.cancelled()
                && event.joinable()
                && !event.past(clock.instant());
    }
}
