// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.register;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentState;
import org.rambla.api.content.NewContent;
import org.rambla.api.event.Event;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Row;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Grants;
import org.rambla.api.space.Role;
import org.rambla.api.space.Spaces;

/** The register in its table; every change by plain SQL on the caller's transaction. */
@Component
public final class Register implements ContentRegister {
    static final String COLUMNS =
            "id, kind, parent, space_id, audience, least, state, author, organisation, language, title,"
                    + " created_at, updated_at, version, written_at";
    /** Before another change than by writing. */
    private static final String WRITTEN = "written_at = case when written_at = 0 then updated_at else written_at end, ";

    /** Items of one statement. */
    private static final int TOGETHER = 200;

    private final Database database;
    private final Spaces spaces;
    private final Ids ids = new Ids("content_item_seq");
    private final Latest latest;

    @Activate
    public Register(
            @Reference(name = "database", target = "(unit=content)") Database database,
            @Reference(name = "spaces") Spaces spaces) {
        this.database = database;
        this.spaces = spaces;
        this.latest = new Latest(database);
    }

    @Override
    public long create(Transaction transaction, NewContent content) {
        return createAt(transaction, content, Instant.now());
    }

    @Override
    public long createAt(Transaction transaction, NewContent content, Instant moment) {
        long id = ids.next(transaction);
        Instant at = moment.truncatedTo(ChronoUnit.MILLIS);
        long audience = spaces.audience(transaction, content.space(), content.feature(), content.least());
        ContentState found = content.state();
        if (content.parent() != 0 && found == ContentState.PUBLISHED) {
            found = transaction
                    .first("select state from content_item where id = ?", row -> state(row, "state"), content.parent())
                    .orElse(found);
        }
        transaction.execute(
                "insert into content_item (id, kind, parent, space_id, audience, least, state, own_state, author, organisation,"
                        + " language, title, title_key, created_at, updated_at, written_at, version)"
                        + " values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,1)",
                id,
                content.feature() + "." + content.type(),
                content.parent(),
                content.space(),
                audience,
                content.least().name(),
                found.name(),
                content.state().name(),
                content.author(),
                content.organisation(),
                content.language(),
                content.title(),
                TitleKey.of(content.title()),
                at,
                at,
                at);
        if (!content.submission().isEmpty()) {
            transaction.execute(
                    "insert into content_submission (author, submission, item, made_at) values (?,?,?,?)",
                    content.author(),
                    content.submission(),
                    id,
                    at);
        }
        transaction.record(new Event(0, "content.created", id, content.space(), 1, content.author(), at));
        return id;
    }

    @Override
    public int change(Transaction transaction, long id, String title, String language, long actor) {
        Instant at = now();
        if (title != null) {
            transaction.execute(
                    "update content_item set title = ?, title_key = ? where id = ?", title, TitleKey.of(title), id);
        }
        if (language != null) {
            transaction.execute("update content_item set language = ? where id = ?", language, id);
        }
        int changed = actor == 0
                ? transaction.execute(
                        "update content_item set " + WRITTEN + "version = version + 1, updated_at = ? where id = ?",
                        at,
                        id)
                : transaction.execute(
                        "update content_item set written_at = ?, version = version + 1, updated_at = ? where id = ?",
                        at,
                        at,
                        id);
        if (changed == 0) {
            throw new IllegalArgumentException("no content item " + id);
        }
        ContentHead head = in(transaction, id);
        transaction.record(new Event(0, "content.changed", id, head.space(), head.version(), actor, at));
        return head.version();
    }

    @Override
    public void state(Transaction transaction, long id, ContentState state, long actor) {
        ContentHead head = in(transaction, id);
        transaction.execute("update content_item set own_state = ? where id = ?", state.name(), id);
        boolean shown = head.parent() == 0 || in(transaction, head.parent()).state() == ContentState.PUBLISHED;
        if (shown) {
            found(transaction, List.of(head), state, actor);
        }
        if (head.state() == ContentState.DRAFT && state == ContentState.PUBLISHED) {
            // News to everybody else, however long ago it was begun.
            transaction.execute("update content_item set written_at = ? where id = ?", now(), id);
        }
    }

    /** Gives items the state in which readers find them, and those below them what follows from it. */
    private void found(Transaction transaction, List<ContentHead> heads, ContentState state, long actor) {
        Instant at = now();
        List<Long> changed = heads.stream().map(ContentHead::id).toList();
        transaction.execute(
                "update content_item set " + WRITTEN
                        + "state = ?, version = version + 1, updated_at = ? where id in (?)",
                state.name(),
                at,
                changed);
        for (ContentHead head : heads) {
            String kind = "content." + state.name().toLowerCase(Locale.ROOT);
            transaction.record(new Event(0, kind, head.id(), head.space(), head.version() + 1, actor, at));
        }
        // What was hidden or deleted for itself stays so; the rest follows the item above.
        String below =
                "select " + COLUMNS + " from content_item where parent in (?) and own_state = 'PUBLISHED' order by id";
        List<ContentHead> children = transaction.list(below, Register::head, changed);
        for (int from = 0; from < children.size(); from += 500) {
            found(transaction, children.subList(from, Math.min(children.size(), from + 500)), state, actor);
        }
    }

    @Override
    public void audience(Transaction transaction, long id, Role least, long actor) {
        audience(transaction, List.of(in(transaction, id)), least, actor, new HashMap<>());
    }

    @Override
    public void audience(Transaction transaction, Collection<Long> ids, Role least, long actor) {
        List<Long> all = List.copyOf(ids);
        Map<String, Long> known = new HashMap<>();
        for (int i = 0; i < all.size(); i += TOGETHER) {
            List<ContentHead> some = transaction.list(
                    "select " + COLUMNS + " from content_item where id in (?) order by id",
                    Register::head,
                    all.subList(i, Math.min(all.size(), i + TOGETHER)));
            audience(transaction, some, least, actor, known);
        }
    }

    /** @param known audiences for that role by space and feature */
    private void audience(
            Transaction transaction, List<ContentHead> first, Role least, long actor, Map<String, Long> known) {
        Instant at = now();
        List<ContentHead> level = first;
        while (!level.isEmpty()) {
            Map<Long, List<Long>> byAudience = new HashMap<>();
            for (ContentHead head : level) {
                long audience = known.computeIfAbsent(
                        head.space() + " " + head.feature(),
                        place -> spaces.audience(transaction, head.space(), head.feature(), least));
                byAudience.computeIfAbsent(audience, same -> new ArrayList<>()).add(head.id());
                transaction.record(
                        new Event(0, "content.changed", head.id(), head.space(), head.version() + 1, actor, at));
            }
            byAudience.forEach((audience, some) -> transaction.execute(
                    "update content_item set " + WRITTEN
                            + "least = ?, audience = ?, version = version + 1, updated_at = ? where id in (?)",
                    least.name(),
                    audience,
                    at,
                    some));
            level = below(transaction, level);
        }
    }

    private static List<ContentHead> below(Transaction transaction, List<ContentHead> level) {
        return transaction.list(
                "select " + COLUMNS + " from content_item where parent in (?) order by id",
                Register::head,
                level.stream().map(ContentHead::id).toList());
    }

    @Override
    public void move(Transaction transaction, long id, long space, long actor) {
        Instant at = now();
        List<ContentHead> level = List.of(in(transaction, id));
        while (!level.isEmpty()) {
            for (ContentHead head : level) {
                long audience = spaces.audience(transaction, space, head.feature(), head.least());
                transaction.execute(
                        "update content_item set " + WRITTEN
                                + "space_id = ?, audience = ?, version = version + 1, updated_at = ? where id = ?",
                        space,
                        audience,
                        at,
                        head.id());
                transaction.record(new Event(0, "content.moved", head.id(), space, head.version() + 1, actor, at));
            }
            level = below(transaction, level);
        }
    }

    private static ContentHead in(Transaction transaction, long id) {
        return transaction
                .first("select " + COLUMNS + " from content_item where id = ?", Register::head, id)
                .orElseThrow(() -> new IllegalArgumentException("no content item " + id));
    }

    @Override
    public Optional<Long> submitted(String submission, long author) {
        return submission.isEmpty()
                ? Optional.empty()
                : database.first(
                        "select item from content_submission where author = ? and submission = ?",
                        row -> row.number("item"),
                        author,
                        submission);
    }

    @Override
    public Optional<ContentHead> head(long id) {
        return database.first("select " + COLUMNS + " from content_item where id = ?", Register::head, id);
    }

    @Override
    public Map<Long, Long> answers(Collection<Long> wanted) {
        return wanted.isEmpty()
                ? Map.of()
                : database
                        .list(
                                // For some hundreds of many, Derby would go through them all: 3 s instead of 5 ms of
                                // 100,000.
                                "select c.parent, count(*) as answers from --DERBY-PROPERTIES joinOrder=FIXED\n"
                                        + " content_item c --DERBY-PROPERTIES index=CONTENT_ITEM_PARENT\n"
                                        + " join content_item p on p.id = c.parent where c.parent in (?)"
                                        + " and c.state = 'PUBLISHED' and c.audience = p.audience group by c.parent",
                                row -> Map.entry(row.number("parent"), row.number("answers")),
                                wanted)
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Map<Long, ContentHead> heads(Collection<Long> wanted) {
        return wanted.isEmpty()
                ? Map.of()
                : database
                        .list("select " + COLUMNS + " from content_item where id in (?)", Register::head, wanted)
                        .stream()
                        .collect(Collectors.toMap(ContentHead::id, Function.identity()));
    }

    @Override
    public List<ContentHead> latest(Grants grants, Selection selection, ContentHead after, int limit) {
        return latest.page(grants, selection, after, limit);
    }

    @Override
    public List<ContentHead> entitled(Grants grants, Selection selection, String words, int limit) {
        return latest.entitled(grants, selection, words, limit);
    }

    @Override
    public long count(Grants grants, Selection selection) {
        return latest.count(grants, selection);
    }

    /** The columns of {@link #head(Row)}, of a table under an alias. */
    public static String columns(String alias) {
        return alias + "." + COLUMNS.replace(", ", ", " + alias + ".");
    }

    /** A head of a row with {@link #columns}. */
    public static ContentHead head(Row row) {
        String kind = row.text("kind");
        int dot = kind.indexOf('.');
        Instant updated = row.instant("updated_at");
        return new ContentHead(
                row.number("id"),
                kind.substring(0, dot),
                kind.substring(dot + 1),
                row.number("parent"),
                row.number("space_id"),
                row.number("audience"),
                Role.valueOf(row.text("least")),
                state(row, "state"),
                row.number("author"),
                row.number("organisation"),
                row.text("language"),
                row.text("title"),
                row.instant("created_at"),
                updated,
                row.integer("version"),
                row.number("written_at") == 0 ? updated : row.instant("written_at"));
    }

    private static ContentState state(Row row, String label) {
        return ContentState.valueOf(row.text(label));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
