// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.content;

import org.rambla.api.space.Role;

/**
 * An item about to be made.
 *
 * @param least least role that may read it
 * @param submission the form's own key (see {@link org.rambla.api.page.Form#submission}), so that a form sent twice
 *     makes one item; "" for none
 */
public record NewContent(
        String feature,
        String type,
        long parent,
        long space,
        Role least,
        ContentState state,
        long author,
        long organisation,
        String language,
        String title,
        String submission) {}
