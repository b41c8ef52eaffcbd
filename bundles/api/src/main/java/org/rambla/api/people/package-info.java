// SPDX-License-Identifier: Apache-2.0
/**
 * Members and the organisations they act for, as every other bundle sees them.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.rambla.api.people;
