// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.calendar;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.network.Network;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.Members;
import org.rambla.api.space.Grant;
import org.rambla.api.space.Grants;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Languages;
import org.rambla.api.text.Messages;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.event.Jointly;
import org.rambla.webinar.event.ReadNames.Name;
import org.rambla.webinar.event.Scope;

/**
 * The agenda of a space or of the network for the calendar of a member: what the member may read at this moment, and nothing
 * any more once they may not, or took the address back.
 */
@Path("/agendas/{member}/{agenda}/{sign}/agenda.ics")
public final class SharedFeedPages {
    private static final int MOST = 500;

    private final SharedAddresses addresses;
    private final Events events;
    private final Jointly jointly;
    private final ContentRegister register;
    private final Spaces spaces;
    private final Members members;
    private final Network network;
    private final Languages languages;
    private final Leaflet leaflet;
    private final Clock clock;

    public SharedFeedPages(
            SharedAddresses addresses,
            Events events,
            Jointly jointly,
            ContentRegister register,
            Spaces spaces,
            Members members,
            Network network,
            Languages languages,
            Leaflet leaflet,
            Clock clock) {
        this.addresses = addresses;
        this.events = events;
        this.jointly = jointly;
        this.register = register;
        this.spaces = spaces;
        this.members = members;
        this.network = network;
        this.languages = languages;
        this.leaflet = leaflet;
        this.clock = clock;
    }

    /** The same answer for whoever left, never had an address, took it back, or may not read the space any more. */
    @GET
    @Produces("text/calendar;charset=utf-8")
    @Requires(Requires.ANYONE)
    public Response agenda(
            @PathParam("member") String member, @PathParam("agenda") String agenda, @PathParam("sign") String sign) {
        long id = number(member);
        long of = number(agenda);
        Mailbox reader = members.mailboxes(List.of(id)).get(id);
        if (reader == null || !addresses.valid(id, of, sign)) {
            throw new Refusal(410, "webinar.refusal.feed");
        }
        Grants grants = spaces.grants(id);
        Set<Long> read = grants.bySpace().values().stream()
                .filter(grant -> grant.features().contains("webinar"))
                .map(Grant::space)
                .filter(one -> of == SharedAddresses.NETWORK || one == of)
                .collect(Collectors.toSet());
        if (of != SharedAddresses.NETWORK && read.isEmpty()) {
            throw new Refusal(410, "webinar.refusal.feed");
        }
        Messages messages = languages.in(reader.language());
        List<EventRow> rows = read.isEmpty()
                ? List.of()
                : readable(of == SharedAddresses.NETWORK ? Scope.of(read) : jointly.scope(of), grants, id);
        Set<Long> shown = new HashSet<>(read);
        rows.forEach(event -> shown.add(event.space()));
        Map<Long, SpaceCard> cards = shown.isEmpty() ? Map.of() : spaces.cards(shown);
        Map<Long, Name> names = leaflet.names().of(rows, messages, id, grants);
        List<Feed.Entry> entries = rows.stream()
                .filter(event -> cards.containsKey(event.space()))
                .map(event -> new Feed.Entry(
                        leaflet.open(event, cards.get(event.space()), names.get(event.id()), messages.language()),
                        event.cancelled() ? "CANCELLED" : "CONFIRMED"))
                .toList();
        String name = Optional.ofNullable(cards.get(of))
                .map(card -> card.name().in(messages.language()))
                .orElseGet(() -> network.name().in(messages.language()));
        return CalendarPages.answer(Feed.of(messages.text("webinar.feed.name", name), entries));
    }

    private List<EventRow> readable(Scope scope, Grants grants, long member) {
        List<EventRow> found = events.subscribed(scope, clock.instant(), CalendarPages.BACK, MOST);
        Map<Long, ContentHead> heads = found.isEmpty()
                ? Map.of()
                : register.heads(found.stream().map(EventRow::id).toList());
        return found.stream()
                .filter(event ->
                        heads.containsKey(event.id()) && heads.get(event.id()).visible(grants, member))
                .toList();
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }
}
