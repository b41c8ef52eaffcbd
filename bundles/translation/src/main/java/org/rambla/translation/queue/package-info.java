// SPDX-License-Identifier: Apache-2.0
/** What waits to be translated, in the database, and who tells it. */
package org.rambla.translation.queue;
