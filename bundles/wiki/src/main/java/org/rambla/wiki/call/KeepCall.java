// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.call;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /**
     * Makes it and asks the cities, both or nothing; its id. Of a form that is sent twice, the one that was made.
     *
     * @param submission names the form, "" for none
     */
    public long make(Call call, Collection<Long> cities, String submission, Visit visit) {
        String form = submission.isEmpty() ? null : visit.memberId() + "-" + submission;
        Optional<Long> made = made(form);
        if (made.isPresent()) {
            return made.get();
        }
        long id = database.transaction(tx -> tx.next("wiki_call_id"));
        List<Mail> mails = asking(call.numbered(id), cities, visit);
        try {
            database.transaction(tx -> {
                insert(tx, id, call, form, Instant.now());
                cities.forEach(city -> ask(tx, id, city, Instant.now()));
                letters.send(tx, mails);
                return null;
            });
            return id;
        } catch (Database.Conflict twice) {
            return made(form).orElseThrow(() -> twice);
        }
    }

    private Optional<Long> made(String form) {
        return form == null
                ? Optional.empty()
                : database.first("select id from wiki_call where submission = ?", row -> row.number("id"), form);
    }

    private List<Mail> asking(Call call, Collection<Long> cities, Visit visit) {
        return cities.isEmpty() ? List.of() : letters.toCities("asked", call, cities, visit.space());
    }

    /** Writes it down; nobody is told. */
    public static long begin(Transaction tx, Call call, Collection<Long> cities, Instant at) {
        long id = tx.next("wiki_call_id");
        insert(tx, id, call, null, at);
        cities.forEach(city -> ask(tx, id, city, at));
        return id;
    }

    private static void insert(Transaction tx, long id, Call call, String form, Instant at) {
        tx.execute(
                "insert into wiki_call (id, version, space_id, titles, about, template, parent, deadline, closed, reminded,"
                        + " author, made_at, submission) values (?,1,?,?,?,?,?,?,?,?,?,?,?)",
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
                at,
                form);
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
        // Only a change of the call, which has its version, asks cities.
        Set<Long> known = calls.standing(call.id()).stream()
                .map(Contribution::organisation)
                .collect(Collectors.toSet());
        List<Mail> mails = asking(
                call, cities.stream().filter(city -> !known.contains(city)).toList(), visit);
        database.transaction(tx -> {
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
                    .filter(city -> !cities.contains(city))
                    .forEach(city -> tx.execute(
                            "delete from wiki_contribution where call_id = ? and organisation = ? and item = 0",
                            call.id(),
                            city));
            for (long city : cities) {
                if (!present.contains(city)) {
                    ask(tx, call.id(), city, Instant.now());
                }
            }
            letters.send(tx, mails);
            return null;
        });
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
        List<Mail> mails = silent.isEmpty() ? List.of() : letters.toCities("remind", call, silent, visit.space());
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
