// SPDX-License-Identifier: Apache-2.0
package org.rambla.extension.node;

import java.util.Collection;
import java.util.Optional;
import org.rambla.extension.register.StoredArtifact;

/** Where extensions run: starts, replaces and removes versions. Called on the extensions' lanes. */
interface Host {
    /** Everything that runs here. */
    Collection<StoredArtifact> all();

    /** The artifact of a feature that runs here. */
    Optional<StoredArtifact> running(String feature);

    /** Whether the version that runs does not give its requests back. */
    boolean blocked(String feature);

    /**
     * Starts a version beside the one that runs, and waits until it can answer. Nobody is sent to it yet, unless it is the
     * first of its name.
     *
     * @param onTrial whether to leave a mark that tells, after a crash, what was being started
     */
    Started start(StoredArtifact artifact, boolean onTrial) throws Failure;

    /**
     * Nobody waits any more for a version that is being started: nobody is sent to it, and it does not count as starting.
     * Called while {@link #start} does not come back, on another thread.
     */
    void abandon(String feature);

    /** Nobody is sent to the feature any more; what is under way goes on. */
    void stop(String feature);

    /** It is in the way: no request is answered, and nothing is waited for. */
    void cutOff(String feature);

    /** A version that can answer. */
    interface Started {
        /** From now on requests go to this version; the one before drains and goes. */
        void use(boolean onTrial);

        /** It goes again. */
        void discard();
    }
}
