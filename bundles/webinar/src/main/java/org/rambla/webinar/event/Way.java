// SPDX-License-Identifier: Apache-2.0
package org.rambla.webinar.event;

/** How one takes part. */
public enum Way {
    ONLINE("video"),
    ON_SITE("map-pin"),
    HYBRID("map-pin");

    private final String icon;

    Way(String icon) {
        this.icon = icon;
    }

    /** Name of an icon of the sprite. */
    public String icon() {
        return icon;
    }

    /** Whether there is a place to go to. */
    public boolean placed() {
        return this != ONLINE;
    }

    /** Whether there is an address to join at. */
    public boolean online() {
        return this != ON_SITE;
    }
}
