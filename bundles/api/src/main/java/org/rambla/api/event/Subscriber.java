// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.event;

import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of committed events, in order for each subject, at least once. A subscriber that throws is tried again with
 * back-off and then the event is set aside where the administrator sees it; later events of
 * the same subject wait for it meanwhile. Register as a service; every method is called on a thread of the subscriber's own.
 */
@ConsumerType
public interface Subscriber {
    /** Stable name of the cursor, for example "search.index". */
    String name();

    /** Whether to hear of that kind of event. */
    boolean wants(String kind);

    default Scope scope() {
        return Scope.NETWORK;
    }

    /** Whether a new subscriber first hears the events still kept (a day at least); otherwise it starts at the present. */
    default boolean fromTheStart() {
        return false;
    }

    void on(Event event) throws Exception;

    /**
     * Called after some events, before the cursor is written: what was heard must survive a crash once this returns. For
     * subscribers that do several events' work at once. When it throws, the events since the last call are told again.
     */
    default void settle() throws Exception {}

    /**
     * Called when all there is for the moment has been heard: whoever gathers does its work now. Need not survive a crash
     * before {@link #settle}. When it throws, the events since the last {@code settle} are told again.
     */
    default void caughtUp() throws Exception {}

    /**
     * How long {@link #settle} may wait while events come in one by one: for those whom it costs much, such as a file that
     * is forced to the disk. A server that crashes tells the events of that time again.
     */
    default Duration settleAfter() {
        return Duration.ZERO;
    }

    /** Whether one node hears an event, or each. */
    enum Scope {
        /** One cursor for the installation: mail, notices. */
        NETWORK,
        /** One cursor per node: local index, live updates. */
        NODE
    }
}
