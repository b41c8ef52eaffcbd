// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.persistence;

import org.osgi.annotation.versioning.ProviderType;

/** Counts SQL statements, so that a page can tell what it cost; a service. */
@ProviderType
public interface Statements {
    /** Statements that the calling thread has sent since it started, those of entities included. A batch counts once. */
    long onThisThread();
}
