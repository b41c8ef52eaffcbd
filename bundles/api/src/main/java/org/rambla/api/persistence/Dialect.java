// SPDX-License-Identifier: Apache-2.0
package org.rambla.api.persistence;

/** The databases Rambla runs on. */
public enum Dialect {
    DERBY,
    POSTGRESQL
}
