// SPDX-License-Identifier: Apache-2.0
/** What was read, and what waits for it, in one table that all servers share. */
package org.rambla.reader.queue;
