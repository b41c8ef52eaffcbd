// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.register;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rambla.api.network.Audit;
import org.rambla.api.network.Audit.Words;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.extension.Problem;
import org.rambla.extension.register.Change.Act;
import org.rambla.extension.register.Change.Phase;
import org.rambla.extension.register.Change.State;
import org.rambla.extension.register.Extension.Wanted;

/**
 * The steps that administrators take. A change is begun, carried out by the server that began it, and then either taken
 * over into the register in one transaction or not at all.
 */
public final class Changes {
    /** A change that a server began and did not end in this time was lost with that server. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Erasing takes as long as there is something to erase; it is gone on with when the server is back. */
    private static final Duration ERASING = Duration.ofHours(1);

    private static final String OPEN =
            " feature = ? and state = 'RUNNING' and (started_at > ? or (act = 'ERASE' and" + " started_at > ?))";

    private final Database database;
    private final Audit audit;
    private final String node;

    public Changes(Database database, Audit audit, String node) {
        this.database = database;
        this.audit = audit;
        this.node = node;
    }

    /** What goes into the register together with a change. */
    @FunctionalInterface
    public interface Besides {
        Besides NOTHING = tx -> {};

        void write(Transaction tx);
    }

    /**
     * Begins a change; one at a time for each extension.
     *
     * @throws Refusal when another one is under way, or the extension moved on meanwhile
     */
    public Change begin(Act act, String feature, StoredArtifact artifact, long actor) {
        return database.transaction(tx -> {
            Register.moveOn(tx);
            Instant now = Instant.now();
            Object[] open = {feature, now.minus(PATIENCE), now.minus(ERASING)};
            if (tx.number("select count(*) from extension_change where" + OPEN, open) > 0) {
                throw new Refusal(409, "extension.refusal.busy");
            }
            check(act, Register.find(tx, feature).orElse(null));
            // Whoever began one and was lost cannot end it any more.
            tx.list(
                            "select " + Change.COLUMNS
                                    + " from extension_change where feature = ? and state = 'RUNNING'",
                            Change::of,
                            feature)
                    .forEach(lost -> end(tx, lost, State.INTERRUPTED, interrupted(lost), ""));
            Change change = new Change(
                    tx.next("extension_change_seq"),
                    feature,
                    act,
                    artifact.id(),
                    node,
                    State.RUNNING,
                    Phase.PREPARING,
                    null,
                    "",
                    now,
                    actor);
            tx.execute(
                    "insert into extension_change (" + Change.COLUMNS
                            + ", ended_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
                    change.id(),
                    feature,
                    act.name(),
                    artifact.id(),
                    node,
                    change.state().name(),
                    change.phase().name(),
                    "",
                    "",
                    now,
                    actor);
            return change;
        });
    }

    private static void check(Act act, Extension now) {
        boolean fits = switch (act) {
            case INSTALL -> now == null || now.removed();
            case UPDATE -> now != null && !now.removed();
            case ENABLE -> now != null && (now.wanted() == Wanted.DISABLED || now.wanted() == Wanted.SET_ASIDE);
            case DISABLE -> now != null && now.enabled();
            case REMOVE -> now != null && !now.removed();
            case ERASE -> now != null && now.removed();
        };
        if (!fits) {
            throw new Refusal(409, "extension.refusal.moved");
        }
    }

    public void phase(Change change, Phase phase) {
        database.transaction(
                tx -> tx.execute("update extension_change set phase = ? where id = ?", phase.name(), change.id()));
    }

    /**
     * The change is done: from now on the register says so, on every server.
     *
     * @throws Refusal when it was given up meanwhile
     */
    public void done(Change change, StoredArtifact artifact, Besides besides) {
        database.transaction(tx -> {
            Register.moveOn(tx);
            end(tx, change, State.DONE, null, "");
            if (change.act() == Act.ERASE) {
                tx.execute("delete from extension_extension where feature = ?", change.feature());
                tx.execute("delete from extension_node where feature = ?", change.feature());
            } else {
                Register.put(
                        tx, after(change, Register.find(tx, change.feature()).orElse(null)));
            }
            besides.write(tx);
            record(tx, change, artifact, "extension.audit.");
            return null;
        });
    }

    private static Extension after(Change change, Extension before) {
        boolean moves = change.act() == Act.INSTALL || change.act() == Act.UPDATE;
        boolean off = change.act() == Act.UPDATE && before != null && !before.enabled();
        Wanted wanted = switch (change.act()) {
            case DISABLE -> Wanted.DISABLED;
            case REMOVE -> Wanted.REMOVED;
            default -> off ? before.wanted() : Wanted.ENABLED;
        };
        boolean other = moves && before != null && before.artifact() != change.artifact();
        return new Extension(
                change.feature(),
                moves || before == null ? change.artifact() : before.artifact(),
                other ? before.artifact() : before == null ? 0 : before.previous(),
                before != null && before.shipped(),
                wanted,
                wanted == Wanted.SET_ASIDE ? before.problem() : null,
                Instant.now(),
                change.actor());
    }

    /** The change came to nothing: everything is as before. Nothing happens when it was done or given up meanwhile. */
    public void failed(Change change, StoredArtifact artifact, Problem problem, String detail) {
        try {
            database.transaction(tx -> {
                Register.moveOn(tx);
                end(tx, change, State.FAILED, problem, detail);
                record(tx, change, artifact, "extension.audit.failed.");
                return null;
            });
        } catch (Refusal ended) {
            // Said already.
        }
    }

    private void record(Transaction tx, Change change, StoredArtifact artifact, String act) {
        audit.record(
                tx,
                change.actor(),
                0,
                act + change.act().name(),
                artifact.said(),
                Words.of("SHA-256 " + artifact.sha256()));
        Register.tell(tx, change.actor());
    }

    private static void end(Transaction tx, Change change, State state, Problem problem, String detail) {
        int ended = tx.execute(
                "update extension_change set state = ?, problem = ?, detail = ?, ended_at = ?"
                        + " where id = ? and state = 'RUNNING'",
                state.name(),
                problem == null ? "" : problem.stored(),
                detail,
                Instant.now(),
                change.id());
        if (ended == 0) {
            throw new Refusal(409, "extension.refusal.moved");
        }
    }

    /** What this server had begun before it ended came to nothing, but for erasing; returns those changes. */
    public List<Change> interrupted() {
        return database.transaction(tx -> {
            List<Change> open = open(tx, "act <> 'ERASE'");
            open.forEach(change -> end(tx, change, State.INTERRUPTED, interrupted(change), ""));
            return open;
        });
    }

    private static Problem interrupted(Change change) {
        return Problem.of("extension.problem.interrupted." + change.phase().name());
    }

    /** What this server had begun to erase before it ended. */
    public List<Change> erasing() {
        return database.transaction(tx -> open(tx, "act = 'ERASE'"));
    }

    private List<Change> open(Transaction tx, String which) {
        return tx.list(
                "select " + Change.COLUMNS + " from extension_change where node = ? and state = 'RUNNING' and " + which,
                Change::of,
                node);
    }

    public Optional<Change> find(long id) {
        return database.first("select " + Change.COLUMNS + " from extension_change where id = ?", Change::of, id);
    }

    /** The latest change of each extension that did not succeed and after which none did. */
    public List<Change> unsuccessful() {
        return database.list(
                "select " + Change.COLUMNS + " from extension_change c where c.state in ('FAILED', 'INTERRUPTED')"
                        + " and not exists (select 1 from extension_change n where n.feature = c.feature and n.id > c.id)"
                        + " order by c.id desc",
                Change::of);
    }
}
