// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.feature;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import org.rambla.api.text.Html;
import org.rambla.api.visit.Visit;

/**
 * A capability that managers switch on in a space. One component per bundle, annotated with {@link FeatureInfo};
 * stateless. Every method has a default, so the smallest feature is one class.
 */
@ConsumerType
public interface Feature {
    /** JAX-RS resources at {@code /s/{space}/{name}/...}; their paths are relative to that. */
    default Set<Object> pages() {
        return Set.of();
    }

    /** The same for programs, at {@code /api/s/{space}/{name}/...}. */
    default Set<Object> api() {
        return Set.of();
    }

    /** Across spaces, at {@code /n/{name}/...}. */
    default Set<Object> networkPages() {
        return Set.of();
    }

    /** The same for programs, at {@code /api/n/{name}/...}. */
    default Set<Object> networkApi() {
        return Set.of();
    }

    /** For administrators, at {@code /admin/x/{name}/...}. */
    default Set<Object> adminPages() {
        return Set.of();
    }

    /** For the member, at {@code /account/x/{name}/...}. */
    default Set<Object> accountPages() {
        return Set.of();
    }

    /**
     * Signed links from mails and feeds, at {@code /l/{name}/...}: no cookie is read there. Only pages at
     * {@code /l/{name}/embed/{word}} may be shown in a frame by other sites.
     */
    default Set<Object> linkPages() {
        return Set.of();
    }

    /** Tabs in a space, in order; none when there are no pages. */
    default List<Tab> tabs() {
        return List.of();
    }

    /** Entries of the network's navigation, each for one of {@link #networkPages}; at most one for most features. */
    default List<Tab> networkTabs() {
        return List.of();
    }

    /** Entries of the navigation of a member's account, each for one of {@link #accountPages}. */
    default List<Tab> accountTabs() {
        return List.of();
    }

    /** Entries of the navigation of the administration, each for one of {@link #adminPages}. */
    default List<Tab> adminTabs() {
        return List.of();
    }

    /** Shown on a space's home; {@link Html#NONE} shows nothing. */
    default Html panel(Visit visit) {
        return Html.NONE;
    }

    /** Shown on the network's home. */
    default Html networkPanel(Visit visit) {
        return Html.NONE;
    }

    /** Buttons in the space's head. */
    default List<Action> actions(Visit visit) {
        return List.of();
    }

    /**
     * A tab in a space, or an entry of the network's navigation.
     *
     * @param name of the page's {@code tab}; the feature's name for its first
     * @param messageKey for the label
     * @param path relative to the feature, "" for its first page
     * @param permission of a tab in a space that only those see who have it; "" for everybody
     */
    record Tab(String name, String messageKey, String path, String permission) {
        /** A tab for everybody. */
        public Tab(String name, String messageKey, String path) {
            this(name, messageKey, path, "");
        }
    }

    /**
     * A button in the space's head.
     *
     * @param icon name of an icon of the sprite, "message-square-plus"
     * @param path whole address
     */
    record Action(String label, String icon, String path) {}
}
