// SPDX-License-Identifier: Apache-2.0
package org.rambla.forum.edit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.rambla.forum.topic.PostEntity;

/** What a post said before a change; never changed itself. */
@Entity
@Table(name = "forum_revision")
public class RevisionEntity {
    @Id
    @SequenceGenerator(name = "forum_revision_id", sequenceName = "forum_revision_id", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "forum_revision_id")
    private long id;

    private long post;
    private int revision;
    private String title;
    private String language;

    @Lob
    private String body;

    private int sanitiser;
    private long editor;

    @Column(name = "written_at")
    private long writtenAt;

    protected RevisionEntity() {}

    /** The present text of a post, about to be replaced. */
    public RevisionEntity(PostEntity post, String title) {
        this.post = post.id();
        this.revision = post.revision();
        this.title = title;
        this.language = post.language();
        this.body = post.html();
        this.sanitiser = post.sanitiser();
        this.editor = post.editor();
        this.writtenAt = post.editedAt().toEpochMilli();
    }
}
