// SPDX-License-Identifier: Apache-2.0
/**
 * Webinars: the agenda of a space, and registering for what stands in it.
 *
 * <p>An event is one content item. {@code event} announces, shows and changes it: a moment is an instant with the IANA
 * zone of the organiser, and every label (CET, CEST) is worked out from both. {@code registration} gives places: whoever
 * changes a registration locks the row of its event first ({@link org.rambla.webinar.registration.Line}), so that counting
 * and giving are one step. {@code letter} tells those who registered, of the state that holds when the mail is written;
 * {@code calendar} writes what their calendars take. {@code guest} lets people without an account ask for a place;
 * {@code attendance} notes and counts who was there; {@code series} binds events together.
 */
package org.rambla.webinar;
