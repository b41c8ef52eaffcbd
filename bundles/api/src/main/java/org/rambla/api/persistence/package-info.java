// SPDX-License-Identifier: Apache-2.0
/**
 * One {@link org.rambla.api.persistence.Database} per persistence unit: changes go through entities in a transaction,
 * pages read projections by SQL. The SQL must run on Apache Derby and on PostgreSQL alike.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.rambla.api.persistence;
