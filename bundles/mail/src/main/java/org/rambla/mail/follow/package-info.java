// SPDX-License-Identifier: Apache-2.0
/**
 * News for those who follow a space: what is new is noted from events, told in rounds of at most one an hour and space,
 * and written for each reader at the moment of sending, so that nobody reads in a mail what the space would not show.
 */
package org.rambla.mail.follow;
