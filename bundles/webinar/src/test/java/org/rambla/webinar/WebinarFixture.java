// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar;

import jakarta.ws.rs.core.Response;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.Files;
import org.rambla.api.fixture.TwoLanguages;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Network;
import org.rambla.api.page.Page;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.api.space.SpaceCard.Visibility;
import org.rambla.api.text.Localised;
import org.rambla.api.translation.Translator;
import org.rambla.content.body.CleanBodies;
import org.rambla.content.file.StoredFiles;
import org.rambla.content.fixture.TestForm;
import org.rambla.content.fixture.TestMessages;
import org.rambla.content.fixture.TestSpaces;
import org.rambla.content.fixture.TestVisit;
import org.rambla.content.reading.LanguageReadings;
import org.rambla.content.register.Register;
import org.rambla.pdf.TaggedPdf;
import org.rambla.persistence.TestDatabase;
import org.rambla.webinar.after.Documents;
import org.rambla.webinar.attendance.BadgePages;
import org.rambla.webinar.event.AgendaPages;
import org.rambla.webinar.event.EventPages;
import org.rambla.webinar.event.EventViews;
import org.rambla.webinar.event.Events;
import org.rambla.webinar.event.Reports;
import org.rambla.webinar.guest.GuestLinkPages;
import org.rambla.webinar.guest.GuestPages;
import org.rambla.webinar.letter.FarewellLetters;
import org.rambla.webinar.letter.FreeLostPlaces;
import org.rambla.webinar.letter.Reconfirming;
import org.rambla.webinar.letter.RegistrationLetters;
import org.rambla.webinar.letter.Reminders;
import org.rambla.webinar.letter.SendLinks;
import org.rambla.webinar.letter.SendMessages;
import org.rambla.webinar.letter.TellRegistered;
import org.rambla.webinar.letter.Thanks;
import org.rambla.webinar.meeting.BigBlueButton;
import org.rambla.webinar.registration.ForgetRegistrations;
import org.rambla.webinar.registration.LinkPages;
import org.rambla.webinar.registration.NamedRegistrations;
import org.rambla.webinar.registration.OpenEvent;
import org.rambla.webinar.registration.RegisteredPages;
import org.rambla.webinar.registration.Registrations;
import org.rambla.webinar.registration.SignedLinks;
import org.rambla.webinar.registration.TakePartPages;
import org.rambla.webinar.series.AllSeries;
import org.rambla.webinar.suggestion.TellBackers;
import org.rambla.webinar.together.Organisers;

/**
 * Agendas in the spaces night (public) and board (private), on 2 March 2026 at noon: members 7 and 8, manager 9 in both.
 */
final class WebinarFixture {
    /** What is there in other languages, where translation is on. */
    public final Map<Long, Translator.Version> translations = new HashMap<>();

    /** What pages are answered. */
    Translator translator = question -> translations;

    /** How often that was asked for. */
    final AtomicInteger translationsAsked = new AtomicInteger();

    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Network NETWORK = new TwoLanguages(
            new Network.Topic("night", Localised.of("fr", "Nuit", "en", "Night life")),
            new Network.Topic("youth", Localised.of("fr", "Jeunesse", "en", "Youth")));
    private static final Map<String, Role> PERMISSIONS =
            Map.of("webinar.read", Role.VISITOR, "webinar.suggest", Role.MEMBER, "webinar.organise", Role.MANAGER);

    final TestSpaces spaces = new TestSpaces();
    final Townspeople members = new Townspeople();
    final PostBag post = new PostBag();
    final Bodies bodies = new CleanBodies();
    final Database database;
    final ContentRegister register;
    final Files files;
    final WebinarFeature feature;
    final AgendaPages agenda;
    final EventPages events;
    final TakePartPages part;
    final RegisteredPages registered;
    final LinkPages held;
    final GuestPages guests;
    final GuestLinkPages requests;
    final SignedLinks links;
    final TellRegistered telling;
    final SendLinks sending;
    final Reminders reminders;
    final FreeLostPlaces freeing;
    final SendMessages writing;
    final TellBackers backing;
    final HandClock clock = new HandClock(NOW);
    final List<String> audited = new ArrayList<>();
    private int forms;

    WebinarFixture(TestDatabase databases, Path folder) {
        this(databases, folder, BigBlueButton.NONE);
    }

    WebinarFixture(TestDatabase databases, Path folder, BigBlueButton meetings) {
        spaces.add(1, "night", Visibility.PUBLIC, "webinar");
        spaces.add(2, "board", Visibility.PRIVATE, "webinar");
        for (long space = 1; space <= 2; space++) {
            spaces.role(space, 7, Role.MEMBER);
            spaces.role(space, 8, Role.MEMBER);
            spaces.role(space, 9, Role.MANAGER);
        }
        database = databases.database("webinar");
        register = new Register(databases.database("content"), spaces);
        files = StoredFiles.in(databases.database("content"), folder, clock);
        Audit audit = new Audit() {
            @Override
            public void record(Transaction tx, long actor, long space, String act, Words subject, Words detail) {
                audited.add(act + " " + subject.plain() + " " + detail.plain());
            }

            @Override
            public void forget(Transaction transaction, String text) {
                throw new UnsupportedOperationException();
            }
        };
        feature = new WebinarFeature(new Core(
                database,
                register,
                bodies,
                files,
                spaces,
                members,
                members.cities(),
                audit,
                NETWORK,
                post,
                TestMessages::in,
                meetings,
                new TaggedPdf(),
                new LanguageReadings(bodies, question -> translator.versions(question)),
                clock));
        links = new SignedLinks(database, clock);
        sending = new SendLinks(database, bodies, members, spaces, TestMessages::in, NETWORK, post, readings(), clock);
        RegistrationLetters letters =
                new RegistrationLetters(members, spaces, TestMessages::in, NETWORK, post, links, readings(), clock);
        telling = new TellRegistered(database, new Events(database, bodies), letters, post, clock);
        freeing = new FreeLostPlaces(
                database, new Events(database, bodies), register, members, spaces, letters, post, clock);
        writing = new SendMessages(database, new Events(database, bodies), letters, post);
        backing = new TellBackers(database, bodies, members, spaces, TestMessages::in, post, readings());
        reminders = new Reminders(database, new Events(database, bodies), letters, post, clock);
        agenda = find(feature.pages(), AgendaPages.class);
        events = find(feature.pages(), EventPages.class);
        part = find(feature.pages(), TakePartPages.class);
        registered = find(feature.pages(), RegisteredPages.class);
        held = find(feature.linkPages(), LinkPages.class);
        guests = find(feature.pages(), GuestPages.class);
        requests = find(feature.linkPages(), GuestLinkPages.class);
    }

    private LanguageReadings readings() {
        return new LanguageReadings(bodies, question -> {
            translationsAsked.incrementAndGet();
            return translations;
        });
    }

    WebinarContent content() {
        return new WebinarContent(database, bodies, files, register, members, spaces, clock);
    }

    /** @param most on a page */
    BadgePages badges(int most) {
        Registrations registrations = new Registrations(database);
        OpenEvent opening = new OpenEvent(
                new Events(database, bodies),
                registrations,
                links,
                new AllSeries(database),
                new Documents(database, files),
                spaces,
                clock);
        return new BadgePages(
                opening,
                new NamedRegistrations(registrations, members, members.cities()),
                new TaggedPdf(),
                new EventViews(
                        registrations,
                        bodies,
                        false,
                        NETWORK,
                        new Organisers(database, spaces),
                        spaces,
                        new Reports(register, spaces),
                        new LanguageReadings(bodies, question -> translations),
                        clock),
                most);
    }

    ForgetRegistrations forgetting() {
        return new ForgetRegistrations(
                database, new FarewellLetters(members, spaces, TestMessages::in, post, readings()), members, clock);
    }

    Reconfirming reconfirming() {
        RegistrationLetters letters =
                new RegistrationLetters(members, spaces, TestMessages::in, NETWORK, post, links, readings(), clock);
        return new Reconfirming(database, letters, post, clock);
    }

    Thanks thanks() {
        RegistrationLetters letters =
                new RegistrationLetters(members, spaces, TestMessages::in, NETWORK, post, links, readings(), clock);
        return new Thanks(database, new Events(database, bodies), letters, new Documents(database, files), post, clock);
    }

    static <T> T find(Set<Object> pages, Class<T> type) {
        return pages.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    TestVisit visit(long member) {
        return visit(member, 1, "en");
    }

    TestVisit visit(long member, long space, String language) {
        return new TestVisit(member, space, spaces, language).permissions(PERMISSIONS);
    }

    /** The form of an event on 26 May 2026 in Paris; pairs replace what it holds, and a null takes a field away. */
    TestForm form(String... pairs) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of(
                "title.en", "Youth and discrimination",
                "language", "en",
                "bodyFormat", "text",
                "body", "What we learned",
                "status", "PLANNED",
                "zone", "Europe/Paris",
                "startDate", "2026-05-26",
                "startTime", "14:00"));
        fields.put("endDate", "2026-05-26");
        fields.put("endTime", "16:00");
        fields.put("way", "ONLINE");
        fields.put("who", "NETWORK");
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] == null) {
                fields.remove(pairs[i]);
            } else {
                fields.put(pairs[i], pairs[i + 1]);
            }
        }
        if ("UNDATED".equals(fields.get("status")) && !Arrays.asList(pairs).contains("startDate")) {
            fields.remove("startDate");
        }
        List<String> all = new ArrayList<>();
        fields.forEach((field, value) -> all.addAll(List.of(field, value)));
        return new TestForm("key" + forms++, all.toArray(String[]::new));
    }

    long announce(String... pairs) {
        return idIn(events.announce(form(pairs), visit(9)));
    }

    static long idIn(Object answer) {
        return Long.parseLong(place(answer).replaceAll(".*events/([0-9]+).*", "$1"));
    }

    static String place(Object answer) {
        return ((Response) answer).getLocation().toString();
    }

    static String html(Object page) {
        return ((Page) page).body().toString() + ((Page) page).aside();
    }

    /** Registers somebody as the button does; returns what the page says then, or the page that came back. */
    Object register(long event, long member, String... pairs) {
        return part.register(event, new TestForm("r" + forms++, pairs), visit(member));
    }

    String state(long event, long member) {
        return database.first(
                        "select state from webinar_registration where event = ? and member = ?",
                        row -> row.text("state"),
                        event,
                        member)
                .orElse("NONE");
    }

    String event(long event, long member) {
        return html(part.event(event, visit(member)));
    }

    String list(String view, String month) {
        return html(agenda.agenda(view, month, "", "", "", "", visit(0)));
    }
}
