// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.rambla.api.mail.Mailer;
import org.rambla.api.network.Network;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceAccess;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.text.Languages;
import org.rambla.api.text.Messages;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.jte.JteembedGenerated;

/** What is coming in a public space, for a frame on a city's own pages: nothing but links, and nobody is known there. */
@Path("/embed/{space}")
public final class EmbeddedAgenda {
    private static final int MOST = 20;

    private final Agendas agendas;
    private final Jointly jointly;
    private final Spaces spaces;
    private final Network network;
    private final Languages languages;
    private final Mailer mailer;
    private final Clock clock;

    public EmbeddedAgenda(
            Events events,
            Jointly jointly,
            Spaces spaces,
            Network network,
            Languages languages,
            Mailer mailer,
            Clock clock) {
        this.agendas = events.agendas();
        this.jointly = jointly;
        this.spaces = spaces;
        this.network = network;
        this.languages = languages;
        this.mailer = mailer;
        this.clock = clock;
    }

    /** Where a manager moved who reads the agenda, a frame shows no more than the page. */
    private static boolean reads(SpaceAccess access) {
        Map<String, Role> moved = access.features().get("webinar");
        return moved != null && access.role().atLeast(moved.getOrDefault("webinar.read", Role.VISITOR));
    }

    /** Path of the page for a space. */
    public static String path(SpaceCard space) {
        return "/l/webinar/embed/" + space.slug();
    }

    /** @param language of the page around the frame; anything else than one of the network is the visitor's own */
    @GET
    @Requires(Requires.ANYONE)
    public Html show(
            @PathParam("space") String slug,
            @QueryParam("language") @DefaultValue("") String language,
            @Context Visit visit) {
        SpaceCard space = spaces.access(slug, 0)
                .filter(EmbeddedAgenda::reads)
                .map(SpaceAccess::space)
                .filter(found -> found.visibility() == Visibility.PUBLIC)
                .orElseThrow(Refusal::notFound);
        Messages messages = languages.in(network.languages().contains(language) ? language : visit.language());
        Instant now = clock.instant();
        // Everybody sees a frame: nothing stands there but what guests may read.
        Agendas.Part part = agendas.part(
                jointly.scope(space.id()),
                Stretch.coming(now),
                Filter.NONE,
                Turn.FIRST,
                MOST,
                now,
                found -> jointly.readable(found, space.id(), () -> spaces.grants(0), 0));
        List<EventRow> rows = part.rows();
        Map<Long, SpaceCard> elsewhere = jointly.elsewhere(rows, space.id());
        List<String> addresses = rows.stream()
                .map(event -> mailer.link(EventRow.path(elsewhere.getOrDefault(event.space(), space), event.id(), "")))
                .toList();
        String more = part.next().first() ? "" : mailer.link(space.path("webinar", ""));
        String title = messages.text("webinar.feed.name", space.name().in(messages.language()));
        return Html.of(out -> JteembedGenerated.render(
                (HtmlTemplateOutput) out, null, title, rows, addresses, more, new WhenWords(messages), messages));
    }
}
