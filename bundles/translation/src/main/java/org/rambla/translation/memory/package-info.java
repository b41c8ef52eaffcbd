// SPDX-License-Identifier: Apache-2.0
/** What was translated before, by sentence. */
package org.rambla.translation.memory;
