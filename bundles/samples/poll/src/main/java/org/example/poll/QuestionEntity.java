// SPDX-License-Identifier: Apache-2.0
package org.example.poll;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A question while it changes; pages read {@link Questions.Question}. */
@Entity
@Table(name = "poll_question")
public class QuestionEntity {
    @Id
    @SequenceGenerator(name = "poll_question_id", sequenceName = "poll_question_id", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "poll_question_id")
    private long id;

    @Version
    private int version;

    @Column(name = "space_id")
    private long space;

    private String text;

    @Column(name = "yes_count")
    private int yes;

    @Column(name = "no_count")
    private int no;

    protected QuestionEntity() {}

    QuestionEntity(long space, String text) {
        this.space = space;
        this.text = text;
    }

    long space() {
        return space;
    }

    void count(boolean answer) {
        yes += answer ? 1 : 0;
        no += answer ? 0 : 1;
    }
}
