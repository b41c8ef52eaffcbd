// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import java.time.Clock;
import org.rambla.api.persistence.Database;
import org.rambla.webinar.after.Documents;
import org.rambla.webinar.attendance.NoteAttendance;
import org.rambla.webinar.attendance.YearPages;
import org.rambla.webinar.audience.AskQuestion;
import org.rambla.webinar.audience.AskedQuestions;
import org.rambla.webinar.audience.AudienceDesk;
import org.rambla.webinar.calendar.FeedAddresses;
import org.rambla.webinar.calendar.Leaflet;
import org.rambla.webinar.calendar.SharedAddresses;
import org.rambla.webinar.event.EventViews;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.event.Jointly;
import org.rambla.webinar.event.ReadNames;
import org.rambla.webinar.guest.GuestViews;
import org.rambla.webinar.guest.Requests;
import org.rambla.webinar.letter.RegistrationLetters;
import org.rambla.webinar.meeting.Room;
import org.rambla.webinar.registration.AskForLinks;
import org.rambla.webinar.registration.EventEntries;
import org.rambla.webinar.registration.HeldLinks;
import org.rambla.webinar.registration.MyEvents;
import org.rambla.webinar.registration.NamedRegistrations;
import org.rambla.webinar.registration.OpenEvent;
import org.rambla.webinar.registration.Pace;
import org.rambla.webinar.registration.Readership;
import org.rambla.webinar.registration.RegisterForEvent;
import org.rambla.webinar.registration.RegistrationViews;
import org.rambla.webinar.registration.Registrations;
import org.rambla.webinar.registration.SignedLinks;
import org.rambla.webinar.registration.WalkIn;
import org.rambla.webinar.registration.WithdrawRegistration;
import org.rambla.webinar.series.AllSeries;
import org.rambla.webinar.together.Organisers;

/** What the pages are made of, put together once from what core offers. */
final class Collaborators {
    final Core core;
    final Registrations registrations;
    final EventEntries entries;
    final SignedLinks links;
    final WithdrawRegistration withdrawing;
    final RegisterForEvent registering;
    final Requests requests;
    final Pace pace;
    final AskForLinks asked;
    final NoteAttendance noting;
    final WalkIn coming;
    final NamedRegistrations named;
    final Leaflet leaflet;
    final MyEvents mine;
    final FeedAddresses addresses;
    final OpenEvent opening;
    final GuestViews guests;
    final RegistrationViews about;
    final Events events;
    final Jointly jointly;
    final EventViews views;
    final RegistrationLetters letters;
    final Room room;
    final Readership readership;
    final HeldLinks held;
    final Documents documents;
    final AudienceDesk audience;
    final Organisers organisers;
    final YearPages years;
    final SharedAddresses shared;

    Collaborators(Core core, Events events, Jointly jointly, EventViews views, RegistrationLetters letters) {
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
}
