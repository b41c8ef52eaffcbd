// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.unit;

import org.eclipse.persistence.logging.AbstractSessionLog;
import org.eclipse.persistence.logging.SessionLog;
import org.eclipse.persistence.logging.SessionLogEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** EclipseLink's log in ours; statements with their arguments are never logged. */
public final class EntityLog extends AbstractSessionLog {
    private static final Logger LOG = LoggerFactory.getLogger("org.eclipse.persistence");

    @Override
    public void log(SessionLogEntry entry) {
        if (entry.getLevel() < SessionLog.WARNING) {
            LOG.debug("{}", formatMessage(entry));
        } else if (!entry.hasException()) {
            LOG.warn("{}", formatMessage(entry));
        } else {
            // Who called gets the exception as well and decides whether it matters.
            LOG.debug("{}", formatMessage(entry), entry.getException());
        }
    }
}
