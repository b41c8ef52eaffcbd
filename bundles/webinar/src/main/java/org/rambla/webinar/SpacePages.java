// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import java.time.Clock;
import java.util.Set;
import org.rambla.webinar.after.FilePages;
import org.rambla.webinar.after.OpinionPages;
import org.rambla.webinar.attendance.AttendanceFilePages;
import org.rambla.webinar.attendance.AttendancePages;
import org.rambla.webinar.attendance.BadgePages;
import org.rambla.webinar.attendance.FigurePages;
import org.rambla.webinar.attendance.RegistrationFile;
import org.rambla.webinar.attendance.WalkInPages;
import org.rambla.webinar.audience.AudiencePages;
import org.rambla.webinar.calendar.CalendarPages;
import org.rambla.webinar.checklist.Checklist;
import org.rambla.webinar.checklist.ChecklistPages;
import org.rambla.webinar.event.AgendaPages;
import org.rambla.webinar.event.AnnounceEvent;
import org.rambla.webinar.event.CancelEvent;
import org.rambla.webinar.event.ChangeEvent;
import org.rambla.webinar.event.EventPages;
import org.rambla.webinar.event.HideEvent;
import org.rambla.webinar.event.HidePages;
import org.rambla.webinar.event.PrintPages;
import org.rambla.webinar.event.ReplaceEvent;
import org.rambla.webinar.event.ReplacePages;
import org.rambla.webinar.event.SpaceReminders;
import org.rambla.webinar.event.TakeAlong;
import org.rambla.webinar.guest.AskToRegister;
import org.rambla.webinar.guest.GuestPages;
import org.rambla.webinar.letter.MessagePages;
import org.rambla.webinar.letter.WriteToRegistered;
import org.rambla.webinar.meeting.MeetingPages;
import org.rambla.webinar.registration.RegisteredPages;
import org.rambla.webinar.registration.TakePartPages;
import org.rambla.webinar.series.AllSeries;
import org.rambla.webinar.series.SeriesPages;
import org.rambla.webinar.series.SessionList;
import org.rambla.webinar.suggestion.AnswerSuggestion;
import org.rambla.webinar.suggestion.ProposeSubject;
import org.rambla.webinar.suggestion.SuggestionPages;
import org.rambla.webinar.suggestion.Suggestions;
import org.rambla.webinar.together.OrganiserPages;
import org.rambla.webinar.together.TogetherPages;

/** What answers inside a space. */
final class SpacePages {
    private final Collaborators all;

    SpacePages(Collaborators all) {
        this.all = all;
    }

    Set<Object> inSpaces() {
        Clock clock = all.core.clock();
        return Set.of(
                new AgendaPages(
                        all.events,
                        all.jointly,
                        all.views,
                        new SessionList(all.core.database(), new AllSeries(all.core.database())),
                        all.core.network(),
                        clock),
                organising(),
                new TakePartPages(
                        all.opening,
                        all.about,
                        all.registrations,
                        all.registering,
                        all.withdrawing,
                        all.core.members(),
                        all.core.network(),
                        all.core.spaces()),
                new RegisteredPages(all.opening, all.registrations, all.about, all.withdrawing, all.named),
                new RegistrationFile(all.opening, all.named),
                new BadgePages(all.opening, all.named, all.core.pdf(), all.views),
                new AttendancePages(all.opening, all.named, all.coming, all.noting, all.views, clock),
                new AttendanceFilePages(
                        all.opening, all.named, all.coming, all.noting, all.core.members(), all.views, clock),
                new WalkInPages(
                        all.opening, all.coming, all.core.organisations(), all.core.network(), all.views, clock),
                suggesting(),
                new AudiencePages(all.opening, all.registrations, all.audience, all.views),
                new FilePages(all.opening, all.documents, all.core.files(), all.views),
                new OpinionPages(all.opening, all.core.database(), all.views),
                new MeetingPages(all.opening, all.room, all.core.database(), all.core.register(), all.views, clock),
                new FigurePages(
                        all.opening, all.core.database(), all.core.organisations(), all.core.members(), all.views),
                all.years,
                asking(),
                new PrintPages(all.events, all.jointly, all.views, clock),
                new ReplacePages(
                        all.events,
                        new AllSeries(all.core.database()),
                        new ReplaceEvent(all.core.database(), all.core.register(), all.core.audit()),
                        all.views),
                new HidePages(
                        all.events,
                        new HideEvent(all.core.database(), all.core.register(), all.core.audit(), all.core.clock()),
                        all.views,
                        all.core.clock()),
                new SeriesPages(new AllSeries(all.core.database()), all.core.database(), all.core.network(), all.views),
                new ChecklistPages(all.opening, new Checklist(all.core.database(), clock), all.views),
                new OrganiserPages(all.opening, all.organisers, all.views),
                new TogetherPages(
                        all.organisers,
                        all.events,
                        all.named,
                        all.core.database(),
                        all.core.organisations(),
                        all.core.members(),
                        all.core.spaces(),
                        all.views),
                new MessagePages(
                        all.opening,
                        new WriteToRegistered(all.core.database(), all.letters, all.core.audit(), clock),
                        all.core.network(),
                        all.views),
                new CalendarPages(all.events, all.jointly, all.registrations, all.links, all.leaflet, clock));
    }

    private SuggestionPages suggesting() {
        return new SuggestionPages(
                new Suggestions(all.core.database()),
                new ProposeSubject(all.core.database(), all.core.clock()),
                answering(),
                all.events,
                all.core.organisations(),
                all.core.clock());
    }

    private AnswerSuggestion answering() {
        return new AnswerSuggestion(all.core.database());
    }

    private EventPages organising() {
        return new EventPages(
                all.events,
                all.views,
                all.core.bodies(),
                all.core.network(),
                new AnnounceEvent(all.core.database(), all.core.register(), all.core.files()),
                new ChangeEvent(all.core.database(), all.core.register(), all.core.files(), all.core.clock()),
                new CancelEvent(all.core.database(), all.core.register(), all.core.audit(), all.core.clock()),
                new AllSeries(all.core.database()),
                new Suggestions(all.core.database()),
                answering(),
                new SpaceReminders(all.core.database()),
                new TakeAlong(all.core.database(), all.events, all.documents, all.core.files(), all.organisers),
                all.core.clock());
    }

    private GuestPages asking() {
        AskToRegister asking = new AskToRegister(
                all.core.database(), all.requests, all.core.languages(), all.core.mailer(), all.pace, all.core.clock());
        return new GuestPages(
                all.opening, all.guests, asking, all.core.organisations(), all.core.network(), all.core.clock());
    }
}
