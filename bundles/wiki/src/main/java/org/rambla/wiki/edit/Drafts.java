// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.edit;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.Files;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.wiki.template.Facts;

/** What members wrote and have not published; each sees their own. */
public final class Drafts {
    /** So long a request may be on its way. */
    private static final Duration WRITTEN = Duration.ofDays(2);

    private static final String CALL = "call-";
    private static final String NEW = "new-";
    private static final String SENT = NEW + "p-";
    /** In an address, the only draft of a new page that a member could have once. */
    private static final String FIRST = "0";

    private final Database database;
    private final Bodies bodies;
    private final Files files;

    public Drafts(Database database, Bodies bodies, Files files) {
        this.database = database;
        this.bodies = bodies;
        this.files = files;
    }

    /** In the place of a language, of what a city contributes to a call; the page is 0. */
    public static String forCall(long call) {
        return CALL + call;
    }

    /** The call that a key is for, 0 for none. */
    public static long call(String key) {
        return key.startsWith(CALL) ? Long.parseLong(key.substring(CALL.length())) : 0;
    }

    /** Where a draft is read that its writer cannot go on with, below the wiki. */
    public static String reading(long page, String key) {
        return DraftList.reading(page, key);
    }

    /** In the place of a language, one for another page still to be made. */
    public static String fresh() {
        return NEW + Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
    }

    /** The same for a page that was sent for review, while its author writes on. */
    public static String forProposal(long proposal) {
        return SENT + proposal;
    }

    /** What was sent for review and a key is for, "" for none. */
    public static String proposal(String key) {
        return key.startsWith(SENT) ? key.substring(SENT.length()) : "";
    }

    /** In the place of a language, what an address or a form names; "" for what is no name. */
    public static String key(String named) {
        return named.matches(NEW + "[a-z0-9]{1,20}|" + SENT + "[0-9]{1,18}") ? named : "";
    }

    /** A key as an address names it. */
    public static String named(String key) {
        return key.isEmpty() ? FIRST : key;
    }

    /** How many pages still to be made a member has drafts of in a space. */
    public long fresh(long space, long member) {
        return database.number(
                "select count(*) from wiki_draft where member = ? and space_id = ? and page = 0"
                        + " and (language = '' or language like '" + NEW + "%')",
                member,
                space);
    }

    /** The same when it is the one that a form knows, or of the same writing. */
    public Optional<Kept> known(long space, long page, String language, long member, Known known) {
        boolean same = database.first(
                        "select saved_at from wiki_draft where member = ? and space_id = ? and page = ? and language = ?"
                                + " and (saved_at = ? or writing = ? and writing <> '')",
                        row -> row.number("saved_at"),
                        member,
                        space,
                        page,
                        language,
                        known.keptAt(),
                        known.writing())
                .isPresent();
        return same ? of(space, page, language, member) : Optional.empty();
    }

    /** Whether a member has any in a space. */
    public boolean any(long space, long member) {
        return database.first(
                        "select page from wiki_draft where member = ? and space_id = ? fetch first 1 rows only",
                        row -> row.number("page"),
                        member,
                        space)
                .isPresent();
    }

    /** The draft of a page in a language; page 0 and a {@link #key} for a page still to be made. */
    public Optional<Kept> of(long space, long page, String language, long member) {
        return database.first(
                "select written_in, parent, base, title, body, sanitiser, summary, saved_at, facts, same, sent,"
                        + " files from wiki_draft"
                        + " where member = ? and space_id = ? and page = ? and language = ?",
                row -> new Kept(
                        row.text("title"),
                        bodies.stored(row.text("body"), row.integer("sanitiser")),
                        row.text("written_in"),
                        row.text("parent"),
                        row.text("summary"),
                        row.integer("base"),
                        row.instant("saved_at"),
                        Facts.fromJson(row.text("facts")),
                        Same.parse(row.text("same")),
                        row.integer("sent"),
                        Arrays.stream(row.text("files").split(" "))
                                .filter(id -> !id.isEmpty())
                                .map(Long::parseLong)
                                .toList()),
                member,
                space,
                page,
                language);
    }

    /**
     * Keeps it only when the one before is of the same writing, or the one that the writer knows: nobody's other draft is
     * lost in silence.
     */
    public Keeping keepAfter(long space, long page, String language, long member, Kept draft, Known known) {
        try {
            return database.transaction(tx -> {
                long saved = tx.number(
                        "select count(*) from wiki_written where member = ? and writing = ?", member, known.writing());
                if (saved > 0) {
                    return Keeping.SAVED;
                }
                boolean another = tx.first(
                                "select saved_at, writing from wiki_draft where member = ? and space_id = ? and page = ?"
                                        + " and language = ?",
                                row -> row.number("saved_at") != known.keptAt()
                                        && (known.writing().isEmpty()
                                                || !row.text("writing").equals(known.writing())),
                                member,
                                space,
                                page,
                                language)
                        // Thrown away elsewhere meanwhile, there is nothing to be lost.
                        .orElse(false);
                if (another) {
                    return Keeping.ANOTHER;
                }
                put(tx, space, page, language, member, draft, known.writing());
                return Keeping.KEPT;
            });
        } catch (Database.Conflict twice) {
            return Keeping.ANOTHER;
        }
    }

    /** Its uploads stay as long as it does: nobody publishes a text with holes in it. */
    private int put(Transaction tx, long space, long page, String language, long member, Kept draft, String writing) {
        tx.execute(
                "delete from wiki_draft where member = ? and space_id = ? and page = ? and language = ?",
                member,
                space,
                page,
                language);
        files.need(tx, member, holder(space, page, language), draft.body(), draft.files());
        return tx.execute(
                "insert into wiki_draft (member, space_id, page, language, written_in, parent, base, title, body,"
                        + " sanitiser, summary, saved_at, facts, same, writing, sent, files)"
                        + " values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                member,
                space,
                page,
                language,
                draft.language(),
                draft.parent(),
                draft.base(),
                draft.title(),
                draft.body().html(),
                draft.body().sanitiser(),
                draft.summary(),
                draft.savedAt(),
                draft.facts().toJson(),
                draft.same().text(),
                writing,
                draft.sent(),
                draft.files().stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }

    /**
     * Keeps what its author took back from a review, where there is no other draft of the same; whether it is kept.
     *
     * @param key see {@link #key}, or the language of the page
     */
    public boolean back(Transaction tx, long space, long page, String key, long member, Kept kept) {
        boolean there = tx.number(
                        "select count(*) from wiki_draft where member = ? and space_id = ? and page = ? and language = ?",
                        member,
                        space,
                        page,
                        key)
                > 0;
        if (!there) {
            put(tx, space, page, key, member, kept, "");
        }
        return !there;
    }

    /** Names what needs the uploads of a draft. */
    static String holder(long space, long page, String language) {
        return "wiki-draft-" + space + "-" + page + "-" + language;
    }

    private void free(Transaction tx, int gone, long space, long page, String language, long member) {
        if (gone > 0) {
            files.need(tx, member, holder(space, page, language), Body.EMPTY, List.of());
        }
    }

    /**
     * Throws a draft away when what it held is published: the one of the same writing, or that the writer knows, not
     * another one. What of that writing is still on its way is not kept any more.
     */
    public void forget(long space, long page, String language, long member, Known known) {
        saved(space, page, language, member, known, null);
    }

    /**
     * The same when something of it is not published yet, which takes its place.
     *
     * @param left null for nothing
     */
    public void saved(long space, long page, String language, long member, Known known, Kept left) {
        Instant now = Instant.now();
        database.transaction(tx -> {
            replace(tx, space, page, language, member, known, left);
            tx.execute(
                    "delete from wiki_written where member = ? and (writing = ? or written_at < ?)",
                    member,
                    known.writing(),
                    now.minus(WRITTEN));
            return known.writing().isEmpty()
                    ? 0
                    : tx.execute(
                            "insert into wiki_written (member, writing, written_at) values (?,?,?)",
                            member,
                            known.writing(),
                            now);
        });
    }

    /** Puts another one in the place of the one that the writer knows, if it is still there; nothing is published yet. */
    public void replace(long space, long page, String language, long member, Known known, Kept by) {
        database.<Void, RuntimeException>transaction(tx -> {
            replace(tx, space, page, language, member, known, by);
            return null;
        });
    }

    private void replace(Transaction tx, long space, long page, String language, long member, Known known, Kept by) {
        int gone = tx.execute(
                "delete from wiki_draft where member = ? and space_id = ? and page = ? and language = ?"
                        + " and (saved_at = ? or writing = ? and writing <> '')",
                member,
                space,
                page,
                language,
                known.keptAt(),
                known.writing());
        if (gone > 0 && by != null) {
            put(tx, space, page, language, member, by, "");
        } else {
            free(tx, gone, space, page, language, member);
        }
    }

    /** Throws a draft away, whichever it is. */
    public void forget(long space, long page, String language, long member) {
        database.transaction(tx -> {
            int gone = tx.execute(
                    "delete from wiki_draft where member = ? and space_id = ? and page = ? and language = ?",
                    member,
                    space,
                    page,
                    language);
            free(tx, gone, space, page, language, member);
            return gone;
        });
    }
}
