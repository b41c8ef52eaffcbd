// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.ContentState;
import org.rambla.api.network.Network;
import org.rambla.api.page.Form;
import org.rambla.api.page.LanguageAsked;
import org.rambla.api.page.Page;
import org.rambla.api.page.Redirect;
import org.rambla.api.page.Refusal;
import org.rambla.api.page.Requires;
import org.rambla.api.text.Localised;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.series.AllSeries;
import org.rambla.webinar.series.Choice;
import org.rambla.webinar.series.Repeat;
import org.rambla.webinar.series.SeriesForm;
import org.rambla.webinar.suggestion.AnswerSuggestion;
import org.rambla.webinar.suggestion.Suggestions;

/** The forms to announce, to change and to cancel one. */
@Path("/")
public final class EventPages {
    private final Events events;
    private final EventViews views;
    private final Bodies bodies;
    private final Network network;
    private final AnnounceEvent announcing;
    private final ChangeEvent changing;
    private final CancelEvent cancelling;
    private final AllSeries series;
    private final Suggestions subjects;
    private final AnswerSuggestion answering;
    private final SpaceReminders reminders;
    private final TakeAlong taking;
    private final Clock clock;

    public EventPages(
            Events events,
            EventViews views,
            Bodies bodies,
            Network network,
            AnnounceEvent announcing,
            ChangeEvent changing,
            CancelEvent cancelling,
            AllSeries series,
            Suggestions subjects,
            AnswerSuggestion answering,
            SpaceReminders reminders,
            TakeAlong taking,
            Clock clock) {
        this.taking = taking;
        this.reminders = reminders;
        this.clock = clock;
        this.events = events;
        this.views = views;
        this.bodies = bodies;
        this.network = network;
        this.announcing = announcing;
        this.changing = changing;
        this.cancelling = cancelling;
        this.series = series;
        this.subjects = subjects;
        this.answering = answering;
    }

    /**
     * @param from id of an event of the space that is to be announced once more, "" for a wholly new one
     * @param suggestion id of a subject that the event is to be about, "" for none
     */
    @GET
    @Path("events/new")
    @Requires("webinar.organise")
    public Page fresh(
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("suggestion") @DefaultValue("") String suggestion,
            @Context Visit visit) {
        EventForm form = from.matches("[0-9]{1,18}")
                ? EventForm.of(open(Long.parseLong(from), visit), network.languages(), visit)
                        .again()
                : EventForm.fresh(
                        network.languages(), reminders.of(visit.space().id()), visit);
        subjects.open(suggestion, visit).ifPresent(one -> form.about(one.id(), one.title(), one.text()));
        return fresh(form, visit);
    }

    @POST
    @Path("events")
    @Requires("webinar.organise")
    public Object announce(@Context Form form, @Context Visit visit) {
        Choice chosen = SeriesForm.read(form, series.titles(visit), network.languages());
        Repeat repeat = Repeat.read(form);
        EventDraft draft = TypedEvent.read(form, null, network.languages(), bodies, visit);
        if (draft == null || !inItsLanguage(form, draft, visit)) {
            return fresh(EventForm.back(form, null, 0, network.languages(), visit), visit)
                    .invalid();
        }
        if (!repeat.single() && draft.when() == null) {
            form.reject("repeat", "webinar.problem.repeatUndated");
            return fresh(EventForm.back(form, null, 0, network.languages(), visit), visit)
                    .invalid();
        }
        List<EventDraft> sessions = repeat.of(draft);
        Optional<LocalDate> odd = Repeat.odd(sessions);
        odd.ifPresent(day -> form.reject("without", "webinar.problem.odd", new WhenWords(visit.messages()).day(day)));
        if (odd.isPresent()) {
            return fresh(EventForm.back(form, null, 0, network.languages(), visit), visit)
                    .invalid();
        }
        if (sessions.isEmpty() || sessions.size() > Repeat.MOST) {
            form.reject(
                    sessions.isEmpty() ? "without" : "rule",
                    sessions.isEmpty() ? "webinar.problem.without" : "webinar.problem.ruleLong",
                    Repeat.MOST);
            return fresh(EventForm.back(form, null, 0, network.languages(), visit), visit)
                    .invalid();
        }
        long event = announcing.announce(sessions.get(0), chosen, form.submission(), visit);
        taking.along(form, event, visit);
        planned(form, event, visit);
        keep(form, draft, visit);
        if (sessions.size() == 1) {
            return done(event, draft, "webinar.done.announced", visit);
        }
        Choice same = new Choice(events.find(event).orElseThrow().series(), Localised.NONE, 0);
        for (int i = 1; i < sessions.size(); i++) {
            // Sent again after it broke off, the form makes those that are missing.
            taking.along(form, announcing.announce(sessions.get(i), same, form.submission() + "-" + i, visit), visit);
        }
        return Redirect.done(visit.space().path("webinar", "") + "?view=series", "webinar.done.repeated");
    }

    /** Whoever supported the subject of which the event came is told, once. */
    private void planned(Form form, long event, Visit visit) {
        try {
            subjects.open(form.value("suggestion"), visit)
                    .ifPresent(one -> answering.plan(one, events.find(event).orElseThrow(), visit));
        } catch (Refusal refusal) {
            // Put into another one at this very moment: the event is there, and that one is still open.
            planned(form, event, visit);
        }
    }

    private void keep(Form form, EventDraft draft, Visit visit) {
        if (form.checked("remindAlways")) {
            reminders.keep(visit.space().id(), draft.reminders());
        }
    }

    /** Says too when some texts are in one language only. */
    private static Object done(long event, EventDraft draft, String key, Visit visit) {
        boolean alone = !OneLanguage.of(draft, visit).isEmpty();
        String inOne = key.endsWith("announced") ? "webinar.done.announcedInOne" : "webinar.done.changedInOne";
        return Redirect.done(EventRow.path(visit.space(), event, ""), alone ? inOne : key);
    }

    private Page fresh(EventForm form, Visit visit) {
        return views.edit(
                form, series.titles(visit), "webinar.announce", visit.space().path("webinar", "events"), visit);
    }

    @GET
    @Path("events/{event}/edit")
    @Requires(value = "webinar.organise", item = "event")
    public Page edit(@PathParam("event") long event, @Context Visit visit) {
        return edit(EventForm.of(open(event, visit), network.languages(), visit), visit);
    }

    /** Whether there is no doubt about the language of the description; else the form asks. */
    private static boolean inItsLanguage(Form form, EventDraft draft, Visit visit) {
        LanguageAsked.ask(
                form,
                "",
                draft.body().html(),
                draft.language(),
                Tongues.offered(visit).keySet(),
                visit);
        return form.valid();
    }

    @POST
    @Path("events/{event}/edit")
    @Requires(value = "webinar.organise", item = "event")
    public Object save(@PathParam("event") long event, @Context Form form, @Context Visit visit) {
        Events.Whole before = open(event, visit);
        int base = form.value("base").matches("[0-9]{1,9}") ? Integer.parseInt(form.value("base")) : 0;
        Choice chosen = SeriesForm.read(form, series.titles(visit, before.row().series()), network.languages());
        EventDraft draft = TypedEvent.read(form, before, network.languages(), bodies, visit);
        Asking asking = AskingForm.read(form, draft == null ? null : draft.when(), before.row(), clock.instant());
        boolean other = draft != null
                && !(draft.language().equals(before.language())
                        && draft.body().html().equals(before.body().html()));
        if (other) {
            inItsLanguage(form, draft, visit);
        }
        if (draft != null && gone(before.row(), draft, clock.instant())) {
            form.reject("startDate", "webinar.problem.gone");
        }
        if (draft == null || !form.valid()) {
            return edit(EventForm.back(form, before, base, network.languages(), visit), visit)
                    .invalid();
        }
        try {
            if (changing.change(event, draft, chosen, asking, form.checked("narrowing"), base, visit)) {
                keep(form, draft, visit);
                int perCity = draft.terms().perCity();
                boolean fewer = perCity > 0 && perCity != before.row().terms().perCity();
                return fewer && events.find(event).filter(events::crowded).isPresent()
                        ? Redirect.done(EventRow.path(visit.space(), event, ""), "webinar.done.changedCrowded")
                        : done(event, draft, "webinar.done.changed", visit);
            }
            Events.Whole theirs = open(event, visit);
            form.reject("", "webinar.edit.meanwhile");
            EventForm again = EventForm.back(form, theirs, theirs.row().version(), network.languages(), visit);
            return edit(again, visit).status(409);
        } catch (Refusal refusal) {
            form.reject(refusal.status() == 422 ? "capacity" : "", refusal.key(), refusal.arguments());
            return edit(EventForm.back(form, before, base, network.languages(), visit), visit)
                    .status(refusal.status());
        }
    }

    /** Whether people who are registered for what is still to come would be told that it was. */
    static boolean gone(EventRow before, EventDraft draft, Instant now) {
        When when = draft.when();
        return when != null
                && draft.status() != Status.CANCELLED
                && !when.end().isAfter(now)
                && before.confirmed() + before.waiting() > 0
                && !before.past(now);
    }

    private Page edit(EventForm form, Visit visit) {
        EventRow event = form.before().row();
        return views.edit(
                form,
                series.titles(visit, event.series()),
                "webinar.edit.title",
                EventRow.path(visit.space(), event.id(), "/edit"),
                visit);
    }

    /** Asks before an event is cancelled, and for the reason. */
    @GET
    @Path("events/{event}/cancel")
    @Requires(value = "webinar.organise", item = "event")
    public Page ask(@PathParam("event") long event, @Context Visit visit) {
        return views.cancel(open(event, visit).row(), series.titles(visit), null, visit);
    }

    @POST
    @Path("events/{event}/cancel")
    @Requires(value = "webinar.organise", item = "event")
    public Object cancel(@PathParam("event") long event, @Context Form form, @Context Visit visit) {
        EventRow row = open(event, visit).row();
        Localised reason = LineByLanguage.read(form, "reason", network.languages(), EventForm.REASON, visit.language());
        if (reason.isEmpty() && form.valid()) {
            form.reject("reason." + network.languages().get(0), "web.problem.required");
        }
        Map<String, String> titles = series.titles(visit);
        String replacement = form.value("replacedBy");
        if (!replacement.isEmpty() && !titles.containsKey(replacement)) {
            form.reject("replacedBy", "web.problem.choice");
        }
        if (!form.valid()) {
            return views.cancel(row, titles, form, visit).invalid();
        }
        cancelling.cancel(event, reason, replacement.isEmpty() ? 0 : Long.parseLong(replacement), visit);
        return Redirect.done(EventRow.path(visit.space(), event, ""), "webinar.done.cancelled");
    }

    /** An event of this space, also one that moderators took out of sight. */
    private Events.Whole whole(long event, Visit visit) {
        return events.whole(List.of(event)).stream()
                .filter(found -> found.row().space() == visit.space().id())
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    /** One that may be changed. */
    private Events.Whole open(long event, Visit visit) {
        Events.Whole found = whole(event, visit);
        if (found.row().state() != ContentState.PUBLISHED) {
            throw Refusal.notFound();
        }
        return found;
    }
}
