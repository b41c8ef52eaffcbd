// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.Files;
import org.rambla.api.feature.Feature;
import org.rambla.api.feature.FeatureInfo;
import org.rambla.api.mail.Mailer;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Network;
import org.rambla.api.people.Members;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.text.Languages;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.attendance.AttendancePages;
import org.rambla.webinar.attendance.FigurePages;
import org.rambla.webinar.attendance.NoteAttendance;
import org.rambla.webinar.attendance.RegistrationFile;
import org.rambla.webinar.calendar.CalendarPages;
import org.rambla.webinar.calendar.FeedAddresses;
import org.rambla.webinar.calendar.FeedPages;
import org.rambla.webinar.calendar.Leaflet;
import org.rambla.webinar.calendar.MyAgendaPages;
import org.rambla.webinar.event.AgendaPages;
import org.rambla.webinar.event.AnnounceEvent;
import org.rambla.webinar.event.CancelEvent;
import org.rambla.webinar.event.ChangeEvent;
import org.rambla.webinar.event.EventPages;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.EventViews;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.event.NetworkAgendaPages;
import org.rambla.webinar.event.Reach;
import org.rambla.webinar.guest.AskToRegister;
import org.rambla.webinar.guest.GuestLinkPages;
import org.rambla.webinar.guest.GuestPages;
import org.rambla.webinar.guest.GuestViews;
import org.rambla.webinar.guest.Requests;
import org.rambla.webinar.letter.RegistrationLetters;
import org.rambla.webinar.letter.ReminderTimer;
import org.rambla.webinar.letter.Reminders;
import org.rambla.webinar.registration.EventApi;
import org.rambla.webinar.registration.ForgetRegistrations;
import org.rambla.webinar.registration.LinkPages;
import org.rambla.webinar.registration.MyEvents;
import org.rambla.webinar.registration.NamedRegistrations;
import org.rambla.webinar.registration.OpenEvent;
import org.rambla.webinar.registration.RegisterForEvent;
import org.rambla.webinar.registration.RegisteredPages;
import org.rambla.webinar.registration.RegistrationViews;
import org.rambla.webinar.registration.Registrations;
import org.rambla.webinar.registration.SignedLinks;
import org.rambla.webinar.registration.TakePartPages;
import org.rambla.webinar.registration.WithdrawRegistration;

/** Webinars as a feature: the agenda of a space, and what is coming on the homes of the space and of the network. */
@Component(service = Feature.class)
@FeatureInfo(
        name = "webinar",
        order = 20,
        permissions = {"webinar.read=VISITOR", "webinar.organise=MANAGER"},
        tables = {
            "webinar_event",
            "webinar_registration",
            "webinar_request",
            "webinar_reminder",
            "webinar_feed",
            "webinar_secret"
        })
public final class WebinarFeature implements Feature {
    private static final int PANEL = 3;

    private final Events events;
    private final EventViews views;
    private final Reach reach;
    private final Clock clock;
    private final Set<Object> pages;
    private final Set<Object> networkPages;
    private final Set<Object> api;
    private final Set<Object> linkPages;
    private final Set<Object> accountPages;
    private ReminderTimer timer;

    @Activate
    public WebinarFeature(
            @Reference(name = "database", target = "(unit=webinar)") Database database,
            @Reference(name = "register") ContentRegister register,
            @Reference(name = "bodies") Bodies bodies,
            @Reference(name = "files") Files files,
            @Reference(name = "spaces") Spaces spaces,
            @Reference(name = "members") Members members,
            @Reference(name = "organisations") Organisations organisations,
            @Reference(name = "audit") Audit audit,
            @Reference(name = "network") Network network,
            @Reference(name = "mailer") Mailer mailer,
            @Reference(name = "languages") Languages languages) {
        this(new Core(
                database,
                register,
                bodies,
                files,
                spaces,
                members,
                organisations,
                audit,
                network,
                mailer,
                languages,
                Clock.systemUTC()));
        RegistrationLetters letters =
                new RegistrationLetters(members, spaces, languages, network, mailer, new SignedLinks(database), clock);
        Reminders reminders = new Reminders(database, events, letters, mailer, clock);
        ForgetRegistrations forgetting = new ForgetRegistrations(database, clock);
        Requests requests = new Requests(database);
        timer = new ReminderTimer(reminders::round, () -> {
            requests.forget(clock.instant());
            forgetting.round();
        });
    }

    /**
     * What core offers.
     *
     * @param clock that says what is coming and what is over
     */
    record Core(
            Database database,
            ContentRegister register,
            Bodies bodies,
            Files files,
            Spaces spaces,
            Members members,
            Organisations organisations,
            Audit audit,
            Network network,
            Mailer mailer,
            Languages languages,
            Clock clock) {}

    WebinarFeature(Core core) {
        ContentRegister register = core.register();
        Spaces spaces = core.spaces();
        clock = core.clock();
        Database database = core.database();
        Registrations registrations = new Registrations(database);
        SignedLinks links = new SignedLinks(database);
        WithdrawRegistration withdrawing = new WithdrawRegistration(database, clock);
        events = new Events(database, core.bodies());
        views = new EventViews(registrations, core.bodies(), clock);
        reach = new Reach(events, views, register, spaces, clock);
        networkPages = Set.of(new NetworkAgendaPages(reach));
        RegistrationViews about = new RegistrationViews(views);
        OpenEvent opening = new OpenEvent(events, registrations, links, clock);
        RegisterForEvent registering = new RegisterForEvent(database, clock);
        Requests requests = new Requests(database);
        GuestViews guests = new GuestViews(views);
        NoteAttendance noting = new NoteAttendance(database, clock);
        NamedRegistrations named = new NamedRegistrations(registrations, core.members(), core.organisations());
        Leaflet leaflet = new Leaflet(core.network(), core.mailer(), clock);
        FeedAddresses addresses = new FeedAddresses(database, links);
        MyEvents mine = new MyEvents(registrations, events, register, spaces);
        pages = Set.of(
                new AgendaPages(events, views, clock),
                new EventPages(
                        events,
                        views,
                        core.bodies(),
                        core.network(),
                        new AnnounceEvent(database, register, core.files()),
                        new ChangeEvent(database, register, core.files(), clock),
                        new CancelEvent(database, register, core.audit())),
                new TakePartPages(
                        opening,
                        about,
                        registrations,
                        registering,
                        withdrawing,
                        core.members(),
                        core.network()),
                new RegisteredPages(opening, registrations, about, withdrawing, named),
                new RegistrationFile(opening, named),
                new AttendancePages(opening, named, noting, views, clock),
                new FigurePages(opening, database, core.organisations(), views),
                new GuestPages(
                        opening,
                        guests,
                        new AskToRegister(database, requests, core.languages(), core.mailer(), clock),
                        core.organisations(),
                        core.network(),
                        clock),
                new CalendarPages(events, leaflet, clock));
        api = Set.of(new EventApi(events, registrations, opening, clock));
        linkPages = Set.of(
                new LinkPages(registrations, events, links, withdrawing, noting, about, spaces, clock),
                new GuestLinkPages(requests, events, spaces, registering, links, guests, clock),
                new FeedPages(addresses, mine, core.members(), core.languages(), links, leaflet, clock));
        accountPages = Set.of(new MyAgendaPages(mine, addresses, views, core.mailer(), clock));
    }

    @Deactivate
    public void stop() {
        timer.close();
    }

    @Override
    public Set<Object> api() {
        return api;
    }

    @Override
    public Set<Object> accountPages() {
        return accountPages;
    }

    @Override
    public Set<Object> linkPages() {
        return linkPages;
    }

    @Override
    public Set<Object> pages() {
        return pages;
    }

    @Override
    public List<Tab> tabs() {
        return List.of(new Tab("webinar", "webinar.title", ""));
    }

    @Override
    public Html panel(Visit visit) {
        if (!visit.can("webinar.read")) {
            return Html.NONE;
        }
        List<EventRow> rows = events.coming(visit.space().id(), clock.instant(), null, PANEL);
        return rows.isEmpty()
                ? Html.NONE
                : views.panel(views.rows(rows, Map.of(), visit), visit.space().path("webinar", ""), visit);
    }

    @Override
    public Set<Object> networkPages() {
        return networkPages;
    }

    @Override
    public Html networkPanel(Visit visit) {
        Html rows = reach.coming(PANEL, visit);
        return rows.isEmptyContent() ? Html.NONE : views.panel(rows, "/n/webinar", visit);
    }
}
