// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rambla.api.content.ContentState;
import org.rambla.api.space.Role;
import org.rambla.api.text.Localised;

/** A page while it changes; readers get a {@link PageRow}. */
@Entity
@Table(name = "wiki_page")
public class PageEntity {
    @Id
    private long id;

    @Version
    private int version;

    @Column(name = "space_id")
    private long space;

    private long parent;
    private String path;
    private String slug;
    private String titles = "";

    @Column(name = "sort_key")
    private String sortKey = "";

    private String language;
    private int revision;
    private long author;

    @Column(name = "created_at")
    private long createdAt;

    private long editor;

    @Column(name = "changed_at")
    private long changedAt;

    private String least;
    private boolean locked;
    private int files;
    private String state = ContentState.PUBLISHED.name();
    private String reason = "";
    private long remover;
    private long owner;

    @Column(name = "review_at")
    private long reviewAt;

    private int reminded;
    private String writer = Role.VISITOR.name();
    private String template = "";
    private int facts;
    private int worded;

    protected PageEntity() {}

    /** A page without a title yet, at a place of the tree. */
    public PageEntity(long id, long space, Tree.Place place, String language, long author, Instant at) {
        this.id = id;
        this.space = space;
        this.parent = place.parent();
        this.path = Tree.path(place.path(), id);
        this.least = place.least().name();
        this.language = language;
        this.author = author;
        this.createdAt = at.toEpochMilli();
        this.editor = author;
        this.changedAt = createdAt;
    }

    public long id() {
        return id;
    }

    public long space() {
        return space;
    }

    public long parent() {
        return parent;
    }

    public String path() {
        return path;
    }

    public String slug() {
        return slug;
    }

    public String language() {
        return language;
    }

    public Localised titles() {
        return Localised.fromJson(titles);
    }

    public Role least() {
        return Role.valueOf(least);
    }

    public boolean locked() {
        return locked;
    }

    public ContentState state() {
        return ContentState.valueOf(state);
    }

    public void name(String newSlug) {
        slug = newSlug;
    }

    /** Its title in a language; the original's is what it is sorted by. */
    public void title(String in, String title) {
        Map<String, String> all = new LinkedHashMap<>(titles().texts());
        all.put(in, title);
        titles = new Localised(all).toJson();
        if (in.equals(language)) {
            sortKey = Titles.order(title);
        }
    }

    /** What was noted to be in one language is in another; the original goes on being that. */
    public void speak(String from, String to) {
        Map<String, String> all = new LinkedHashMap<>();
        titles().texts().forEach((in, title) -> all.put(in.equals(from) ? to : in, title));
        titles = new Localised(all).toJson();
        if (language.equals(from)) {
            language = to;
        }
    }

    /** The original was saved. */
    public void revision(int newRevision) {
        revision = newRevision;
    }

    public void changed(long member, Instant at) {
        editor = member;
        changedAt = at.toEpochMilli();
    }

    /** Another place of the tree. */
    public void move(long newParent, String newPath) {
        parent = newParent;
        path = newPath;
    }

    /** To another space, at the top. */
    public void moveTo(long newSpace) {
        space = newSpace;
        move(0, Tree.path("", id));
    }

    public void lock(boolean newLocked) {
        locked = newLocked;
    }

    public Role writer() {
        return Role.valueOf(writer);
    }

    /** The least roles that may read and change it. */
    public void rights(Role newLeast, Role newWriter) {
        least = newLeast.name();
        writer = newWriter.name();
    }

    /** It has the fields of a template, which were saved; the number of that. */
    public int template(String key) {
        template = key;
        return ++facts;
    }

    /** The save of the fields with this number changed the original's words. */
    public void worded(int number) {
        worded = number;
    }

    /** How often the fields of the template were saved. */
    public int facts() {
        return facts;
    }

    public long owner() {
        return owner;
    }

    /** By when it is to be looked over, null for no day. */
    public Instant reviewAt() {
        return reviewAt == 0 ? null : Instant.ofEpochMilli(reviewAt);
    }

    /** Who looks after it (0: nobody), and by when it is to be looked over (null: no day). */
    public void care(long member, Instant day) {
        owner = member;
        reviewAt = day == null ? 0 : day.toEpochMilli();
        reminded = 0;
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
