// SPDX-License-Identifier: Apache-2.0
/**
 * What happened, told after it was committed, at least once and in order for each subject.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.rambla.api.event;
