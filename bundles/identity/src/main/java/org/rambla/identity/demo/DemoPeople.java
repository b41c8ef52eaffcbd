// SPDX-License-Identifier: Apache-2.0
package org.rambla.identity.demo;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.demo.Demo;
import org.rambla.api.demo.DemoSeeder;
import org.rambla.api.network.Network;
import org.rambla.api.people.OrganisationKind;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.text.Localised;
import org.rambla.identity.member.MemberState;
import org.rambla.identity.member.NewMember;
import org.rambla.identity.organisation.Organisation;
import org.rambla.identity.organisation.SaveOrganisation;
import org.rambla.identity.signin.Passwords;

/** The organisations of the demonstration, 400 members by function and city, and one account per role. */
@Component(service = DemoSeeder.class)
public final class DemoPeople implements DemoSeeder {
    static final String PASSWORD = "rambla-demo-2026";
    private static final int MEMBERS = 400;
    private static final int BATCH = 100;

    private final Database database;
    private final Network network;

    @Activate
    public DemoPeople(
            @Reference(name = "database", target = "(unit=identity)") Database database,
            @Reference(name = "network") Network network) {
        this.database = database;
        this.network = network;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public void seed(Demo demo) throws IOException {
        List<Seat> organisations = organisations(demo);
        var functions = new DemoFunctions(array(demo, "functions.json"));
        List<String> topics = network.topics().stream().map(Network.Topic::id).toList();
        members(demo, organisations, functions, topics);
        accounts(demo, organisations);
    }

    /** An organisation of the data and the id that it became. */
    record Seat(long id, String key, Organisation organisation) {}

    private List<Seat> organisations(Demo demo) throws IOException {
        JsonArray array = array(demo, "organisations.json");
        Random random = demo.random();
        List<Seat> made = new ArrayList<>();
        for (int from = 0; from < array.size(); from += BATCH) {
            List<JsonObject> some = array.subList(from, Math.min(array.size(), from + BATCH)).stream()
                    .map(value -> value.asJsonObject())
                    .toList();
            List<Instant> dates =
                    some.stream().map(o -> before(demo, random, 700, 400)).toList();
            List<Seat> batch = database.transaction(transaction -> {
                List<Seat> seats = new ArrayList<>();
                for (int i = 0; i < some.size(); i++) {
                    Organisation organisation = organisation(some.get(i));
                    long id = SaveOrganisation.insert(transaction, organisation, dates.get(i));
                    seats.add(new Seat(id, some.get(i).getString("key"), organisation));
                }
                return seats;
            });
            batch.forEach(seat -> demo.put("organisation", seat.key, seat.id));
            made.addAll(batch);
        }
        return made;
    }

    private static Organisation organisation(JsonObject json) {
        return new Organisation(
                0,
                OrganisationKind.valueOf(json.getString("kind").toUpperCase(Locale.ROOT)),
                localised(json, "name"),
                localised(json, "short"),
                json.getString("country"),
                json.getString("language"),
                json.getString("zone"),
                "",
                json.containsKey("population") && !json.isNull("population")
                        ? json.getJsonNumber("population").longValue()
                        : 0,
                Math.max(json.getInt("seats", 3), 3),
                true,
                1);
    }

    private static Localised localised(JsonObject json, String name) {
        return Localised.fromJson(json.getJsonObject(name).toString());
    }

    /** Every organisation has one member before any has two. */
    private void members(Demo demo, List<Seat> organisations, DemoFunctions functions, List<String> topics) {
        Random random = demo.random();
        int[] members = new int[organisations.size()];
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            int at = i < organisations.size() ? i : free(organisations, members, random);
            Seat seat = organisations.get(at);
            Instant joined = before(demo, random, 390, 30);
            Instant seen = random.nextInt(5) == 0 ? Instant.EPOCH : before(demo, random, 28, 0);
            people.add(new Person(
                    "m" + i,
                    seat,
                    functions.of(seat.organisation, at, members[at]++),
                    joined,
                    seen,
                    some(topics, random)));
        }
        for (int from = 0; from < people.size(); from += BATCH) {
            List<Person> some = people.subList(from, Math.min(people.size(), from + BATCH));
            List<Long> ids = database.transaction(
                    transaction -> some.stream().map(p -> p.insert(transaction)).toList());
            for (int i = 0; i < ids.size(); i++) {
                demo.put("member", some.get(i).key, ids.get(i));
            }
        }
    }

    /** Some organisation with a seat left, the first ones of the data more often; one seat stays for the accounts. */
    private static int free(List<Seat> organisations, int[] members, Random random) {
        for (int tries = 0; tries < 1_000; tries++) {
            int at = (int) (organisations.size() * random.nextDouble() * random.nextDouble());
            if (members[at] < organisations.get(at).organisation.seats() - 1) {
                return at;
            }
        }
        return 0;
    }

    private record Person(
            String key, Seat seat, DemoFunctions.Function function, Instant joined, Instant seen, List<String> topics) {
        long insert(Transaction transaction) {
            Organisation organisation = seat.organisation;
            String language = organisation.language().equals("fr") ? "fr" : "en";
            String title = function.title().in(language);
            var member = new NewMember(
                    key + "@demo.example",
                    title + ", " + organisation.shortName().in(language),
                    title,
                    function.kind(),
                    seat.id,
                    language,
                    organisation.zone(),
                    false,
                    false,
                    MemberState.ACTIVE,
                    "");
            return added(transaction, member, joined, seen, topics);
        }
    }

    private static long added(
            Transaction transaction, NewMember member, Instant joined, Instant seen, List<String> topics) {
        long id = member.insert(transaction, joined);
        transaction.execute("update identity_member set last_seen_at = ? where id = ?", seen, id);
        topics.forEach(
                topic -> transaction.execute("insert into identity_interest (member, topic) values (?, ?)", id, topic));
        return id;
    }

    /** One account per role, all with the same password, hashed once. */
    private void accounts(Demo demo, List<Seat> organisations) {
        String hash = new Passwords().hash(PASSWORD);
        Instant joined = demo.now().minus(Duration.ofDays(400));
        List<DemoAccount> accounts = DemoAccount.all();
        for (int i = 0; i < accounts.size(); i++) {
            DemoAccount account = accounts.get(i);
            Seat seat = organisations.stream()
                    .filter(s -> s.key.equals(account.city()))
                    .findFirst()
                    .orElse(organisations.get(i % organisations.size()));
            NewMember member = account.member(seat.id, seat.organisation, hash);
            long id = database.transaction(transaction ->
                    added(transaction, member, account.newcomer() ? demo.now() : joined, Instant.EPOCH, List.of()));
            demo.put("member", account.role(), id);
        }
    }

    private static Instant before(Demo demo, Random random, int mostDays, int leastDays) {
        long minutes = leastDays * 1_440L + random.nextInt((mostDays - leastDays) * 1_440);
        return demo.now().minus(Duration.ofMinutes(minutes));
    }

    private static List<String> some(List<String> topics, Random random) {
        List<String> left = new ArrayList<>(topics);
        List<String> chosen = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0 && !left.isEmpty(); i--) {
            chosen.add(left.remove(random.nextInt(left.size())));
        }
        return chosen;
    }

    private static JsonArray array(Demo demo, String file) throws IOException {
        try (InputStream in = demo.open(file);
                var reader = Json.createReader(in)) {
            return reader.readArray();
        }
    }
}
