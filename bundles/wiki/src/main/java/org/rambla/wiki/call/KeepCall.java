// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.rambla.api.mail.Mail;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;
import org.rambla.api.persistence.Transaction;
import org.rambla.api.visit.Visit;

/** Makes a call, changes it, asks more cities, reminds the silent ones, closes it. */
public final class KeepCall {
    private final Database database;
    private final Calls calls;
    private final CallLetters letters;

    public KeepCall(Database database, Calls calls, CallLetters letters) {
        this.database = database;
        this.calls = calls;
        this.letters = letters;
    }

    /** Makes it and asks the cities; its id. */
    public long make(Call call, Collection<Long> cities, Visit visit) {
        long id = database.transaction(tx -> begin(tx, call, cities, Instant.now()));
        tell("asked", calls.find(call.space(), id).orElseThrow(), cities, visit);
        return id;
    }

    /** Writes it down; nobody is told. */
    public static long begin(Transaction tx, Call call, Collection<Long> cities, Instant at) {
        long id = tx.next("wiki_call_id");
        insert(tx, id, call, at);
        cities.forEach(city -> ask(tx, id, city, at));
        return id;
    }

    private static void insert(Transaction tx, long id, Call call, Instant at) {
        tx.execute(
                "insert into wiki_call (id, version, space_id, titles, about, template, parent, deadline, closed, reminded,"
                        + " author, made_at) values (?,1,?,?,?,?,?,?,?,?,?,?)",
                id,
                call.space(),
                call.titles().toJson(),
                call.about().toJson(),
                call.template(),
                call.parent(),
                call.deadline(),
                false,
                CallReminders.told(call.deadline(), at),
                call.author(),
                at);
    }

    private static void ask(Transaction tx, long call, long city, Instant at) {
        tx.execute(
                "insert into wiki_contribution (call_id, organisation, version, state, item, language, title, body,"
                        + " sanitiser, facts, writer, changed_at, answer, page) values (?,?,1,'ASKED',0,'','','',0,'',0,?,'',0)",
                call,
                city,
                at);
    }

    /**
     * Changes it; cities that are new are asked, those that said nothing yet and are left out are asked no more.
     *
     * @param call with the version that was before the manager's eyes
     * @throws Refusal 409 when somebody else changed it meanwhile
     */
    public void change(Call call, Collection<Long> cities, Visit visit) {
        List<Long> asked = new ArrayList<>();
        database.transaction(tx -> {
            asked.clear();
            int mine = tx.execute(
                    "update wiki_call set version = version + 1, titles = ?, about = ?, template = ?, parent = ?,"
                            + " deadline = ?, reminded = case when deadline = ? then reminded else "
                            + CallReminders.told(call.deadline(), Instant.now()) + " end where id = ? and version = ?",
                    call.titles().toJson(),
                    call.about().toJson(),
                    call.template(),
                    call.parent(),
                    call.deadline(),
                    call.deadline(),
                    call.id(),
                    call.version());
            if (mine == 0) {
                throw new Refusal(409, "wiki.refusal.callChanged");
            }
            List<Long> present = tx.list(
                    "select organisation from wiki_contribution where call_id = ?",
                    row -> row.number("organisation"),
                    call.id());
            present.stream()
                    .filter(known -> !cities.contains(known))
                    .forEach(known -> tx.execute(
                            "delete from wiki_contribution where call_id = ? and organisation = ? and item = 0",
                            call.id(),
                            known));
            for (long city : cities) {
                if (!present.contains(city)) {
                    ask(tx, call.id(), city, Instant.now());
                    asked.add(city);
                }
            }
            return null;
        });
        tell("asked", call, asked, visit);
    }

    /** Reminds those from whom nothing has come yet; how many mails were queued. */
    public int remind(Call call, Visit visit) {
        List<Long> silent = calls.standing(call.id()).stream()
                .filter(contribution -> contribution.state().silent())
                .map(Contribution::organisation)
                .toList();
        int stage = CallReminders.told(call.deadline(), Instant.now());
        database.transaction(tx ->
                tx.execute("update wiki_call set reminded = ? where id = ? and reminded < ?", stage, call.id(), stage));
        return tell("remind", call, silent, visit);
    }

    private int tell(String kind, Call call, Collection<Long> cities, Visit visit) {
        List<Mail> mails = cities.isEmpty() ? List.of() : letters.toCities(kind, call, cities, visit.space());
        database.transaction(tx -> {
            letters.send(tx, mails);
            return null;
        });
        return mails.size();
    }

    /** Nobody contributes any more, or cities do again. */
    public void close(Call call, boolean closed) {
        database.transaction(tx ->
                tx.execute("update wiki_call set version = version + 1, closed = ? where id = ?", closed, call.id()));
    }
}
