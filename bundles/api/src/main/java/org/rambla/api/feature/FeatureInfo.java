// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.feature;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;

/**
 * What a feature is called and what it asks for; lands in the bundle's manifest, so that it can be read before anything
 * is installed. Titles come from the bundle's messages: {@code forum.title}, {@code forum.description},
 * {@code forum.permission.pin}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Capability(namespace = FeatureInfo.NAMESPACE)
public @interface FeatureInfo {
    String NAMESPACE = "org.rambla.feature";

    /** In addresses and everywhere: lower-case letters, digits and hyphens, at most 30. */
    @Attribute("name")
    String name();

    /** Place among the tabs. */
    @Attribute("order")
    int order() default 100;

    /**
     * Permissions with their default role: {@code "forum.start=MEMBER"}. One that is called {@code NAME.read} says who may
     * see the feature in a space at all: where a manager moves it, core also keeps every item of the feature there from
     * everybody below that role, whatever audience the item has.
     */
    @Attribute("permissions")
    String[] permissions() default {};

    /** Tables that it makes; each begins with the name. */
    @Attribute("tables")
    String[] tables() default {};
}
