// SPDX-License-Identifier: Apache-2.0
package org.rambla.persistence.unit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.platform.database.PostgreSQLPlatform;
import org.rambla.persistence.sql.Arguments;

/** PostgreSQL for entities: texts lose NUL as everywhere. */
public final class PostgresqlEntities extends PostgreSQLPlatform {
    @Override
    public void setParameterValueInDatabaseCall(
            Object parameter, PreparedStatement statement, int index, AbstractSession session) throws SQLException {
        super.setParameterValueInDatabaseCall(
                parameter instanceof String text ? Arguments.clean(text) : parameter, statement, index, session);
    }
}
