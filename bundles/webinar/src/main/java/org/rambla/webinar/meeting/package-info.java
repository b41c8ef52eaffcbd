// SPDX-License-Identifier: Apache-2.0
/**
 * The network's own meeting server. {@link org.rambla.webinar.meeting.BigBlueButton} speaks to it in its own words,
 * {@link org.rambla.webinar.meeting.Room} says which meeting belongs to which event and who leads it. Nothing here runs
 * inside a transaction: the server is elsewhere, and may be slow or away.
 */
package org.rambla.webinar.meeting;
