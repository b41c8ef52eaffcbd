// SPDX-License-Identifier: Apache-2.0
/** What pages show: versions that are ready, in one statement; what is missing is noted, and wanted afterwards. */
package org.rambla.translation.reading;
