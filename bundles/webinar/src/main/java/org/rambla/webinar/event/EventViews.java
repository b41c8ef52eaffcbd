// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

import gg.jte.html.HtmlTemplateOutput;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rambla.api.content.Bodies;
import org.rambla.api.network.Network;
import org.rambla.api.page.Fields;
import org.rambla.api.page.Form;
import org.rambla.api.page.Page;
import org.rambla.api.page.Parts;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.translation.Reading;
import org.rambla.api.translation.Readings;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.after.Documents;
import org.rambla.webinar.jte.JteagendaGenerated;
import org.rambla.webinar.jte.JteasideGenerated;
import org.rambla.webinar.jte.JtebySeriesGenerated;
import org.rambla.webinar.jte.JtecancelGenerated;
import org.rambla.webinar.jte.JtechosenGenerated;
import org.rambla.webinar.jte.JteeditGenerated;
import org.rambla.webinar.jte.JteeventGenerated;
import org.rambla.webinar.jte.JtefilterGenerated;
import org.rambla.webinar.jte.JtepanelGenerated;
import org.rambla.webinar.jte.JterowsGenerated;
import org.rambla.webinar.registration.Door;
import org.rambla.webinar.registration.RegistrationState;
import org.rambla.webinar.registration.Registrations;
import org.rambla.webinar.series.SeriesForm;
import org.rambla.webinar.series.SessionList;
import org.rambla.webinar.series.Sessions;
import org.rambla.webinar.together.Organisers;

/** The pages of events, put together. */
public final class EventViews {
    private final Registrations registrations;
    private final Bodies bodies;
    private final boolean rooms;
    private final Network network;
    private final Organisers organisers;
    private final Spaces spaces;
    private final Reports reports;
    private final Readings readings;
    private final ReadNames names;
    private final Clock clock;

    /** @param rooms whether the network has a meeting server of its own */
    public EventViews(
            Registrations registrations,
            Bodies bodies,
            boolean rooms,
            Network network,
            Organisers organisers,
            Spaces spaces,
            Reports reports,
            Readings readings,
            Clock clock) {
        this.registrations = registrations;
        this.bodies = bodies;
        this.rooms = rooms;
        this.network = network;
        this.organisers = organisers;
        this.spaces = spaces;
        this.reports = reports;
        this.readings = readings;
        this.names = new ReadNames(readings);
        this.clock = clock;
    }

    /** @param elsewhere spaces by id of those events that do not stand in the space of the visit */
    Page agenda(AgendaPages.Agenda agenda, Map<Long, SpaceCard> elsewhere, Visit visit) {
        Html dated = rows(agenda.part().rows(), elsewhere, visit);
        return agenda(agenda, dated, rows(agenda.undated(), elsewhere, visit), visit);
    }

    private Page agenda(AgendaPages.Agenda agenda, Html dated, Html undated, Visit visit) {
        Html body = Html.of(
                out -> JteagendaGenerated.render((HtmlTemplateOutput) out, null, agenda, dated, undated, this, visit));
        Page page = Page.of(visit.text("webinar.title"), body).tab("webinar");
        if (visit.can("webinar.organise")) {
            page.actions(Parts.link(
                    visit.space().path("webinar", "events/new"), visit.text("webinar.announce"), "calendar-plus", ""));
        }
        return page;
    }

    /**
     * Sessions by series.
     *
     * @param spaces by id where they come from several, empty inside one
     * @param root address of the agenda
     */
    public Html sessions(SessionList.Part series, Map<Long, SpaceCard> spaces, String root, Visit visit) {
        WhenWords words = new WhenWords(visit.messages());
        return Html.of(
                out -> JtebySeriesGenerated.render((HtmlTemplateOutput) out, null, series, spaces, root, words, visit));
    }

    /** @param elsewhere the other spaces in which some of them stand, by id */
    Page bySeries(SessionList.Part series, Map<Long, SpaceCard> elsewhere, Visit visit) {
        Html body = sessions(series, elsewhere, visit.space().path("webinar", ""), visit);
        return agenda(
                new AgendaPages.Agenda("series", Agendas.Part.NONE, List.of(), false, null, Filter.NONE, null),
                body,
                Html.NONE,
                visit);
    }

    /** What one chooses by, above a list; nothing where there is nothing to choose. */
    public Html filter(Reach.Shown shown, Filter.Choices choices, Visit visit) {
        String month = shown.month() == null ? "" : shown.month().toString();
        return Html.of(out -> JtefilterGenerated.render(
                (HtmlTemplateOutput) out, null, shown.root(), shown.view(), month, shown.filter(), choices, visit));
    }

    /**
     * A filter and what fits it.
     *
     * @param choices of the filter; null where nothing is to be chosen
     * @param previous address of the page before it, "" for none
     * @param next address of the page after it, "" for none
     */
    Html chosen(Reach.Shown shown, Filter.Choices choices, Html rows, String previous, String next, Visit visit) {
        return Html.of(out -> JtechosenGenerated.render(
                (HtmlTemplateOutput) out,
                null,
                shown,
                choices == null ? Html.NONE : filter(shown, choices, visit),
                rows,
                previous,
                next,
                new WhenWords(visit.messages()),
                visit));
    }

    /** Events as rows; spaces by id of those that do not stand in the space of the visit. */
    public Html rows(List<EventRow> rows, Map<Long, SpaceCard> spaces, Visit visit) {
        if (rows.isEmpty()) {
            return Html.NONE;
        }
        WhenWords words = new WhenWords(visit.messages());
        Instant now = clock.instant();
        Set<Long> partner = Door.partner(rows, now, this.spaces, visit);
        Map<Long, RegistrationState> standing =
                registrations.standing(rows.stream().map(EventRow::id).toList(), visit.memberId());
        Map<Long, Reading> titles = readings.of(
                rows.stream()
                        .map(row -> ReadNames.written(row, visit.language()))
                        .toList(),
                visit);
        return Html.of(out -> JterowsGenerated.render(
                (HtmlTemplateOutput) out, null, rows, titles, readings, spaces, standing, words, partner, now, visit));
    }

    /** What events are called for a reader. */
    ReadNames names() {
        return names;
    }

    /** Rows under a heading, for a home. */
    public Html panel(Html rows, String all, Visit visit) {
        return Html.of(out -> JtepanelGenerated.render((HtmlTemplateOutput) out, null, rows, all, visit));
    }

    /** "May 2021", as a heading. */
    public String name(YearMonth month, Visit visit) {
        return new WhenWords(visit.messages()).monthAndYear(month.atDay(1));
    }

    /**
     * The page of an event.
     *
     * @param sessions that belong to it
     * @param files documents, and portraits of speakers
     * @param cities of how many organisations somebody has a place
     * @param register what is said of registering
     */
    public Page event(
            Events.Whole event, Sessions sessions, Documents.Kept files, long cities, Html register, Visit visit) {
        WhenWords words = new WhenWords(visit.messages());
        boolean past = event.row().past(clock.instant());
        String address = visit.space().path("webinar", "events/" + event.row().id());
        ReadEvent read = ReadEvent.of(event, address, readings, bodies, visit);
        Html body = Html.of(out -> JteeventGenerated.render(
                (HtmlTemplateOutput) out,
                null,
                event,
                read.title(),
                read.language(),
                read.said(),
                read.spoken(),
                sessions,
                files.in(visit.language()),
                past,
                words,
                register,
                visit));
        List<SpaceCard> together = event.row().organisers() == 0
                ? List.of()
                : organisers.shown(event.row().id(), visit);
        Reports.Shown report = reports.shown(event.details().report(), visit).orElse(null);
        Html aside = Html.of(out -> JteasideGenerated.render(
                (HtmlTemplateOutput) out, null, event, cities, together, report, past, words, visit));
        return framed(read.title(), body, visit).ownHeading().aside(aside);
    }

    Page edit(EventForm form, Map<String, String> series, String title, String action, Visit visit) {
        Html body = Html.of(out -> JteeditGenerated.render(
                (HtmlTemplateOutput) out,
                null,
                form,
                SeriesForm.choices(series, visit),
                action,
                rooms,
                Filter.topics(network, visit),
                reports.offered(
                        form.form() == null ? "" : form.fields().value("report"),
                        form.fields().value("reportPage"),
                        visit),
                bodies,
                visit));
        return below(
                        visit.text(title),
                        body,
                        form.before() == null ? null : form.before().row(),
                        visit)
                .editor();
    }

    Page cancel(EventRow event, Map<String, String> series, Form form, Visit visit) {
        Fields fields = Fields.of(visit, form);
        Map<String, String> replacements = new LinkedHashMap<>();
        replacements.put("", visit.text("webinar.series.nothing"));
        replacements.putAll(series);
        Html body = Html.of(out -> JtecancelGenerated.render(
                (HtmlTemplateOutput) out, null, event, replacements, network.languages(), fields, form, visit));
        return below(visit.text("webinar.cancel.title"), body, event, visit);
    }

    private static Page framed(String title, Html body, Visit visit) {
        return Page.of(title, body)
                .tab("webinar")
                .crumb(visit.text("webinar.title"), visit.space().path("webinar", ""));
    }

    /** A page below that of an event, or of none (null). */
    public Page below(String title, Html body, EventRow event, Visit visit) {
        Page page = framed(title, body, visit).hidden();
        return event == null
                ? page
                : page.crumb(crumb(event.title().in(visit.language())), EventRow.path(visit.space(), event.id(), ""));
    }

    private static String crumb(String title) {
        return title.codePointCount(0, title.length()) <= 60
                ? title
                : title.substring(0, title.offsetByCodePoints(0, 59)) + "\u2026";
    }
}
