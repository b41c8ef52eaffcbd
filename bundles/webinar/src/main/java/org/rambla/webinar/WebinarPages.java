// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import java.time.Clock;
import java.util.Set;
import org.rambla.api.persistence.Database;
import org.rambla.webinar.after.AfterPages;
import org.rambla.webinar.after.CertificatePages;
import org.rambla.webinar.after.Certificates;
import org.rambla.webinar.after.Documents;
import org.rambla.webinar.after.FilePages;
import org.rambla.webinar.after.HeldFiles;
import org.rambla.webinar.after.OpinionApi;
import org.rambla.webinar.after.OpinionPages;
import org.rambla.webinar.after.SayOpinion;
import org.rambla.webinar.attendance.AttendanceFilePages;
import org.rambla.webinar.attendance.AttendancePages;
import org.rambla.webinar.attendance.BadgePages;
import org.rambla.webinar.attendance.FigureApi;
import org.rambla.webinar.attendance.FigurePages;
import org.rambla.webinar.attendance.NetworkFigurePages;
import org.rambla.webinar.attendance.NoteAttendance;
import org.rambla.webinar.attendance.RegistrationFile;
import org.rambla.webinar.attendance.WalkInPages;
import org.rambla.webinar.attendance.YearPages;
import org.rambla.webinar.audience.AskQuestion;
import org.rambla.webinar.audience.AskedApi;
import org.rambla.webinar.audience.AskedQuestions;
import org.rambla.webinar.audience.AudienceDesk;
import org.rambla.webinar.audience.AudienceLinkPages;
import org.rambla.webinar.audience.AudiencePages;
import org.rambla.webinar.calendar.CalendarPages;
import org.rambla.webinar.calendar.FeedAddresses;
import org.rambla.webinar.calendar.FeedPages;
import org.rambla.webinar.calendar.Leaflet;
import org.rambla.webinar.calendar.MyAgendaPages;
import org.rambla.webinar.calendar.SharedAddressPages;
import org.rambla.webinar.calendar.SharedAddresses;
import org.rambla.webinar.calendar.SharedFeedPages;
import org.rambla.webinar.checklist.Checklist;
import org.rambla.webinar.checklist.ChecklistPages;
import org.rambla.webinar.event.AgendaPages;
import org.rambla.webinar.event.AnnounceEvent;
import org.rambla.webinar.event.CancelEvent;
import org.rambla.webinar.event.ChangeEvent;
import org.rambla.webinar.event.EmbeddedAgenda;
import org.rambla.webinar.event.EventPages;
import org.rambla.webinar.event.EventViews;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.event.HideEvent;
import org.rambla.webinar.event.HidePages;
import org.rambla.webinar.event.Jointly;
import org.rambla.webinar.event.OrganiseApi;
import org.rambla.webinar.event.PrintPages;
import org.rambla.webinar.event.Reach;
import org.rambla.webinar.event.ReadNames;
import org.rambla.webinar.event.ReplaceEvent;
import org.rambla.webinar.event.ReplacePages;
import org.rambla.webinar.event.SpaceReminders;
import org.rambla.webinar.event.TakeAlong;
import org.rambla.webinar.guest.AskToRegister;
import org.rambla.webinar.guest.GuestLinkPages;
import org.rambla.webinar.guest.GuestPages;
import org.rambla.webinar.guest.GuestViews;
import org.rambla.webinar.guest.Requests;
import org.rambla.webinar.letter.MessagePages;
import org.rambla.webinar.letter.RegistrationLetters;
import org.rambla.webinar.letter.WriteToRegistered;
import org.rambla.webinar.meeting.MeetingPages;
import org.rambla.webinar.meeting.Room;
import org.rambla.webinar.registration.AnswerNewDate;
import org.rambla.webinar.registration.AskForLinks;
import org.rambla.webinar.registration.AskForLinksPages;
import org.rambla.webinar.registration.ChangeAnswers;
import org.rambla.webinar.registration.ChangePages;
import org.rambla.webinar.registration.EventApi;
import org.rambla.webinar.registration.EventEntries;
import org.rambla.webinar.registration.HeldLinks;
import org.rambla.webinar.registration.LinkPages;
import org.rambla.webinar.registration.MyEvents;
import org.rambla.webinar.registration.NamedRegistrations;
import org.rambla.webinar.registration.NetworkEventApi;
import org.rambla.webinar.registration.OpenEvent;
import org.rambla.webinar.registration.Pace;
import org.rambla.webinar.registration.Readership;
import org.rambla.webinar.registration.RegisterForEvent;
import org.rambla.webinar.registration.RegisteredApi;
import org.rambla.webinar.registration.RegisteredPages;
import org.rambla.webinar.registration.RegistrationApi;
import org.rambla.webinar.registration.RegistrationViews;
import org.rambla.webinar.registration.Registrations;
import org.rambla.webinar.registration.RenewLink;
import org.rambla.webinar.registration.SignedLinks;
import org.rambla.webinar.registration.StillPages;
import org.rambla.webinar.registration.TakePartPages;
import org.rambla.webinar.registration.WalkIn;
import org.rambla.webinar.registration.WithdrawRegistration;
import org.rambla.webinar.series.AllSeries;
import org.rambla.webinar.series.SeriesPages;
import org.rambla.webinar.series.SessionList;
import org.rambla.webinar.suggestion.AnswerSuggestion;
import org.rambla.webinar.suggestion.ProposeSubject;
import org.rambla.webinar.suggestion.SuggestionApi;
import org.rambla.webinar.suggestion.SuggestionPages;
import org.rambla.webinar.suggestion.Suggestions;
import org.rambla.webinar.together.OrganiserPages;
import org.rambla.webinar.together.Organisers;
import org.rambla.webinar.together.TogetherPages;

/** All that answers requests, put together from what core offers. */
final class WebinarPages {
    private final Core core;
    private final Registrations registrations;
    private final EventEntries entries;
    private final SignedLinks links;
    private final WithdrawRegistration withdrawing;
    private final RegisterForEvent registering;
    private final Requests requests;
    private final Pace pace;
    private final AskForLinks asked;
    private final NoteAttendance noting;
    private final WalkIn coming;
    private final NamedRegistrations named;
    private final Leaflet leaflet;
    private final MyEvents mine;
    private final FeedAddresses addresses;
    private final OpenEvent opening;
    private final GuestViews guests;
    private final RegistrationViews about;
    private final Events events;
    private final Jointly jointly;
    private final EventViews views;
    private final RegistrationLetters letters;
    private final Room room;
    private final Readership readership;
    private final HeldLinks held;
    private final Documents documents;
    private final AudienceDesk audience;
    private final Organisers organisers;
    private final YearPages years;
    private final SharedAddresses shared;

    WebinarPages(Core core, Events events, Jointly jointly, EventViews views, RegistrationLetters letters) {
        this.core = core;
        this.jointly = jointly;
        this.events = events;
        this.views = views;
        this.letters = letters;
        Database database = core.database();
        Clock clock = core.clock();
        registrations = new Registrations(database);
        entries = new EventEntries(registrations, core.spaces(), clock);
        links = new SignedLinks(database, clock);
        organisers = new Organisers(database, core.spaces());
        room = new Room(core.meetings(), links, core.spaces(), organisers, core.mailer());
        withdrawing = new WithdrawRegistration(database, clock);
        registering = new RegisterForEvent(database, core.members(), clock);
        requests = new Requests(database);
        pace = new Pace(database, links);
        asked = new AskForLinks(database, pace, clock);
        noting = new NoteAttendance(database, clock);
        coming = new WalkIn(database, registering, clock);
        named = new NamedRegistrations(registrations, core.members(), core.organisations());
        leaflet = new Leaflet(core.network(), core.mailer(), new ReadNames(core.readings()), clock);
        mine = new MyEvents(registrations, events, core.register(), core.spaces());
        addresses = new FeedAddresses(database, links);
        shared = new SharedAddresses(database, links);
        documents = new Documents(database, core.files());
        opening = new OpenEvent(events, registrations, links, new AllSeries(database), documents, core.spaces(), clock);
        readership = new Readership(core.spaces(), core.members());
        held = new HeldLinks(registrations, events, links, readership, core.mailer());
        audience = new AudienceDesk(new AskedQuestions(database), new AskQuestion(database, clock));
        guests = new GuestViews(views);
        about = new RegistrationViews(views);
        years = new YearPages(
                events, jointly, database, new AllSeries(database), core.organisations(), core.members(), views, clock);
    }

    Set<Object> inSpaces() {
        Clock clock = core.clock();
        return Set.of(
                new AgendaPages(
                        events,
                        jointly,
                        views,
                        new SessionList(core.database(), new AllSeries(core.database())),
                        core.network(),
                        clock),
                organising(),
                new TakePartPages(
                        opening,
                        about,
                        registrations,
                        registering,
                        withdrawing,
                        core.members(),
                        core.network(),
                        core.spaces()),
                new RegisteredPages(opening, registrations, about, withdrawing, named),
                new RegistrationFile(opening, named),
                new BadgePages(opening, named, core.pdf(), views),
                new AttendancePages(opening, named, coming, noting, views, clock),
                new AttendanceFilePages(opening, named, coming, noting, core.members(), views, clock),
                new WalkInPages(opening, coming, core.organisations(), core.network(), views, clock),
                suggesting(),
                new AudiencePages(opening, registrations, audience, views),
                new FilePages(opening, documents, core.files(), views),
                new OpinionPages(opening, core.database(), views),
                new MeetingPages(opening, room, core.database(), core.register(), views, clock),
                new FigurePages(opening, core.database(), core.organisations(), core.members(), views),
                years,
                asking(),
                new PrintPages(events, jointly, views, clock),
                new ReplacePages(
                        events,
                        new AllSeries(core.database()),
                        new ReplaceEvent(core.database(), core.register(), core.audit()),
                        views),
                new HidePages(
                        events,
                        new HideEvent(core.database(), core.register(), core.audit(), core.clock()),
                        views,
                        core.clock()),
                new SeriesPages(new AllSeries(core.database()), core.database(), core.network(), views),
                new ChecklistPages(opening, new Checklist(core.database(), clock), views),
                new OrganiserPages(opening, organisers, views),
                new TogetherPages(
                        organisers,
                        events,
                        named,
                        core.database(),
                        core.organisations(),
                        core.members(),
                        core.spaces(),
                        views),
                new MessagePages(
                        opening,
                        new WriteToRegistered(core.database(), letters, core.audit(), clock),
                        core.network(),
                        views),
                new CalendarPages(events, jointly, registrations, links, leaflet, clock));
    }

    private SuggestionPages suggesting() {
        return new SuggestionPages(
                new Suggestions(core.database()),
                new ProposeSubject(core.database(), core.clock()),
                answering(),
                events,
                core.organisations(),
                core.clock());
    }

    private AnswerSuggestion answering() {
        return new AnswerSuggestion(core.database());
    }

    private EventPages organising() {
        return new EventPages(
                events,
                views,
                core.bodies(),
                core.network(),
                new AnnounceEvent(core.database(), core.register(), core.files()),
                new ChangeEvent(core.database(), core.register(), core.files(), core.clock()),
                new CancelEvent(core.database(), core.register(), core.audit(), core.clock()),
                new AllSeries(core.database()),
                new Suggestions(core.database()),
                answering(),
                new SpaceReminders(core.database()),
                new TakeAlong(core.database(), events, documents, core.files(), organisers),
                core.clock());
    }

    private GuestPages asking() {
        AskToRegister asking =
                new AskToRegister(core.database(), requests, core.languages(), core.mailer(), pace, core.clock());
        return new GuestPages(opening, guests, asking, core.organisations(), core.network(), core.clock());
    }

    Set<Object> forPrograms() {
        EventApi reading = new EventApi(events, jointly, entries, opening, core.clock());
        return Set.of(
                reading,
                new OrganiseApi(
                        reading,
                        events,
                        core.bodies(),
                        core.network(),
                        new AllSeries(core.database()),
                        new AnnounceEvent(core.database(), core.register(), core.files()),
                        new ChangeEvent(core.database(), core.register(), core.files(), core.clock()),
                        new CancelEvent(core.database(), core.register(), core.audit(), core.clock()),
                        core.clock()),
                new RegisteredApi(opening, named),
                new RegistrationApi(opening, registrations, registering, withdrawing, core.members(), core.spaces()),
                new AskedApi(
                        opening,
                        registrations,
                        new AskedQuestions(core.database()),
                        new AskQuestion(core.database(), core.clock())),
                new OpinionApi(opening, core.database()),
                new FigureApi(opening, years),
                new SuggestionApi(new Suggestions(core.database()), new ProposeSubject(core.database(), core.clock())));
    }

    Set<Object> forProgramsOfTheNetwork(Reach reach) {
        return Set.of(new NetworkEventApi(reach, mine, entries, core.clock()));
    }

    Set<Object> links() {
        Clock clock = core.clock();
        return Set.of(
                new LinkPages(
                        held,
                        registrations,
                        new RenewLink(core.database(), clock),
                        withdrawing,
                        noting,
                        room,
                        core.members(),
                        documents,
                        core.spaces(),
                        about,
                        clock),
                new AskForLinksPages(asked, about),
                new ChangePages(held, events, new ChangeAnswers(core.database(), clock), about, clock),
                new EmbeddedAgenda(
                        events, jointly, core.spaces(), core.network(), core.languages(), core.mailer(), clock),
                new StillPages(held, new AnswerNewDate(core.database()), withdrawing, about, clock),
                new AudienceLinkPages(held, audience),
                new AfterPages(held, new SayOpinion(core.database(), clock), documents, clock),
                new SharedFeedPages(
                        shared,
                        events,
                        jointly,
                        core.register(),
                        core.spaces(),
                        core.members(),
                        core.network(),
                        core.languages(),
                        leaflet,
                        clock),
                new HeldFiles(held, documents, core.files(), clock),
                new CertificatePages(
                        held,
                        new Certificates(core.members(), core.organisations(), core.network(), core.languages()),
                        core.pdf(),
                        clock),
                new GuestLinkPages(requests, events, readership, registrations, registering, links, guests, clock),
                new FeedPages(addresses, mine, core.members(), core.spaces(), core.languages(), links, leaflet, clock));
    }

    Set<Object> forAdministrators() {
        return Set.of(new NetworkFigurePages(
                core.database(), core.spaces(), core.organisations(), core.members(), core.clock()));
    }

    Set<Object> account() {
        return Set.of(
                new MyAgendaPages(
                        mine,
                        addresses,
                        shared,
                        core.spaces(),
                        new SessionList(core.database(), new AllSeries(core.database())),
                        core.network(),
                        views,
                        core.mailer(),
                        core.clock()),
                new SharedAddressPages(shared));
    }
}
