// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.Files;
import org.rambla.api.feature.Feature;
import org.rambla.api.feature.FeatureInfo;
import org.rambla.api.mail.Mailer;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Network;
import org.rambla.api.pdf.Pdf;
import org.rambla.api.people.Members;
import org.rambla.api.people.Organisations;
import org.rambla.api.persistence.Database;
import org.rambla.api.space.SpaceCard;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Html;
import org.rambla.api.text.Languages;
import org.rambla.api.translation.Readings;
import org.rambla.api.visit.Visit;
import org.rambla.webinar.after.Documents;
import org.rambla.webinar.after.OpenDocuments;
import org.rambla.webinar.event.EventRow;
import org.rambla.webinar.event.EventViews;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.event.Filter;
import org.rambla.webinar.event.Jointly;
import org.rambla.webinar.event.NetworkAgendaPages;
import org.rambla.webinar.event.NetworkPrintPages;
import org.rambla.webinar.event.Reach;
import org.rambla.webinar.event.Reports;
import org.rambla.webinar.event.Scope;
import org.rambla.webinar.event.Stretch;
import org.rambla.webinar.event.Turn;
import org.rambla.webinar.guest.CityKeys;
import org.rambla.webinar.guest.Requests;
import org.rambla.webinar.letter.FarewellLetters;
import org.rambla.webinar.letter.Reconfirming;
import org.rambla.webinar.letter.RegistrationLetters;
import org.rambla.webinar.letter.ReminderTimer;
import org.rambla.webinar.letter.Reminders;
import org.rambla.webinar.letter.SendMessages;
import org.rambla.webinar.letter.TellRegistered;
import org.rambla.webinar.letter.Thanks;
import org.rambla.webinar.meeting.BigBlueButton;
import org.rambla.webinar.registration.AskForLinks;
import org.rambla.webinar.registration.ClaimRound;
import org.rambla.webinar.registration.ForgetRegistrations;
import org.rambla.webinar.registration.LetterBoxes;
import org.rambla.webinar.registration.Registrations;
import org.rambla.webinar.registration.SignedLinks;
import org.rambla.webinar.series.AllSeries;
import org.rambla.webinar.series.SessionList;
import org.rambla.webinar.together.Organisers;

/** Webinars as a feature: the agenda of a space, and what is coming on the homes of the space and of the network. */
@Component(service = Feature.class, configurationPid = "org.rambla.webinar")
@FeatureInfo(
        name = "webinar",
        order = 20,
        permissions = {"webinar.read=VISITOR", "webinar.suggest=MEMBER", "webinar.organise=MANAGER"},
        tables = {
            "webinar_event",
            "webinar_series",
            "webinar_registration",
            "webinar_colleague",
            "webinar_request",
            "webinar_suggestion",
            "webinar_backing",
            "webinar_asked",
            "webinar_support",
            "webinar_feedback",
            "webinar_portrait",
            "webinar_afterwards",
            "webinar_reminder",
            "webinar_feed",
            "webinar_space_feed",
            "webinar_organiser",
            "webinar_task",
            "webinar_function",
            "webinar_secret",
            "webinar_link_request",
            "webinar_pace",
            "webinar_default",
            "webinar_message",
            "webinar_untold",
            "webinar_text",
            "webinar_file_language"
        })
public final class WebinarFeature implements Feature {
    private static final int PANEL = 3;

    /** Configuration of the network's own meeting server. */
    public @interface Config {
        /** Address of the API of BigBlueButton, https://meet.example/bigbluebutton/api; "" for no such server. */
        String meetingUrl() default "";

        /** Secret shared with that server. */
        String meetingSecret() default "";
    }

    private final Events events;
    private final EventViews views;
    private final Jointly jointly;
    private final Reach reach;
    private final RegistrationLetters letters;
    private final Clock clock;
    private final Set<Object> pages;
    private final Set<Object> networkPages;
    private final Set<Object> api;
    private final Set<Object> networkApi;
    private final Set<Object> linkPages;
    private final Set<Object> accountPages;
    private final Set<Object> adminPages;
    private ReminderTimer timer;

    @Activate
    public WebinarFeature(
            Config config,
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
            @Reference(name = "languages") Languages languages,
            @Reference(
                            name = "pdf",
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    Pdf pdf,
            @Reference(name = "readings") Readings readings) {
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
                new BigBlueButton(config.meetingUrl(), config.meetingSecret()),
                pdf,
                readings,
                Clock.systemUTC()));
        Reminders reminders = new Reminders(database, events, letters, mailer, clock);
        ForgetRegistrations forgetting = new ForgetRegistrations(
                database, new FarewellLetters(members, spaces, languages, mailer, readings), members, clock);
        Requests requests = new Requests(database);
        Reconfirming reconfirming = new Reconfirming(database, letters, mailer, clock);
        Thanks thanks = new Thanks(database, events, letters, new Documents(database, files), mailer, clock);
        CityKeys keys = new CityKeys(database, organisations, clock);
        OpenDocuments opening = new OpenDocuments(database, register, files, clock);
        ClaimRound claims = new ClaimRound(database, members, clock);
        SendMessages sending = new SendMessages(database, events, letters, mailer);
        TellRegistered telling = new TellRegistered(database, events, letters, mailer, clock);
        Map<String, Runnable> hourly = new LinkedHashMap<>();
        hourly.put("answers about new dates", reconfirming::round);
        hourly.put("thanks", thanks::round);
        hourly.put("documents for afterwards", opening::round);
        hourly.put("what could not be told", telling::round);
        hourly.put("messages that were held up", () -> sending.round(clock.instant()));
        hourly.put("forgetting requests", () -> requests.forget(clock.instant()));
        hourly.put("forgetting requests for links", () -> AskForLinks.forget(database, clock.instant()));
        hourly.put("forgetting messages", () -> SendMessages.forget(database, clock.instant()));
        hourly.put("forgetting persons", forgetting::round);
        hourly.put("cities of guests", keys::round);
        hourly.put("letter boxes", new LetterBoxes(database)::round);
        hourly.put("registrations of accounts", claims::round);
        timer = new ReminderTimer(reminders::round, hourly);
    }

    WebinarFeature(Core core) {
        clock = core.clock();
        events = new Events(core.database(), core.bodies());
        views = new EventViews(
                new Registrations(core.database()),
                core.bodies(),
                core.meetings().there(),
                core.network(),
                new Organisers(core.database(), core.spaces()),
                core.spaces(),
                new Reports(core.register(), core.spaces()),
                core.readings(),
                clock);
        jointly = new Jointly(core.database(), core.register(), core.spaces());
        reach = new Reach(
                events,
                new SessionList(core.database(), new AllSeries(core.database())),
                views,
                core.register(),
                core.spaces(),
                core.network(),
                jointly,
                clock);
        letters = new RegistrationLetters(
                core.members(),
                core.spaces(),
                core.languages(),
                core.network(),
                core.mailer(),
                new SignedLinks(core.database(), core.clock()),
                core.readings(),
                clock);
        Collaborators all = new Collaborators(core, events, jointly, views, letters);
        ProgramPages programs = new ProgramPages(all);
        WebinarPages outside = new WebinarPages(all);
        pages = new SpacePages(all).inSpaces();
        networkPages = Set.of(new NetworkAgendaPages(reach), new NetworkPrintPages(reach));
        api = programs.inSpaces();
        networkApi = programs.ofTheNetwork(reach);
        linkPages = outside.links();
        accountPages = outside.account();
        adminPages = outside.forAdministrators();
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
    public Set<Object> networkApi() {
        return networkApi;
    }

    @Override
    public Set<Object> accountPages() {
        return accountPages;
    }

    @Override
    public Set<Object> adminPages() {
        return adminPages;
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
        return List.of(
                new Tab("webinar", "webinar.title", ""),
                new Tab("webinar-suggestions", "webinar.suggestions.title", "suggestions"));
    }

    @Override
    public List<Tab> networkTabs() {
        return List.of(new Tab("webinar", "webinar.title", ""));
    }

    @Override
    public Html panel(Visit visit) {
        if (!visit.can("webinar.read")) {
            return Html.NONE;
        }
        Instant now = clock.instant();
        Scope scope = jointly.scope(visit.space().id());
        List<EventRow> rows = events.agendas()
                .part(
                        scope,
                        Stretch.coming(now),
                        Filter.NONE,
                        Turn.FIRST,
                        PANEL,
                        now,
                        found -> jointly.readable(found, visit))
                .rows();
        Map<Long, SpaceCard> elsewhere = jointly.elsewhere(rows, visit.space().id());
        return rows.isEmpty()
                ? Html.NONE
                : views.panel(views.rows(rows, elsewhere, visit), visit.space().path("webinar", ""), visit);
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
