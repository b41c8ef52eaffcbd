// SPDX-License-Identifier: Apache-2.0
/** What organisers do before an event, on the day and after it, and what of that is done. */
package org.rambla.webinar.checklist;
