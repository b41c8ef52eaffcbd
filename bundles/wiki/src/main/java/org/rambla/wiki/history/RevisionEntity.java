// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.rambla.wiki.page.VersionEntity;

/** What was saved once; never changed. */
@Entity
@Table(name = "wiki_revision")
public class RevisionEntity {
    @Id
    @SequenceGenerator(name = "wiki_revision_id", sequenceName = "wiki_revision_id", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "wiki_revision_id")
    private long id;

    private long page;

    @Column(name = "space_id")
    private long space;

    private String language;
    private int revision;
    private String title;

    @Lob
    private String body;

    private int sanitiser;
    private String summary;
    private long editor;
    private long organisation;

    @Column(name = "written_at")
    private long writtenAt;

    protected RevisionEntity() {}

    /** What was just said. */
    public RevisionEntity(VersionEntity version) {
        this.page = version.page();
        this.space = version.space();
        this.language = version.language();
        this.revision = version.revision();
        this.title = version.title();
        this.body = version.html();
        this.sanitiser = version.sanitiser();
        this.summary = version.summary();
        this.editor = version.editor();
        this.organisation = version.organisation();
        this.writtenAt = version.editedAt();
    }
}
