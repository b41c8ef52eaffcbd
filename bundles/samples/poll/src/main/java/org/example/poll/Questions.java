// SPDX-License-Identifier: Apache-2.0
package org.example.poll;

import java.util.List;
import org.rambla.api.page.Refusal;
import org.rambla.api.persistence.Database;

/** The questions of all spaces. */
final class Questions {
    private final Database database;

    Questions(Database database) {
        this.database = database;
    }

    record Question(long id, String text, int yes, int no) {}

    /** The newest first. */
    List<Question> of(long space) {
        return database.list(
                "select id, text, yes_count, no_count from poll_question where space_id = ? order by id desc",
                row -> new Question(
                        row.number("id"), row.text("text"), row.integer("yes_count"), row.integer("no_count")),
                space);
    }

    void ask(long space, String text) {
        database.transaction(tx -> tx.save(new QuestionEntity(space, text)));
    }

    /** @throws Refusal when there is no such question in the space, or the member answered it already */
    void answer(long space, long id, long member, boolean answer) {
        try {
            database.transaction(tx -> {
                QuestionEntity question = tx.lock(QuestionEntity.class, id)
                        .filter(found -> found.space() == space)
                        .orElseThrow(Refusal::notFound);
                tx.execute("insert into poll_answer (question, member) values (?, ?)", id, member);
                question.count(answer);
                return null;
            });
        } catch (Database.Conflict answered) {
            throw new Refusal(409, "poll.answered");
        }
    }
}
