// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.meeting;

import gg.jte.html.HtmlTemplateOutput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.util.List;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Parts;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.persistence.Database;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.event.EventEntity;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.EventViews;
import org.rambla.webinar.jte.JtemeetingGenerated;
import org.rambla.webinar.registration.OpenEvent;

/** The meeting of an event for its organisers: who is there, going in to lead it, what was recorded. */
@Path("/")
public final class MeetingPages {
    private final OpenEvent opening;
    private final Room room;
    private final Database database;
    private final ContentRegister register;
    private final EventViews views;
    private final Clock clock;

    public MeetingPages(
            OpenEvent opening, Room room, Database database, ContentRegister register, EventViews views, Clock clock) {
        this.register = register;
        this.opening = opening;
        this.room = room;
        this.database = database;
        this.views = views;
        this.clock = clock;
    }

    /**
     * What the server says.
     *
     * @param join address at which the organiser goes in, "" when it is not to be entered
     */
    public record Meeting(
            EventRow event, BigBlueButton.State state, String join, List<BigBlueButton.Recording> recordings) {}

    /** Organisers may go in at any time before the end, to try it. */
    @GET
    @Path("events/{event}/meeting")
    @Requires(value = "webinar.organise", item = "event")
    public Page show(@PathParam("event") long id, @Context Visit visit) {
        EventRow event = opening.find(id, visit).row();
        if (!event.room()) {
            return page(new Meeting(event, BigBlueButton.State.NONE, "", List.of()), "webinar.meeting.none", visit);
        }
        if (!room.there()) {
            return page(new Meeting(event, BigBlueButton.State.NONE, "", List.of()), "webinar.meeting.noServer", visit);
        }
        try {
            Room.Person person = new Room.Person(
                    Parts.name(visit.member().orElseThrow(), visit), "member-" + visit.memberId(), visit.memberId());
            String join = event.cancelled() || event.past(clock.instant()) ? "" : room.enter(event, person);
            return page(new Meeting(event, room.state(event), join, room.recordings(event)), "", visit);
        } catch (Refusal refusal) {
            Meeting away = new Meeting(event, BigBlueButton.State.NONE, "", List.of());
            return page(away, refusal.key(), visit).status(refusal.status());
        }
    }

    private Page page(Meeting meeting, String problem, Visit visit) {
        Html body = Html.of(out -> JtemeetingGenerated.render((HtmlTemplateOutput) out, null, meeting, problem, visit));
        return views.below(visit.text("webinar.meeting.title"), body, meeting.event(), visit);
    }

    /** Shows a recording on the page of the event. Only what the server itself lists is taken. */
    @POST
    @Path("events/{event}/meeting")
    @Requires(value = "webinar.organise", item = "event")
    public Object publish(@PathParam("event") long id, @Context Form form, @Context Visit visit) {
        EventRow event = opening.find(id, visit).row();
        String chosen = form.value("recording");
        List<BigBlueButton.Recording> recordings = event.room() ? room.recordings(event) : List.of();
        String address = recordings.stream()
                .filter(recording -> recording.id().equals(chosen))
                .map(BigBlueButton.Recording::address)
                .findFirst()
                .orElseThrow(Refusal::notFound);
        database.transaction(tx -> {
            tx.lock(EventEntity.class, id)
                    .filter(EventEntity::published)
                    .orElseThrow(Refusal::notFound)
                    .recorded(address);
            // Search and programs know of it from then on.
            register.change(tx, id, null, null, visit.memberId());
            return null;
        });
        return Redirect.done(EventRow.path(visit.space(), id, ""), "webinar.done.recording");
    }
}
