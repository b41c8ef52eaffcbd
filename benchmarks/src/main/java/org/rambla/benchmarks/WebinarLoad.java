// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Fills the agenda of the measured space with a given number of events in place of what all agendas held: a fifth of them in
 * the past year, the others in the two years to come, ten members registered for each. Events to sign up for stand in
 * another space, three years ahead, so that they are in nobody's way. The same number makes the same agenda.
 */
final class WebinarLoad {
    /** As many as are signed up at the most while the server grows warm, and measured after that. */
    private static final int SIGN_UPS = 60_000;

    private static final int REGISTERED = 10;
    private static final int BATCH = 200;
    private static final int BLOCK = 50;
    private static final int ASKED = 500;
    private static final long DAY = 86_400_000L;
    private static final long HOUR = 3_600_000L;

    private final Store store;
    private final Connection connection;
    private final Texts texts;
    private final Random random = new Random(2026);
    private final long now = System.currentTimeMillis();
    private final Texts.Space other;
    private final Map<Long, Long> audiences = new HashMap<>();
    private long id;
    private long endOfBlock;
    private long registration;
    private long endOfRegistrations;

    private WebinarLoad(Store store, Connection connection, Texts texts) throws SQLException {
        this.store = store;
        this.connection = connection;
        this.texts = texts;
        Texts.Space found = null;
        for (Texts.Space space : texts.others()) {
            found = found == null && audience(space) != 0 ? space : found;
        }
        if (found == null || audience(texts.space()) == 0) {
            throw new IllegalStateException("two public spaces with an agenda are needed");
        }
        other = found;
    }

    /** Replaces what the agendas hold. */
    static WebinarPages fill(Store store, Texts texts, int events) throws SQLException {
        WebinarPages filled;
        try (Connection connection = store.connect()) {
            connection.setAutoCommit(false);
            filled = new WebinarLoad(store, connection, texts).run(events);
        }
        store.settle();
        return filled;
    }

    /** Of the agenda, for every visitor; 0 when there is none. */
    private long audience(Texts.Space space) throws SQLException {
        if (!audiences.containsKey(space.id())) {
            audiences.put(space.id(), asked(space));
        }
        return audiences.get(space.id());
    }

    private long asked(Texts.Space space) throws SQLException {
        return Texts.rows(
                        connection,
                        "select id from space_audience where feature = 'webinar' and least = 0 and space_id = "
                                + space.id(),
                        row -> row.getLong(1))
                .stream()
                .findFirst()
                .orElse(0L);
    }

    private WebinarPages run(int number) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : List.of(
                    "webinar_registration",
                    "webinar_colleague",
                    "webinar_organiser",
                    "webinar_asked",
                    "webinar_support",
                    "webinar_portrait",
                    "webinar_afterwards",
                    "webinar_series",
                    "webinar_event")) {
                statement.execute("delete from " + table);
            }
            statement.execute("delete from content_item where kind = 'webinar.event'");
        }
        connection.commit();
        List<Long> events = new ArrayList<>();
        List<Long> signUps = new ArrayList<>();
        try (PreparedStatement item = connection.prepareStatement(
                        "insert into content_item (id, kind, parent, space_id, audience,"
                                + " least, state, own_state, author, organisation, language, title, created_at, updated_at,"
                                + " version) values (?,'webinar.event',0,?,?,'VISITOR','PUBLISHED','PUBLISHED',?,?,'en',?,?,?,1)");
                PreparedStatement event =
                        connection.prepareStatement("insert into webinar_event (id, version, space_id,"
                                + " author, title, language, body, sanitiser, status, reason, starts_at, ends_at, zone, was_at, way,"
                                + " venue, link, meeting, spoken, interpreted, details, state, created_at, admission, confirmed, line,"
                                + " cities) values (?,1,?,?,?,'en',?,?,'PLANNED','',?,?,'Europe/Brussels',0,'ONLINE','','',"
                                + "'https://meet.example/room','en fr','fr',?,'PUBLISHED',?,'NETWORK',?,?,?)");
                PreparedStatement person = connection.prepareStatement("insert into webinar_registration (id, version,"
                        + " event, place, state, member, registrar, organisation, address, address_key, name, office, language,"
                        + " zone, hears, needs, answers, revision, invited, registered_at, letter_box) values (?,1,?,?,'CONFIRMED',"
                        + "?,?,?,?,?,'','','en','Europe/Brussels','','','{}',1,true,?,'-')")) {
            PreparedStatement[] all = {item, event, person};
            long spaced = 3 * 365 * DAY / 2 / Math.max(1, number);
            for (int i = 0; i < number; i++) {
                int past = number / 5;
                long from = i < past ? now - 365 * DAY * (past - i) / past : now + HOUR + spaced * (i - past);
                events.add(event(
                        texts.space(),
                        from,
                        Math.min(REGISTERED, texts.authors().size()),
                        all));
                flush(i, number, all);
            }
            for (int i = 0; i < SIGN_UPS; i++) {
                signUps.add(event(other, now + 3 * 365 * DAY + i * HOUR, 0, all));
                flush(i, SIGN_UPS, all);
            }
        }
        return asked(events, signUps);
    }

    private void flush(int done, int of, PreparedStatement... all) throws SQLException {
        if (done % BATCH == BATCH - 1 || done == of - 1) {
            for (PreparedStatement statement : all) {
                statement.executeBatch();
            }
            connection.commit();
        }
    }

    private long event(Texts.Space space, long from, int people, PreparedStatement... into) throws SQLException {
        long key = nextId();
        Texts.Author author = author();
        Texts.Post text = texts.posts().get(random.nextInt(texts.posts().size()));
        String title = texts.titles().get(random.nextInt(texts.titles().size()));
        String plain = title.replaceAll("[\\\\\"]", "");
        long made = now - 400 * DAY;
        set(into[0], key, space.id(), audience(space), author.member(), author.organisation(), plain, made, made);
        set(
                into[1],
                key,
                space.id(),
                author.member(),
                "{\"en\":\"" + plain + "\"}",
                text.body(),
                text.sanitiser(),
                from,
                from + 2 * HOUR,
                "{\"speakers\":[],\"programme\":[],\"questions\":[],\"together\":\"\",\"report\":\"\"}",
                made,
                people,
                people,
                people);
        int first = random.nextInt(texts.authors().size());
        for (int place = 1; place <= people; place++) {
            Texts.Author one =
                    texts.authors().get((first + place) % texts.authors().size());
            String address = "member" + one.member() + "@city.example";
            set(
                    into[2],
                    nextRegistration(),
                    key,
                    place,
                    one.member(),
                    one.member(),
                    one.organisation(),
                    address,
                    address,
                    made + place);
        }
        return key;
    }

    private Texts.Author author() {
        return texts.authors().get(random.nextInt(texts.authors().size()));
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    private long nextId() throws SQLException {
        if (id == endOfBlock) {
            id = Texts.rows(connection, store.next("content_item_seq"), row -> row.getLong(1))
                    .get(0);
            endOfBlock = id + BLOCK;
        }
        return id++;
    }

    /** Entities take the numbers up to the one that their sequence gives. */
    private long nextRegistration() throws SQLException {
        if (registration == endOfRegistrations) {
            endOfRegistrations = Texts.rows(connection, store.next("webinar_registration_id"), row -> row.getLong(1))
                    .get(0);
            registration = endOfRegistrations - BLOCK;
        }
        return ++registration;
    }

    /** Up to 500 events to look at, evenly taken. */
    private WebinarPages asked(List<Long> events, List<Long> signUps) {
        String root = "/s/" + texts.space().slug() + "/webinar";
        List<String> looked = new ArrayList<>();
        int step = Math.max(1, events.size() / ASKED);
        for (int i = 0; i < events.size() && looked.size() < ASKED; i += step) {
            looked.add(root + "/events/" + events.get(i));
        }
        return new WebinarPages(
                root,
                looked,
                signUps.stream()
                        .map(event -> "/s/" + other.slug() + "/webinar/events/" + event)
                        .toList());
    }
}
