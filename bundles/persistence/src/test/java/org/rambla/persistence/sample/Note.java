// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.sample;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** An entity to test with. */
@Entity
@Table(name = "sample_note")
public class Note {
    @Id
    @SequenceGenerator(name = "sample_note_id", sequenceName = "sample_note_id", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sample_note_id")
    private long id;

    @Version
    private int version;

    private String title;

    @Lob
    private String body;

    private boolean pinned;

    @Column(name = "made_at")
    private long madeAt;

    protected Note() {}

    public Note(String title, String body, long madeAt) {
        this.title = title;
        this.body = body;
        this.madeAt = madeAt;
    }

    public long id() {
        return id;
    }

    public int version() {
        return version;
    }

    public String title() {
        return title;
    }

    public void rename(String newTitle) {
        this.title = newTitle;
    }

    public String body() {
        return body;
    }

    public void pin() {
        this.pinned = true;
    }
}
