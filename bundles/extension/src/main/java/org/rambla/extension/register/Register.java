// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.register;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rambla.api.event.Event;
import org.rambla.api.network.Audit;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Sql;
import org.rambla.api.persistence.Transaction;
import org.rambla.extension.Problem;
import org.rambla.extension.register.Change.Act;
import org.rambla.extension.register.Change.Phase;
import org.rambla.extension.register.Change.State;
import org.rambla.extension.register.Extension.Wanted;

/**
 * What should be installed, for all servers. A change is begun, carried out by the server that began it, and then either
 * taken over into the register in one transaction or not at all.
 */
public final class Register {
    /** Told to every server after something changed. */
    public static final String CHANGED = "extension.changed";

    /** A change that a server began and did not end in this time was lost with that server. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String INSERT =
            "insert into extension_extension (" + Extension.COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Database database;
    private final Audit audit;
    private final String node;

    public Register(Database database, Audit audit, String node) {
        this.database = database;
        this.audit = audit;
        this.node = node;
    }

    /** All of them, removed ones included, by name. */
    public List<Extension> all() {
        return database.list(
                "select " + Extension.COLUMNS + " from extension_extension order by feature", Extension::of);
    }

    public Optional<Extension> find(String feature) {
        return find(database, feature);
    }

    private static Optional<Extension> find(Sql sql, String feature) {
        return sql.first(
                "select " + Extension.COLUMNS + " from extension_extension where feature = ?", Extension::of, feature);
    }

    /** Moves on whenever something here changed. */
    public long version() {
        return database.number("select version from extension_state where id = 1");
    }

    private void touch(Transaction tx, long actor) {
        tx.execute("update extension_state set version = version + 1 where id = 1");
        tx.record(Event.now(CHANGED, 0, 0, 0, actor));
    }

    /**
     * Begins a change; one at a time for each extension.
     *
     * @throws Refusal when another one is under way, or the extension moved on meanwhile
     */
    public Change begin(Act act, String feature, StoredArtifact artifact, long actor) {
        return database.transaction(tx -> {
            tx.execute("update extension_state set version = version + 1 where id = 1");
            Extension now = find(tx, feature).orElse(null);
            long open = tx.number(
                    "select count(*) from extension_change where feature = ? and state = 'RUNNING' and started_at > ?",
                    feature,
                    Instant.now().minus(PATIENCE));
            if (open > 0) {
                throw new Refusal(409, "extension.refusal.busy");
            }
            check(act, now);
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
                    Instant.now(),
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
                    change.startedAt(),
                    actor);
            if (now != null) {
                tx.execute("update extension_extension set change_id = ? where feature = ?", change.id(), feature);
            }
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
        };
        if (!fits) {
            throw new Refusal(409, "extension.refusal.moved");
        }
    }

    public void phase(Change change, Phase phase) {
        database.transaction(
                tx -> tx.execute("update extension_change set phase = ? where id = ?", phase.name(), change.id()));
    }

    /** The change is done: from now on the register says so, on every server. */
    public void done(Change change, StoredArtifact artifact) {
        database.transaction(tx -> {
            Extension before = find(tx, change.feature()).orElse(null);
            boolean moves = change.act() == Act.INSTALL || change.act() == Act.UPDATE;
            boolean off = change.act() == Act.UPDATE && before != null && !before.enabled();
            Wanted wanted = switch (change.act()) {
                case DISABLE -> Wanted.DISABLED;
                case REMOVE -> Wanted.REMOVED;
                default -> off ? before.wanted() : Wanted.ENABLED;
            };
            boolean other = moves && before != null && before.artifact() != change.artifact();
            put(
                    tx,
                    new Extension(
                            change.feature(),
                            moves || before == null ? change.artifact() : before.artifact(),
                            other ? before.artifact() : before == null ? 0 : before.previous(),
                            before != null && before.shipped(),
                            wanted,
                            wanted == Wanted.SET_ASIDE ? before.problem() : null,
                            0,
                            Instant.now(),
                            change.actor()));
            end(tx, change, State.DONE, null, "");
            audit.record(
                    tx,
                    change.actor(),
                    0,
                    "extension.audit." + change.act().name(),
                    artifact.facts().titleIn("en") + " " + artifact.version(),
                    "SHA-256 " + artifact.sha256());
            touch(tx, change.actor());
            return null;
        });
    }

    /** The change came to nothing: everything is as before. */
    public void failed(Change change, StoredArtifact artifact, Problem problem, String detail) {
        database.transaction(tx -> {
            end(tx, change, State.FAILED, problem, detail);
            tx.execute("update extension_extension set change_id = 0 where feature = ?", change.feature());
            audit.record(
                    tx,
                    change.actor(),
                    0,
                    "extension.audit.failed." + change.act().name(),
                    artifact.facts().titleIn("en") + " " + artifact.version(),
                    "SHA-256 " + artifact.sha256());
            touch(tx, change.actor());
            return null;
        });
    }

    private static void end(Transaction tx, Change change, State state, Problem problem, String detail) {
        tx.execute(
                "update extension_change set state = ?, problem = ?, detail = ?, ended_at = ? where id = ?",
                state.name(),
                problem == null ? "" : problem.stored(),
                detail,
                Instant.now(),
                change.id());
    }

    private static void put(Transaction tx, Extension extension) {
        tx.execute("delete from extension_extension where feature = ?", extension.feature());
        tx.execute(
                INSERT,
                extension.feature(),
                extension.artifact(),
                extension.previous(),
                extension.shipped(),
                extension.wanted().name(),
                extension.problem() == null ? "" : extension.problem().stored(),
                extension.change(),
                extension.changedAt(),
                extension.changedBy());
    }

    /** What this server had begun before it ended came to nothing; returns those changes. */
    public List<Change> interrupted() {
        return database.transaction(tx -> {
            List<Change> open = tx.list(
                    "select " + Change.COLUMNS + " from extension_change where node = ? and state = 'RUNNING'",
                    Change::of,
                    node);
            for (Change change : open) {
                end(
                        tx,
                        change,
                        State.INTERRUPTED,
                        Problem.of("extension.problem.interrupted."
                                + change.phase().name()),
                        "");
                tx.execute("update extension_extension set change_id = 0 where feature = ?", change.feature());
            }
            return open;
        });
    }

    public Optional<Change> change(long id) {
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

    /** It does harm: it is not started any more, on no server, until an administrator says so. */
    public void setAside(String feature, Problem problem) {
        database.transaction(tx -> {
            int changed = tx.execute(
                    "update extension_extension set wanted = 'SET_ASIDE', problem = ?, changed_at = ?, changed_by = 0"
                            + " where feature = ? and wanted = 'ENABLED'",
                    problem.stored(),
                    Instant.now(),
                    feature);
            if (changed > 0) {
                audit.record(tx, 0, 0, "extension.audit.setAside", feature, "");
                touch(tx, 0);
            }
            return null;
        });
    }

    /** A feature that comes with the server: taken in, or moved to the server's version when that is the newer one. */
    public void ship(StoredArtifact artifact, boolean newer) {
        database.transaction(tx -> {
            Extension now = find(tx, artifact.feature()).orElse(null);
            if (now == null) {
                put(
                        tx,
                        new Extension(
                                artifact.feature(), artifact.id(), 0, true, Wanted.ENABLED, null, 0, Instant.now(), 0));
                touch(tx, 0);
            } else if (newer && now.artifact() != artifact.id() && now.change() == 0) {
                put(
                        tx,
                        new Extension(
                                now.feature(),
                                artifact.id(),
                                now.artifact(),
                                true,
                                now.wanted(),
                                now.problem(),
                                0,
                                Instant.now(),
                                0));
                touch(tx, 0);
            }
            return null;
        });
    }

    /** Forgets an extension whose data were erased. */
    public void forget(String feature, long actor, String title) {
        database.transaction(tx -> {
            if (tx.execute("delete from extension_extension where feature = ? and wanted = 'REMOVED'", feature) == 0) {
                throw new Refusal(409, "extension.refusal.moved");
            }
            tx.execute("delete from extension_node where feature = ?", feature);
            audit.record(tx, actor, 0, "extension.audit.ERASE", title, "");
            touch(tx, actor);
            return null;
        });
    }
}
