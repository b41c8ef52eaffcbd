// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.content;

/** Where an item stands. */
public enum ContentState {
    DRAFT,
    PUBLISHED,
    /** Hidden by a moderator: moderators see it, with the reason. */
    HIDDEN,
    /** Deleted: nobody sees it; the row stays for its permanent link. */
    DELETED
}
