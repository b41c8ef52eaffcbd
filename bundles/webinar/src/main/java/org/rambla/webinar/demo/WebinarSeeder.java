// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.Files;
import org.rambla.api.content.NewContent;
import org.rambla.api.demo.Demo;
import org.rambla.api.demo.DemoSeeder;
import org.rambla.api.people.Mailbox;
import org.rambla.api.people.MemberCard;
import org.rambla.api.people.Members;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.api.space.Spaces;
import org.rambla.api.text.Localised;
import org.rambla.webinar.event.EventEntity;
import org.rambla.webinar.event.Terms;
import org.rambla.webinar.event.When;
import org.rambla.webinar.registration.Application;
import org.rambla.webinar.registration.SeededLine;
import org.rambla.webinar.series.Choice;

/** The agenda of the demonstration: the programme of a network of cities, with registrations of its members. */
@Component
public final class WebinarSeeder implements DemoSeeder {
    private static final Duration AHEAD = Duration.ofDays(60);

    private final Database database;
    private final ContentRegister register;
    private final Bodies bodies;
    private final Files files;
    private final Members members;
    private final Spaces spaces;

    @Activate
    public WebinarSeeder(
            @Reference(name = "database", target = "(unit=webinar)") Database database,
            @Reference(name = "register") ContentRegister register,
            @Reference(name = "bodies") Bodies bodies,
            @Reference(name = "files") Files files,
            @Reference(name = "members") Members members,
            @Reference(name = "spaces") Spaces spaces) {
        this.database = database;
        this.register = register;
        this.bodies = bodies;
        this.files = files;
        this.members = members;
        this.spaces = spaces;
    }

    @Override
    public int order() {
        return 110;
    }

    @Override
    public void seed(Demo demo) throws Exception {
        Map<String, Long> made = new LinkedHashMap<>();
        for (DemoEvent event : DemoEvent.read(demo, bodies)) {
            long space = demo.id("space", event.space());
            Optional<Long> organiser =
                    spaces.members(space, Role.MANAGER).stream().findFirst();
            if (organiser.isPresent()) {
                long id = announce(event, space, members.card(organiser.get()).orElseThrow(), demo);
                made.put(event.draft().title().in("en"), id);
            }
        }
        new DemoSuggestions(database, members, spaces).seed(demo, made);
    }

    private long announce(DemoEvent event, long space, MemberCard organiser, Demo demo) throws IOException {
        Instant now = demo.now().truncatedTo(ChronoUnit.MILLIS);
        Instant announced = event.draft().when() == null
                ? now.minus(Duration.ofDays(9))
                : earlier(event.draft().when().start(), now).minus(AHEAD);
        List<Application> applications = event.registered() == 0 ? List.of() : applications(event, space, now, demo);
        Instant until = event.draft().when() == null
                ? now
                : earlier(event.draft().when().start(), now);
        DemoFiles brought = DemoFiles.store(event, organiser.id(), now, files);
        return database.transaction(tx -> {
            long id = save(tx, event, space, organiser, announced);
            place(tx, event, id, space);
            SeededLine.fill(tx, id, event.draft().terms(), applications, announced, until);
            attend(tx, event, id, now);
            tell(tx, event, id, now, demo);
            brought.attach(tx, id, files);
            return id;
        });
    }

    private static void tell(Transaction tx, DemoEvent event, long id, Instant now, Demo demo) {
        String language = event.draft().language();
        boolean over =
                event.draft().when() != null && event.draft().when().end().isBefore(now);
        DemoVoices.ask(
                tx,
                id,
                event.asked(),
                language,
                over,
                earlier(
                        now,
                        event.draft().when() == null
                                ? now
                                : event.draft().when().start()));
        if (over) {
            DemoVoices.opine(tx, id, event.opinions(), language);
        }
        Set<Long> together =
                event.together().stream().map(key -> demo.id("space", key)).collect(Collectors.toSet());
        together.remove(demo.id("space", event.space()));
        together.forEach(
                space -> tx.execute("insert into webinar_organiser (event, space_id) values (?, ?)", id, space));
        tx.execute("update webinar_event set organisers = ? where id = ?", together.size(), id);
    }

    /** Of an event that is over four of five were there. */
    private static void attend(Transaction tx, DemoEvent event, long id, Instant now) {
        When when = event.draft().when();
        if (when != null && when.end().isBefore(now) && !event.cancelled()) {
            tx.execute(
                    "update webinar_registration set attended_at = ? where event = ? and state = 'CONFIRMED'"
                            + " and mod(place, 5) <> 0",
                    when.start(),
                    id);
        }
    }

    /** In its series, which begins with the first event that names it. */
    private static void place(Transaction tx, DemoEvent event, long id, long space) {
        if (event.series().isEmpty()) {
            return;
        }
        Optional<Long> known = tx.first(
                "select id from webinar_series where space_id = ? and title = ?",
                row -> row.number("id"),
                space,
                event.series().toJson());
        Choice choice = known.map(series -> new Choice(series, Localised.NONE, event.number()))
                .orElseGet(() -> new Choice(0, event.series(), event.number()));
        choice.place(tx, id, space);
        if (event.cancelled()) {
            tx.execute(
                    "update webinar_event set replaced_by = series, series = 0, session_number = 0 where id = ?", id);
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private long save(Transaction tx, DemoEvent event, long space, MemberCard organiser, Instant announced) {
        String language = event.draft().language();
        long id = register.createAt(
                tx,
                new NewContent(
                        "webinar",
                        "event",
                        0,
                        space,
                        Role.VISITOR,
                        ContentState.PUBLISHED,
                        organiser.id(),
                        organiser.organisation().id(),
                        language,
                        event.draft().title().in(language),
                        ""),
                announced);
        ZoneId zone = event.draft().when() == null
                ? ZoneId.of("Europe/Brussels")
                : event.draft().when().zone();
        EventEntity entity = new EventEntity(id, space, organiser.id(), zone, announced);
        entity.describe(event.draft());
        if (event.cancelled()) {
            entity.cancel(event.draft().reason());
        }
        tx.save(entity);
        return id;
    }

    /**
     * Members of the space in the order of chance. To what is over the account came first with which one looks around as a
     * member: documents and a certificate are there for it whatever chance says.
     */
    private List<Application> applications(DemoEvent event, long space, Instant now, Demo demo) {
        List<Long> chosen = new ArrayList<>(spaces.members(space, Role.MEMBER));
        if (event.draft().terms().who() == Terms.Who.PARTNER) {
            Set<Long> running = spaces.partners(space);
            Map<Long, MemberCard> cards = members.cards(chosen);
            chosen.removeIf(id -> !running.contains(cards.get(id).organisation().id()));
        }
        Collections.sort(chosen);
        Collections.shuffle(chosen, demo.random());
        if (event.draft().when() != null && event.draft().when().end().isBefore(now)) {
            long account = demo.id("member", "member");
            chosen.sort(Comparator.comparing(id -> id != account));
        }
        chosen = chosen.subList(0, Math.min(event.registered(), chosen.size()));
        Map<Long, Mailbox> boxes = members.mailboxes(chosen);
        Map<Long, MemberCard> cards = members.cards(chosen);
        List<String> interpreted = event.draft().interpreted();
        return chosen.stream()
                .filter(boxes::containsKey)
                .map(id -> application(boxes.get(id), cards.get(id), interpreted))
                .toList();
    }

    private static Application application(Mailbox box, MemberCard card, List<String> interpreted) {
        return new Application(
                box.member(),
                card.organisation().id(),
                box.address(),
                "",
                "",
                box.language(),
                box.zone(),
                interpreted.contains(box.language()) ? box.language() : "",
                "",
                Map.of());
    }
}
