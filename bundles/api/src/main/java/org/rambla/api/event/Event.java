// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.event;

import java.time.Instant;

/**
 * That something happened; never its content, which subscribers read in its present state. So a repeated event is
 * harmless and one that is set aside blocks nothing.
 *
 * @param position place in the order of committed events, from 1; 0 while not yet numbered
 * @param kind for example "content.created", "membership.changed"; first word is the subject's kind
 * @param subject id of the subject: a content item, member, space ...
 * @param space id of the space concerned, 0 when none
 * @param version the subject's version after the change
 * @param actor member who did it, 0 for the server itself
 * @param at when
 */
public record Event(long position, String kind, long subject, long space, int version, long actor, Instant at) {
    /** An event that happens now. */
    public static Event now(String kind, long subject, long space, int version, long actor) {
        return new Event(0, kind, subject, space, version, actor, Instant.now());
    }
}
