// SPDX-License-Identifier: Apache-2.0
package org.rambla.wiki;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import org.rambla.api.persistence.Database;

/** The same database, in which nothing that runs in a transaction reads on another connection. */
final class StrictDatabase {
    private final Database database;
    private final List<String> statements;
    private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

    private StrictDatabase(Database database, List<String> statements) {
        this.database = database;
        this.statements = statements;
    }

    /** @param statements takes what is read outside of transactions */
    static Database of(Database database, List<String> statements) {
        StrictDatabase strict = new StrictDatabase(database, statements);
        return (Database) Proxy.newProxyInstance(
                Database.class.getClassLoader(), new Class<?>[] {Database.class}, (proxy, method, arguments) -> {
                    if (strict.inside.get() && method.getDeclaringClass() != Object.class) {
                        throw new IllegalStateException(method.getName() + " leaves the transaction that it stands in");
                    }
                    if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
                        strict.statements.add(sql);
                    }
                    try {
                        return method.getName().equals("transaction")
                                ? strict.run((Database.Work<?, ?>) arguments[0])
                                : method.invoke(database, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private <T, E extends Exception> T run(Database.Work<T, E> work) throws E {
        return database.transaction(transaction -> {
            inside.set(true);
            try {
                return work.run(transaction);
            } finally {
                inside.set(false);
            }
        });
    }
}
