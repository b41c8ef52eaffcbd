// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.topic;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.rambla.api.content.ContentState;

/** A topic while it changes; pages read {@link TopicRow}. */
@Entity
@Table(name = "forum_topic")
public class TopicEntity {
    private static final int MOST_VOICES = 30;

    @Id
    private long id;

    @Version
    private int version;

    @Column(name = "space_id")
    private long space;

    private long author;
    private String language;
    private String title;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "last_at")
    private long lastAt;

    @Column(name = "last_author")
    private long lastAuthor;

    private int posts;
    private int replies;
    private boolean pinned;
    private boolean locked;
    private String state = ContentState.PUBLISHED.name();
    private int cities;
    private String voices = "";

    protected TopicEntity() {}

    /** A topic without posts yet. */
    public TopicEntity(long id, long space, long author, String language, String title, Instant at) {
        this.id = id;
        this.space = space;
        this.author = author;
        this.language = language;
        this.title = title;
        this.createdAt = at.toEpochMilli();
    }

    public long id() {
        return id;
    }

    public long space() {
        return space;
    }

    public long author() {
        return author;
    }

    public String title() {
        return title;
    }

    public boolean locked() {
        return locked;
    }

    public int replies() {
        return replies;
    }

    public boolean published() {
        return state.equals(ContentState.PUBLISHED.name());
    }

    /** Whether it has its opening post. */
    public boolean begun() {
        return posts > 0;
    }

    /** Takes another post and gives it its number. */
    public int take(long member, Instant at) {
        posts++;
        replies = posts == 1 ? 0 : replies + 1;
        lastAt = at.toEpochMilli();
        lastAuthor = member;
        return posts;
    }

    /** Whether the organisation is among the first that took part. */
    public boolean hears(long organisation) {
        return (" " + voices).contains(" " + organisation + ":");
    }

    /** Whether more organisations take part than are listed, so that only the posts tell of one. */
    public boolean crowded() {
        return cities >= MOST_VOICES;
    }

    /** Another organisation takes part. */
    public void hear(long organisation, long member) {
        cities++;
        if (cities <= MOST_VOICES) {
            voices = voices + (voices.isEmpty() ? "" : " ") + organisation + ":" + member;
        }
    }

    public void rename(String newTitle, String newLanguage) {
        title = newTitle;
        language = newLanguage;
    }

    public void pin(boolean on) {
        pinned = on;
    }

    public void lock(boolean on) {
        locked = on;
    }

    public void state(ContentState newState) {
        state = newState.name();
    }

    /** An answer went out of sight, or came back. */
    public void countReplies(int change) {
        replies += change;
    }
}
