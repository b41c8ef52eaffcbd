// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.page;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The permission that a resource method needs. Core checks it before any code of the bundle runs; a resource method
 * without it keeps the feature from mounting, and the administrator reads why.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Requires {
    /** Everybody, signed in or not. */
    String ANYONE = "anyone";
    /** Members of the network. */
    String SIGNED_IN = "signed-in";
    /** Programme managers and administrators of the network. */
    String PROGRAMME_MANAGER = "programme-manager";
    /** Administrators of the network. */
    String ADMINISTRATOR = "administrator";
    /** Who may see the space of the address. */
    String VISITOR = "space.visit";
    /** Members of the space of the address. */
    String MEMBER = "space.member";
    /** Moderators of the space of the address. */
    String MODERATOR = "space.moderate";
    /** Programme managers of the space of the address. */
    String MANAGER = "space.manage";

    /** One of the constants above, or a permission that the feature declares in {@code FeatureInfo}. */
    String value();

    /**
     * Name of the path parameter that holds a content id: core checks that the item is there, belongs to this feature
     * and to the space of the address, and is visible to the visitor.
     */
    String item() default "";
}
