// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.calendar;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.Members;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.api.text.Messages;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.ReadNames.Name;
import org.rambla.webinar.registration.MyEvents;
import org.rambla.webinar.registration.MyEvents.Mine;
import org.rambla.webinar.registration.SignedLinks;

/** A member's own agenda for their calendar: whoever has the address reads it, until the member takes it back. */
@Path("/agendas/{member}/{sign}/agenda.ics")
public final class FeedPages {
    private final FeedAddresses addresses;
    private final MyEvents mine;
    private final Members members;
    private final Spaces spaces;
    private final Languages languages;
    private final SignedLinks links;
    private final Leaflet leaflet;
    private final Clock clock;

    public FeedPages(
            FeedAddresses addresses,
            MyEvents mine,
            Members members,
            Spaces spaces,
            Languages languages,
            SignedLinks links,
            Leaflet leaflet,
            Clock clock) {
        this.addresses = addresses;
        this.mine = mine;
        this.members = members;
        this.spaces = spaces;
        this.languages = languages;
        this.links = links;
        this.leaflet = leaflet;
        this.clock = clock;
    }

    /** The same answer for whoever left, never had an address, or took it back. */
    @GET
    @Produces("text/calendar;charset=utf-8")
    @Requires(Requires.ANYONE)
    public Response agenda(@PathParam("member") String member, @PathParam("sign") String sign) {
        long id = member.matches("[0-9]{1,18}") ? Long.parseLong(member) : 0;
        Mailbox reader = members.mailboxes(List.of(id)).get(id);
        if (reader == null || !addresses.valid(id, sign)) {
            throw new Refusal(410, "webinar.refusal.feed");
        }
        Messages messages = languages.in(reader.language());
        List<Mine> all = mine.since(id, clock.instant().minus(CalendarPages.BACK));
        Map<Long, Name> names =
                leaflet.names().of(all.stream().map(Mine::event).toList(), messages, id, spaces.grants(id));
        List<Feed.Entry> entries = all.stream()
                .map(one -> entry(one, names.get(one.event().id()), messages))
                .toList();
        return CalendarPages.answer(Feed.of(messages.text("webinar.mine.title"), entries));
    }

    private Feed.Entry entry(Mine one, Name name, Messages messages) {
        EventRow event = one.event();
        String join = links.join(one.row(), event);
        Invitation invitation = leaflet.mine(event, one.space(), name, one.row(), join, messages);
        String status = event.cancelled() ? "CANCELLED" : one.row().confirmed() ? "CONFIRMED" : "TENTATIVE";
        return new Feed.Entry(invitation, status);
    }
}
