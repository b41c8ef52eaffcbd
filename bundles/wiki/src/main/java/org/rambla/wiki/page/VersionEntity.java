// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.rambla.wiki.blame.Blame;

/** What a page says in one language, while it changes. */
@Entity
@Table(name = "wiki_version")
public class VersionEntity {
    @Id
    @SequenceGenerator(name = "wiki_version_id", sequenceName = "wiki_version_id", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "wiki_version_id")
    private long id;

    @Version
    private int version;

    private long page;

    @Column(name = "space_id")
    private long space;

    private String language;
    private String title;

    @Column(name = "title_key")
    private String titleKey;

    @Lob
    private String body;

    private int sanitiser;
    private int revision;
    private String summary = "";
    private long editor;
    private long organisation;

    @Column(name = "edited_at")
    private long editedAt;

    @Lob
    private String blame = "";

    private int origin;
    private int worded;

    @Lob
    private String synced = "";

    protected VersionEntity() {}

    /** Nothing said yet. */
    public VersionEntity(PageEntity page, String language) {
        this.page = page.id();
        this.space = page.space();
        this.language = language;
    }

    public long page() {
        return page;
    }

    public long space() {
        return space;
    }

    public String language() {
        return language;
    }

    public String title() {
        return title;
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

    public String summary() {
        return summary;
    }

    public long editor() {
        return editor;
    }

    public long organisation() {
        return organisation;
    }

    public long editedAt() {
        return editedAt;
    }

    /** The next revision; who touched which block last is worked out beforehand. */
    public void say(Draft draft, Blame touched, long member, long city, Instant at) {
        title = draft.title();
        titleKey = Titles.key(draft.title());
        body = draft.body().html();
        sanitiser = draft.body().sanitiser();
        summary = draft.summary();
        blame = touched.source();
        editor = member;
        organisation = city;
        editedAt = at.toEpochMilli();
        revision++;
    }

    /** What of the original it says now; {@link Synced#NONE} takes back what others said of it. */
    public void sync(Synced now) {
        Synced all = now.equals(Synced.NONE) ? now : now.with(Synced.of(origin, synced));
        origin = all.origin();
        worded = all.worded();
        synced = all.source();
    }
}
