// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki.page;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** The wiki of a space; locked by whatever changes its tree. */
@Entity
@Table(name = "wiki_space")
public class WikiEntity {
    @Id
    @Column(name = "space_id")
    private long space;

    @Version
    private int version;

    private boolean reviewed;

    protected WikiEntity() {}

    public WikiEntity(long space) {
        this.space = space;
    }

    public boolean reviewed() {
        return reviewed;
    }

    /** Whether changes wait for somebody who may review them. */
    public void review(boolean newReviewed) {
        reviewed = newReviewed;
    }
}
