// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.rambla.api.content.Bodies;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.Files;
import org.rambla.api.content.Files.Filed;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.space.Role;
import org.rambla.api.visit.Visit;
import org.rambla.wiki.blame.Blame;
import org.rambla.wiki.diff.Counterparts;
import org.rambla.wiki.history.FileChanges;
import org.rambla.wiki.history.RevisionEntity;
import org.rambla.wiki.history.Touches;
import org.rambla.wiki.link.Links;
import org.rambla.wiki.link.Links.Linked;
import org.rambla.wiki.template.FactRevisions;
import org.rambla.wiki.template.Facts;

/** Saves what a page says in one language; what it said before is kept. A language that is new to the page begins there. */
public final class SavePage {
    private final Database database;
    private final ContentRegister register;
    private final Bodies bodies;
    private final Files files;
    private final Tree tree;
    private final Links links;

    public SavePage(Database database, ContentRegister register, Bodies bodies, Files files, Tree tree, Links links) {
        this.database = database;
        this.bodies = bodies;
        this.register = register;
        this.files = files;
        this.tree = tree;
        this.links = links;
    }

    /**
     * A change.
     *
     * @param base the revision that the editor saw, 0 when there was none in that language
     * @param detach ids of files to be taken off
     * @param synced what of the original the text says then; null where that stays as it is
     */
    public record Change(Draft draft, int base, List<Long> detach, Synced synced) {
        Change with(Body body) {
            return new Change(draft.with(body), base, detach, synced);
        }
    }

    /** What became of it. */
    public enum Outcome {
        SAVED,
        /** It says already what was sent. */
        SAME,
        /** Somebody else saved since the editor opened it. */
        MEANWHILE
    }

    /**
     * Saves it.
     *
     * @throws Refusal 422 when it is empty or its title taken, 409 when the page was closed or withdrawn meanwhile
     */
    public Outcome save(PageRow row, Change change, Visit visit) {
        return save(row, change, Editor.of(visit), visit);
    }

    /** The same in the name of somebody else. */
    public Outcome save(PageRow row, Change change, Editor editor, Visit visit) {
        return save(row, change, editor, files.pictures(change.draft().body(), visit), Instant.now());
    }

    /**
     * Whoever saves.
     *
     * @param opens whether closed pages are open to the editor
     * @param role in the space
     */
    public record Editor(long member, long organisation, boolean opens, Role role) {
        public static Editor of(Visit visit) {
            return new Editor(visit.memberId(), visit.organisationId(), visit.can("wiki.lock"), visit.role());
        }

        FactRevisions.By author() {
            return new FactRevisions.By(member, organisation);
        }

        /** Refuses (409) what became of the page since the editor opened it: out of sight, or closed. */
        void check(PageEntity page) {
            if (!Pages.shown(page.state())) {
                throw new Refusal(409, "wiki.refusal.gone");
            }
            if (page.locked() && !opens || !role.atLeast(page.writer())) {
                throw new Refusal(409, "wiki.refusal.locked");
            }
        }
    }

    /** The same at some moment, for imports and the demonstration. */
    public Outcome save(PageRow row, Change change, Editor editor, List<Long> pictures, Instant moment) {
        if (change.draft().body().isEmpty()) {
            throw new Refusal(422, "wiki.refusal.empty");
        }
        if (retitled(row, change.draft())) {
            tree.prepare(row.space());
        }
        Linked linked = links.link(
                beside(row, change), row.space(), row.id(), change.draft().language());
        Change ready = change.with(linked.body());
        Before before = before(row, ready);
        Instant at = moment.truncatedTo(ChronoUnit.MILLIS);
        List<Filed> filed = change.detach().isEmpty() ? List.of() : files.filed(row.id());
        try {
            return database.transaction(tx -> {
                Outcome outcome = record(tx, row, ready, before, editor, pictures, filed, at);
                if (outcome == Outcome.SAVED) {
                    Links.keep(tx, row.space(), row.id(), ready.draft().language(), linked);
                }
                return outcome;
            });
        } catch (Database.Conflict conflict) {
            if (!conflict.duplicate()) {
                throw conflict;
            }
            // Of two who begin the same language at once, the second one is told.
            return change.base() == 0 && begun(row, change.draft().language()) ? Outcome.MEANWHILE : taken(change);
        }
    }

    /** A text that begins a language goes side by side with the original from then on. */
    private Body beside(PageRow row, Change change) {
        Body body = change.draft().body();
        return change.base() != 0 || change.draft().language().equals(row.language())
                ? body
                : database.first(
                                "select body, sanitiser from wiki_version where page = ? and language = ?",
                                found -> bodies.stored(found.text("body"), found.integer("sanitiser")),
                                row.id(),
                                row.language())
                        .map(original -> Counterparts.of(original, body))
                        .orElse(body);
    }

    private boolean begun(PageRow row, String language) {
        return database.number("select count(*) from wiki_version where page = ? and language = ?", row.id(), language)
                > 0;
    }

    private static boolean retitled(PageRow row, Draft draft) {
        return !row.titles().only(draft.language()).equals(draft.title());
    }

    /**
     * What the page says in a language before the transaction.
     *
     * @param version its id, 0 for none
     * @param blame who touched which block last, should the change be saved
     */
    private record Before(long version, Blame blame) {}

    private Before before(PageRow row, Change change) {
        Body after = change.draft().body();
        return database.first(
                        "select id, revision, blame, body, sanitiser from wiki_version where page = ? and language = ?",
                        found -> new Before(
                                found.number("id"),
                                found.integer("revision") != change.base()
                                        ? Blame.NONE
                                        : Blame.parse(found.text("blame"))
                                                .next(
                                                        bodies.stored(found.text("body"), found.integer("sanitiser")),
                                                        after,
                                                        change.base() + 1)),
                        row.id(),
                        change.draft().language())
                .orElseGet(() -> new Before(0, Blame.NONE.next(Body.EMPTY, after, 1)));
    }

    private static Outcome taken(Change change) {
        throw Names.taken(change.draft().title());
    }

    private Outcome record(
            Transaction tx,
            PageRow row,
            Change change,
            Before before,
            Editor editor,
            List<Long> pictures,
            List<Filed> filedBefore,
            Instant at) {
        Draft draft = change.draft();
        boolean original = draft.language().equals(row.language());
        boolean retitled = retitled(row, draft);
        if (retitled) {
            tree.lock(tx, row.space());
        }
        PageEntity page = tx.lock(PageEntity.class, row.id()).orElseThrow(Refusal::notFound);
        if (page.space() != row.space()) {
            throw new Refusal(409, "wiki.refusal.gone");
        }
        editor.check(page);
        VersionEntity version = version(tx, page, draft.language(), before.version());
        if (version.revision() != change.base()) {
            return Outcome.MEANWHILE;
        }
        boolean text =
                !draft.body().html().equals(version.html()) || !draft.title().equals(version.title());
        boolean filed = !draft.files().isEmpty() || !change.detach().isEmpty();
        if (change.synced() != null) {
            version.sync(change.synced());
        }
        Facts facts = draft.facts() == null
                ? null
                : FactRevisions.onto(tx, page.id(), page.facts(), draft.facts(), draft.language());
        boolean other = facts != null && facts.differ(tx, page.id(), draft.language());
        if (!text && !filed && !other) {
            return Outcome.SAME;
        }
        if (text) {
            if (!draft.title().equals(version.title())) {
                Names.free(tx, page.space(), page.id(), draft.language(), draft.title());
            }
            version.say(draft, before.blame(), editor.member(), editor.organisation(), at);
            tx.save(version);
            tx.save(new RevisionEntity(version));
            page.title(draft.language(), draft.title());
        }
        if (text && original) {
            page.revision(version.revision());
        }
        if (retitled && original) {
            page.name(Names.give(tx, page.space(), page.id(), draft.title()));
        } else if (retitled) {
            Names.also(tx, page.space(), page.id(), draft.title());
        }
        if (other) {
            boolean words = original && facts.differIn(tx, page.id(), draft.language());
            int number = page.template(facts.template());
            if (words) {
                page.worded(number);
            }
            FactRevisions.keep(tx, page.id(), facts, draft.language(), number, editor.author(), at);
        }
        if (!text) {
            Touches.keep(tx, page.id(), page.space(), draft, editor.author(), at);
        }
        files.attach(tx, page.id(), draft.files());
        // Another member may have taken the same ones off meanwhile.
        int gone = 0;
        for (Filed one : filedBefore) {
            if (change.detach().contains(one.file().id())
                    && files.detach(tx, page.id(), one.file().id())) {
                FileChanges.removed(tx, page.id(), one, editor.member(), at);
                gone++;
            }
        }
        page.countFiles(draft.files().size() - gone);
        files.embed(tx, page.id(), pictures);
        page.changed(editor.member(), at);
        register.change(tx, page.id(), original && retitled ? draft.title() : null, null, editor.member());
        return Outcome.SAVED;
    }

    /** @param known its id before the page was locked, 0 for none */
    private static VersionEntity version(Transaction tx, PageEntity page, String language, long known) {
        // The page is locked, so nobody else changes what it says.
        Optional<VersionEntity> same = known == 0
                ? Optional.empty()
                : tx.find(VersionEntity.class, known)
                        .filter(version -> version.language().equals(language));
        return same.or(() -> tx.first(
                                "select id from wiki_version where page = ? and language = ?",
                                found -> found.number("id"),
                                page.id(),
                                language)
                        .flatMap(found -> tx.find(VersionEntity.class, found)))
                .orElseGet(() -> new VersionEntity(page, language));
    }
}
