// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.topic;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.rambla.api.content.Body;
import org.rambla.api.content.ContentState;

/** A post while it changes; pages read {@link PostRow}. */
@Entity
@Table(name = "forum_post")
public class PostEntity {
    @Id
    private long id;

    @Version
    private int version;

    private long topic;

    @Column(name = "space_id")
    private long space;

    @Column(name = "num")
    private int number;

    private long author;
    private long organisation;
    private String language;

    @Lob
    private String body;

    private int sanitiser;
    private int files;

    @Column(name = "created_at")
    private long createdAt;

    private int revision = 1;

    @Column(name = "edited_at")
    private long editedAt;

    private long editor;
    private String state = ContentState.PUBLISHED.name();
    private String reason = "";
    private long remover;

    protected PostEntity() {}

    public PostEntity(
            long id,
            TopicEntity topic,
            int number,
            long author,
            long organisation,
            String language,
            Body body,
            int files,
            Instant at) {
        this.id = id;
        this.topic = topic.id();
        this.space = topic.space();
        this.number = number;
        this.author = author;
        this.organisation = organisation;
        this.language = language;
        this.body = body.html();
        this.sanitiser = body.sanitiser();
        this.files = files;
        this.createdAt = at.toEpochMilli();
        this.editedAt = createdAt;
        this.editor = author;
    }

    public long id() {
        return id;
    }

    public long topic() {
        return topic;
    }

    public int number() {
        return number;
    }

    public long author() {
        return author;
    }

    public String language() {
        return language;
    }

    public String html() {
        return body;
    }

    public int sanitiser() {
        return sanitiser;
    }

    public int revision() {
        return revision;
    }

    public Instant editedAt() {
        return Instant.ofEpochMilli(editedAt);
    }

    public long editor() {
        return editor;
    }

    public boolean opening() {
        return id == topic;
    }

    public ContentState state() {
        return ContentState.valueOf(state);
    }

    /** Another text; the one before is the caller's to keep. */
    public void rewrite(Body newBody, String newLanguage, long member, Instant at) {
        body = newBody.html();
        sanitiser = newBody.sanitiser();
        language = newLanguage;
        revision++;
        editor = member;
        editedAt = at.toEpochMilli();
    }

    public void countFiles(int change) {
        files += change;
    }

    /** Taken out of sight, or back (reason "", remover 0). */
    public void state(ContentState newState, String newReason, long member) {
        state = newState.name();
        reason = newReason;
        remover = member;
    }
}
