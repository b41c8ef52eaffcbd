// SPDX-License-Identifier: Apache-2.0
package org.rambla.launcher.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.rambla.launcher.system.Network;
import org.rambla.launcher.system.OnServer;
import org.rambla.launcher.system.Place;
import org.rambla.launcher.system.RunningServer;
import org.rambla.launcher.system.Standing;
import org.rambla.launcher.system.WebForm;
import org.rambla.launcher.system.WebPage;
import org.rambla.launcher.walk.ServerRoutes.Address;

/**
 * Every address of the server, called by everybody on every space, with their own ids and with those of other spaces:
 * who is let in is as decided in {@link Expectations}, nothing is changed by who may not, and no word of a space reaches
 * who may not read it. The databases take turns: each call is made on one of them. -Drambla.deep=true makes all on
 * each.
 */
@OnServer
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuthorisationWalkIT {
    /** There is nothing at these on the test network, and that is said to everybody alike. */
    private static final Set<String> NOTHING_THERE = Set.of(
            "GET /logo/{id}",
            "GET /s/{space}/wiki/reviews/{proposal}",
            "GET /s/{space}/wiki/calls/{call}",
            "GET /s/{space}/wiki/calls/{call}/write",
            "GET /s/{space}/wiki/calls/{call}/edit",
            "GET /s/{space}/wiki/calls/{call}/{city}",
            "GET /api/s/{space}/wiki/reviews/{proposal}",
            "GET /api/s/{space}/wiki/calls/{call}",
            "GET /s/{space}/wiki/import/{import}",
            "GET /s/{space}/wiki/templates/{template}",
            "GET /admin/x/wiki/templates/{template}",
            "GET /n/translation/glossary/{term}",
            "GET /s/{space}/translation/glossary/{term}",
            "GET /setup",
            "GET /stop-mail",
            "GET /l/wiki/feed/{token}",
            "GET /l/search/saved/{saved}/{sign}",
            "POST /l/search/saved/{saved}/{sign}",
            "GET /l/webinar/registrations/{registration}/{sign}",
            "GET /l/webinar/registrations/{registration}/{sign}/join",
            "POST /l/webinar/registrations/{registration}/{sign}/join",
            "POST /l/webinar/registrations/{registration}/{sign}/withdraw",
            "GET /l/webinar/registrations/{registration}/{sign}/asked",
            "POST /l/webinar/registrations/{registration}/{sign}/asked",
            "GET /l/webinar/registrations/{registration}/{sign}/after",
            "POST /l/webinar/registrations/{registration}/{sign}/after",
            "GET /l/webinar/registrations/{registration}/{sign}/certificate",
            "GET /l/webinar/registrations/{registration}/{sign}/certificate.pdf",
            "GET /l/webinar/registrations/{registration}/{sign}/files/{document}",
            "GET /l/webinar/registrations/{registration}/{sign}/still",
            "POST /l/webinar/registrations/{registration}/{sign}/still",
            "POST /l/webinar/registrations/{registration}/{sign}/renew",
            "GET /l/webinar/registrations/{registration}/{sign}/change",
            "POST /l/webinar/registrations/{registration}/{sign}/change",
            "GET /s/{space}/webinar/together/{joint}",
            "GET /s/{space}/webinar/suggestions/{suggestion}",
            "GET /s/{space}/webinar/series/{series}",
            "GET /l/webinar/requests/{request}",
            "POST /l/webinar/requests/{request}",
            "GET /l/webinar/agendas/{member}/{sign}/agenda.ics",
            "GET /l/webinar/agendas/{member}/{agenda}/{sign}/agenda.ics",
            "GET /reset/new",
            "GET /api/admin/extensions/changes/{change}",
            "GET /account/address/confirm",
            "GET /invitation");

    /** Those who between them are offered every form that there is; others find some of the same ones. */
    private static final Set<Standing> WITH_FORMS =
            EnumSet.of(Standing.GUEST, Standing.OUTSIDER, Standing.ADMINISTRATOR, Standing.MEMBER, Standing.MANAGER);

    /** How many addresses are called before all tables are compared; with 1 the address that changed something is told. */
    private static final int TOGETHER = Integer.getInteger("rambla.walk.together", 75);

    private static final Map<RunningServer, Walk> WALKS = new ConcurrentHashMap<>();

    private final RunningServer server;
    private final Network network;
    private final Paths paths;
    private final List<Address> addresses;
    private final Walk walk;

    AuthorisationWalkIT(RunningServer server) {
        this.server = server;
        this.network = server.network();
        this.paths = new Paths(network);
        this.addresses = ServerRoutes.of(server);
        this.walk = WALKS.computeIfAbsent(server, this::gatherForms);
        walk.problems().clear();
    }

    /** The forms of all pages, as those find them who may send them; gathered once for a server. */
    private Walk gatherForms(RunningServer running) {
        Walk fresh = new Walk(running);
        for (Address address : addresses) {
            Rule rule = Expectations.all().get(address.key());
            if (rule == null || address.unsafe() || address.forPrograms()) {
                continue;
            }
            for (Place place : places(rule)) {
                for (Caller caller : Caller.around(network, place)) {
                    if (WITH_FORMS.contains(caller.standing()) && rule.allows(caller, place)) {
                        fresh.harvest(caller.browser().fetch(paths.in(place, address.template())));
                    }
                }
            }
        }
        return fresh;
    }

    /** Those around a space whose turn it is on this database. */
    private List<Caller> callers(Address address, Place place) {
        List<Caller> all = Caller.around(network, place);
        int first = addresses.indexOf(address) + place.ordinal();
        return IntStream.range(0, all.size())
                .filter(i -> server.kind().turn(first + i))
                .mapToObj(all::get)
                .toList();
    }

    private static List<Place> places(Rule rule) {
        return rule.ofSpace() ? List.of(Place.values()) : List.of(Place.PUBLIC);
    }

    @Test
    @Order(1)
    void everyAddress_isDecidedUpon() {
        Set<String> there = new TreeSet<>();
        addresses.forEach(address -> there.add(address.key()));
        Set<String> decided = Expectations.all().keySet();
        assertThat(there.stream().filter(key -> !decided.contains(key)))
                .as("not decided upon")
                .isEmpty();
        assertThat(decided.stream().filter(key -> !there.contains(key)))
                .as("not there any more")
                .isEmpty();
    }

    @Test
    @Order(2)
    void everyAddress_letsInWhomItShould() {
        Snapshot before = walk.snapshot();
        List<String> called = new ArrayList<>();
        for (Address address : addresses) {
            Rule rule = Expectations.all().get(address.key());
            for (Place place : rule == null ? List.<Place>of() : places(rule)) {
                String path = paths.in(place, address.template());
                for (Caller caller : callers(address, place)) {
                    call(address, rule, place, path, caller);
                }
            }
            if (address.unsafe()) {
                before = together(called, "calling " + address.key(), before);
            }
        }
        walk.unchanged("Reading, or one of " + called, before);
        assertThat(walk.problems()).isEmpty();
    }

    /** Compares the tables when enough was called since they were last compared: that costs as much as the calls. */
    private Snapshot together(List<String> called, String what, Snapshot before) {
        called.add(what);
        if (called.size() < TOGETHER) {
            return before;
        }
        Snapshot now = walk.unchanged("One of " + called, before);
        called.clear();
        return now;
    }

    private void call(Address address, Rule rule, Place place, String path, Caller caller) {
        boolean allowed = rule.allows(caller, place);
        WebPage answer = !address.unsafe()
                ? walk.read(caller, path)
                : allowed ? walk.knock(caller, address.method(), path) : walk.change(caller, address.method(), path);
        boolean right = allowed
                ? Walk.letIn(address, answer) || NOTHING_THERE.contains(address.key()) && Walk.refused(answer)
                : Walk.refused(answer);
        // Who cannot see a space cannot know that it is there.
        boolean betrayed = rule.ofSpace() && place == Place.PRIVATE && !caller.reads(place) && answer.status() != 404;
        if (!right || betrayed) {
            walk.problem(address.method() + " " + path + " by " + caller + " (" + rule + ") answered " + answer.status()
                    + " " + answer.header("Location"));
        }
    }

    @Test
    @Order(3)
    void idsOfOtherSpaces_leadNowhere() {
        Snapshot before = walk.snapshot();
        List<String> called = new ArrayList<>();
        for (Address address : addresses) {
            Rule rule = Expectations.all().get(address.key());
            List<String[]> strays = Paths.strays(address.template());
            if (rule == null || strays.isEmpty()) {
                continue;
            }
            for (Place place : Place.values()) {
                for (Place other : Place.values()) {
                    for (String[] stray : place == other ? List.<String[]>of() : strays) {
                        callAstray(address, place, other, paths.astray(place, address.template(), other, stray));
                    }
                }
            }
            before = together(called, "calling " + address.key() + " with ids of other spaces", before);
        }
        walk.unchanged("One of " + called, before);
        assertThat(walk.problems()).isEmpty();
    }

    private void callAstray(Address address, Place place, Place other, String path) {
        for (Caller caller : callers(address, place)) {
            WebPage answer = address.unsafe() ? walk.change(caller, address.method(), path) : walk.read(caller, path);
            boolean shown = !address.unsafe()
                    && answer.status() == 303
                    && answer.header("Location").startsWith("/c/");
            if (!Walk.refused(answer) && !(shown && caller.reads(other))) {
                walk.problem(address.method() + " " + path + " by " + caller + " answered " + answer.status() + " "
                        + answer.header("Location"));
            }
        }
    }

    @Test
    @Order(4)
    void idsOfAPrivateSpaceInQueries_tellNothing() {
        for (Address address : addresses) {
            Rule rule = Expectations.all().get(address.key());
            if (rule == null || address.unsafe()) {
                continue;
            }
            for (Place place : places(rule)) {
                String path = paths.in(place, address.template());
                for (Caller caller : callers(address, place)) {
                    // Who reads the space may be told of it.
                    if (!caller.reads(Place.PRIVATE)) {
                        walk.read(caller, path + "?" + paths.query(Place.PRIVATE));
                    }
                }
            }
        }
        assertThat(walk.problems()).isEmpty();
    }

    @Test
    @Order(5)
    void changesWithoutAGoodToken_areRefused() {
        Snapshot before = walk.snapshot();
        List<String> called = new ArrayList<>();
        List<Address> mine = IntStream.range(0, addresses.size())
                .filter(server.kind()::turn)
                .mapToObj(addresses::get)
                .toList();
        for (Address address : mine) {
            Rule rule = Expectations.all().get(address.key());
            // A signed link is its own token: that of the walk is forged.
            if (rule == null || !address.unsafe() || address.template().startsWith("/l/")) {
                continue;
            }
            String path = paths.in(Place.PUBLIC, address.template());
            Caller caller = Caller.around(network, Place.PUBLIC).stream()
                    .filter(c -> rule.allows(c, Place.PUBLIC) && c.home() == Place.PUBLIC)
                    .reduce((first, last) -> last)
                    .orElseThrow();
            walk.forge(caller, address, path).forEach((how, answer) -> {
                if (answer.status() != 403 && answer.status() != 400 && answer.status() != 415) {
                    walk.problem(address.method() + " " + path + " by " + caller + " with " + how + " answered "
                            + answer.status() + " " + answer.header("Location"));
                }
            });
            before = together(called, address.method() + " " + path + " without a good token", before);
        }
        walk.unchanged("One of " + called, before);
        assertThat(walk.problems()).isEmpty();
    }

    @Test
    @Order(6)
    void idsOfAPrivateSpaceInForms_changeNothingThereAndTellNothing() {
        Map<String, List<String>> ids = paths.ids(Place.PRIVATE);
        Network.Made secret = network.in(Place.PRIVATE);
        Snapshot before = walk.snapshot().about(secret);
        for (Standing standing :
                List.of(Standing.MEMBER, Standing.MODERATOR, Standing.MANAGER, Standing.ADMINISTRATOR)) {
            Caller caller = Caller.of(network, standing, Place.PUBLIC);
            for (WebForm form : walk.formsOf(caller, pagesOf(caller))) {
                walk.forgeIds(caller, form, ids);
            }
        }
        assertThat(before.changesUntil(walk.snapshot().about(secret))).isEmpty();
        for (Address address : addresses) {
            if (!address.unsafe() && address.inSpace()) {
                walk.read(
                        Caller.of(network, Standing.MEMBER, Place.PUBLIC), paths.in(Place.PUBLIC, address.template()));
            }
        }
        assertThat(walk.problems()).isEmpty();
    }

    private List<String> pagesOf(Caller caller) {
        return addresses.stream()
                .filter(address -> !address.unsafe() && !address.forPrograms())
                .filter(address -> Expectations.all().containsKey(address.key()))
                .filter(address -> Expectations.all().get(address.key()).allows(caller, Place.PUBLIC))
                .map(address -> paths.in(Place.PUBLIC, address.template()))
                .toList();
    }

    @Test
    @Order(7)
    void aPrivateSpace_looksToOthersLikeNone() {
        for (Caller caller : Caller.around(network, Place.PUBLIC)) {
            for (String rest : List.of("", "/forum", "/members", "/settings", "/nothing")) {
                for (String method : List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE")) {
                    WebPage secret = walk.plain(caller, method, Place.PRIVATE.path(rest));
                    WebPage none = walk.plain(caller, method, "/s/nowhereland" + rest);
                    String one = Walk.comparable(secret).replace(Place.PRIVATE.slug(), "nowhereland");
                    if (!one.equals(Walk.comparable(none))) {
                        walk.problem(method + " " + secret.path() + " by " + caller + ": " + one + "\n"
                                + Walk.comparable(none));
                    }
                }
            }
        }
        assertThat(walk.problems()).isEmpty();
    }

    @Test
    @Order(8)
    void aFeatureSwitchedOff_isNotThereUntilItIsSwitchedOnAgain() {
        List<Place> live = List.of(Place.PUBLIC, Place.NETWORK, Place.PRIVATE);
        live.forEach(place -> network.features(place, false));
        try {
            for (Place place : live) {
                addresses.stream()
                        .filter(Address::inSpace)
                        .forEach(address ->
                                callers(address, place).forEach(caller -> callSwitchedOff(address, place, caller)));
            }
            Map<String, Caller> everybody = new TreeMap<>();
            live.forEach(
                    place -> Caller.around(network, place).forEach(caller -> everybody.put(caller.toString(), caller)));
            int first = 0;
            for (Caller caller : everybody.values()) {
                int turn = first++;
                IntStream.range(0, addresses.size())
                        .filter(i -> server.kind().turn(turn + i))
                        .mapToObj(addresses::get)
                        .filter(address -> !address.inSpace())
                        .forEach(address -> readSwitchedOff(address, Place.PUBLIC, live, caller));
            }
        } finally {
            live.forEach(place -> network.features(place, true));
        }
        for (Place place : live) {
            Caller member = Caller.of(network, Standing.MEMBER, place);
            assertThat(member.browser()
                            .open(paths.in(place, "/s/{space}/forum/topics/{topic}"))
                            .body())
                    .contains(place.topicMark(), place.textMark());
        }
        assertThat(walk.problems()).isEmpty();
    }

    private void callSwitchedOff(Address address, Place place, Caller caller) {
        String path = paths.in(place, address.template());
        if (address.feature()) {
            WebPage answer = address.unsafe() ? walk.change(caller, address.method(), path) : walk.read(caller, path);
            if (answer.status() != 404) {
                walk.problem(address.method() + " " + path + " by " + caller + " answered " + answer.status()
                        + " though it is off");
            }
        } else {
            readSwitchedOff(address, place, List.of(place), caller);
        }
    }

    /** Pages of core tell nothing of what the features of those spaces keep. */
    private void readSwitchedOff(Address address, Place place, List<Place> off, Caller caller) {
        if (address.unsafe()) {
            return;
        }
        String path = paths.in(place, address.template());
        WebPage answer = walk.read(caller, path);
        for (Place silent : off) {
            for (String word : List.of(silent.topicMark(), silent.textMark(), silent.fileMark())) {
                if (!path.contains(word) && answer.body().contains(word)) {
                    walk.problem("GET " + path + " tells " + caller + " of " + word + " though the feature is off");
                }
            }
        }
    }

    @Test
    @Order(9)
    void aMail_tellsNobodyOfASpaceThatIsNotOpenToThem() throws IOException {
        int told = 0;
        try (Stream<Path> mails = Files.list(server.home().resolve("mail"))) {
            for (Path mail : mails.toList()) {
                String text = Files.readString(mail).replaceAll("=\r?\n", "");
                for (Place place : Place.values()) {
                    if (text.contains(place.mark())) {
                        told++;
                        assertThat(Caller.around(network, place).stream()
                                        .filter(caller -> caller.reads(place))
                                        .map(caller -> network.who(caller.standing(), caller.home())
                                                .email()))
                                .as(mail + " about " + place)
                                .anyMatch(email -> !email.isEmpty() && text.contains("<" + email + ">"));
                    }
                }
            }
        }
        assertThat(told).as("mails about spaces").isPositive();
    }
}
