// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.ContentState;
import org.rambla.api.network.Network;
import org.rambla.api.page.OneLine;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.registration.EventApi;
import org.rambla.webinar.registration.EventApi.WholeEvent;
import org.rambla.webinar.series.AllSeries;
import org.rambla.webinar.series.Choice;
import org.rambla.webinar.series.SeriesForm;

/** Announces, changes and cancels events for programs of their organisers, as the pages do. */
@Path("/events")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OrganiseApi {
    private final EventApi reading;
    private final Events events;
    private final Bodies bodies;
    private final Network network;
    private final AllSeries series;
    private final AnnounceEvent announcing;
    private final ChangeEvent changing;
    private final CancelEvent cancelling;
    private final Clock clock;

    public OrganiseApi(
            EventApi reading,
            Events events,
            Bodies bodies,
            Network network,
            AllSeries series,
            AnnounceEvent announcing,
            ChangeEvent changing,
            CancelEvent cancelling,
            Clock clock) {
        this.reading = reading;
        this.events = events;
        this.bodies = bodies;
        this.network = network;
        this.series = series;
        this.announcing = announcing;
        this.changing = changing;
        this.cancelling = cancelling;
        this.clock = clock;
    }

    /**
     * Why an event is cancelled.
     *
     * @param reasons by language, one at least
     * @param replacedBy id of a series of the space that takes place instead; left out for none
     */
    public record Cancelled(Map<String, String> reasons, Long replacedBy) {}

    @POST
    @Requires("webinar.organise")
    public Response announce(SentEvent sent, @Context Visit visit) {
        SentForm form = known(sent).form(null, network.languages(), visit.language(), visit.zone());
        Choice chosen = SeriesForm.read(form, series.titles(visit), network.languages());
        EventDraft draft = TypedEvent.read(form, null, network.languages(), bodies, visit);
        if (draft == null || !form.valid()) {
            throw SentEvent.refusal(form);
        }
        String key = submission(form.submission(), visit);
        long id = announcing.announce(draft, chosen, key, visit);
        return Response.created(URI.create(EventRow.path(visit.space(), id, "")))
                .entity(reading.event(id, visit))
                .build();
    }

    /** A key counts in its space: another event may have the same one elsewhere. */
    private static String submission(String key, Visit visit) {
        if (key.isEmpty()) {
            return UUID.randomUUID().toString();
        }
        if (!key.matches("[\\w.:-]{1,60}")) {
            throw new Refusal(422, "webinar.refusal.data").at("key", "webinar.problem.key");
        }
        String whole = visit.space().id() + " " + key;
        return UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** 409 when somebody else changed it since the program read that version. */
    @PUT
    @Path("{event}")
    @Requires(value = "webinar.organise", item = "event")
    public WholeEvent change(@PathParam("event") long id, SentEvent sent, @Context Visit visit) {
        Events.Whole before = open(id, visit);
        if (known(sent).version() == null) {
            throw new Refusal(422, "webinar.refusal.data").at("version", "web.problem.required");
        }
        SentForm form = sent.form(before, network.languages(), visit.language(), visit.zone());
        Choice chosen = SeriesForm.read(form, series.titles(visit, before.row().series()), network.languages());
        EventDraft draft = TypedEvent.read(form, before, network.languages(), bodies, visit);
        Asking asking = AskingForm.read(form, draft == null ? null : draft.when(), before.row(), clock.instant());
        if (draft != null && EventPages.gone(before.row(), draft, clock.instant())) {
            form.reject("startDate", "webinar.problem.gone");
        }
        if (draft == null || !form.valid()) {
            throw SentEvent.refusal(form);
        }
        if (!changing.change(id, draft, chosen, asking, false, sent.version(), visit)) {
            throw new Refusal(409, "webinar.edit.meanwhile");
        }
        return reading.event(id, visit);
    }

    /** The registered are told. */
    @POST
    @Path("{event}/cancel")
    @Requires(value = "webinar.organise", item = "event")
    public WholeEvent cancel(@PathParam("event") long id, Cancelled sent, @Context Visit visit) {
        open(id, visit);
        Refusal wrong = new Refusal(422, "webinar.refusal.data");
        Map<String, String> reasons = new LinkedHashMap<>();
        if (sent != null && sent.reasons() != null) {
            network.languages().forEach(language -> {
                String reason = sent.reasons().get(language);
                reasons.put(language, reason == null ? "" : OneLine.of(reason));
            });
        }
        Localised reason = new Localised(reasons);
        if (reason.isEmpty()) {
            wrong.at("reasons", "web.problem.required");
        }
        reason.texts().forEach((language, text) -> {
            if (text.length() > EventForm.REASON) {
                wrong.at("reasons." + language, "web.problem.tooLong", EventForm.REASON, text.length());
            }
        });
        long instead = sent == null || sent.replacedBy() == null ? 0 : sent.replacedBy();
        if (instead != 0 && !series.titles(visit).containsKey(Long.toString(instead))) {
            wrong.at("replacedBy", "web.problem.choice");
        }
        if (!wrong.fields().isEmpty()) {
            throw wrong;
        }
        cancelling.cancel(id, reason, instead, visit);
        return reading.event(id, visit);
    }

    private static SentEvent known(SentEvent sent) {
        if (sent == null) {
            throw new Refusal(422, "webinar.refusal.data").at("titles", "web.problem.required");
        }
        return sent;
    }

    private Events.Whole open(long id, Visit visit) {
        return events.whole(List.of(id)).stream()
                .filter(found -> found.row().space() == visit.space().id())
                .filter(found -> found.row().state() == ContentState.PUBLISHED)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }
}
